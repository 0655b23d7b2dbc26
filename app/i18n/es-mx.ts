import { account as esMxAccount } from './es-mx/account.ts';
import { deferrals as esMxDeferrals } from './es-mx/deferrals.ts';
import { defer as esMxDefer } from './es-mx/defer.ts';
import { places as esMxPlaces } from './es-mx/places.ts';
import { problems as esMxProblems } from './es-mx/problems.ts';
import { reach as esMxReach } from './es-mx/reach.ts';
import { screens as esMxScreens } from './es-mx/screens.ts';
import { steps as esMxSteps } from './es-mx/steps.ts';
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

export const esMX: Messages = {
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
  ...esMxScreens,
  ...esMxProblems,
  ...esMxSteps,
  ...esMxAccount,
  ...esMxReach,
  ...esMxDeferrals,
  ...esMxDefer,
  ...esMxPlaces,
};
