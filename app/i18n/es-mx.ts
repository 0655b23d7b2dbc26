import { problems as esMxProblems } from './es-mx/problems.ts';
import { screens as esMxScreens } from './es-mx/screens.ts';
import { steps as esMxSteps } from './es-mx/steps.ts';
import { history } from './es/history.ts';
import { moneyBack } from './es/money-back.ts';
import { problems } from './es/problems.ts';
import { report } from './es/report.ts';
import { screens } from './es/screens.ts';
import { terminal } from './es/terminal.ts';
import type { Messages } from './messages.ts';

export const esMX: Messages = {
  ...screens,
  ...report,
  ...problems,
  ...terminal,
  ...moneyBack,
  ...history,
  ...esMxScreens,
  ...esMxProblems,
  ...esMxSteps,
};
