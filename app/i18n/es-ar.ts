import { account as esArAccount } from './es-ar/account.ts';
import { deferrals as esArDeferrals } from './es-ar/deferrals.ts';
import { defer as esArDefer } from './es-ar/defer.ts';
import { problems as esArProblems } from './es-ar/problems.ts';
import { reach as esArReach } from './es-ar/reach.ts';
import { screens as esArScreens } from './es-ar/screens.ts';
import { steps as esArSteps } from './es-ar/steps.ts';
import { account } from './es/account.ts';
import { deferrals } from './es/deferrals.ts';
import { defer } from './es/defer.ts';
import { history } from './es/history.ts';
import { moneyBack } from './es/money-back.ts';
import { places } from './es/places.ts';
import { problems } from './es/problems.ts';
import { reach } from './es/reach.ts';
import { report } from './es/report.ts';
import { screens } from './es/screens.ts';
import { terminal } from './es/terminal.ts';
import type { Messages } from './messages.ts';

export const esAR: Messages = {
  ...screens,
  ...report,
  ...problems,
  ...terminal,
  ...moneyBack,
  ...history,
  ...account,
  ...places,
  ...reach,
  ...deferrals,
  ...defer,
  ...esArScreens,
  ...esArProblems,
  ...esArSteps,
  ...esArAccount,
  ...esArReach,
  ...esArDeferrals,
  ...esArDefer,
};
