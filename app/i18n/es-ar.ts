import { problems as esArProblems } from './es-ar/problems.ts';
import { screens as esArScreens } from './es-ar/screens.ts';
import { problems } from './es/problems.ts';
import { report } from './es/report.ts';
import { screens } from './es/screens.ts';
import type { Messages } from './messages.ts';

export const esAR: Messages = { ...screens, ...report, ...problems, ...esArScreens, ...esArProblems };
