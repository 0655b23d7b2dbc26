import { problems as esMxProblems } from './es-mx/problems.ts';
import { screens as esMxScreens } from './es-mx/screens.ts';
import { problems } from './es/problems.ts';
import { report } from './es/report.ts';
import { screens } from './es/screens.ts';
import type { Messages } from './messages.ts';

export const esMX: Messages = { ...screens, ...report, ...problems, ...esMxScreens, ...esMxProblems };
