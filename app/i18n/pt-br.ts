import type { Messages } from './messages.ts';
import { account } from './pt-br/account.ts';
import { catalogue } from './pt-br/catalogue.ts';
import { charging } from './pt-br/charging.ts';
import { day } from './pt-br/day.ts';
import { deferrals } from './pt-br/deferrals.ts';
import { defer } from './pt-br/defer.ts';
import { errors } from './pt-br/errors.ts';
import { history } from './pt-br/history.ts';
import { moneyBack } from './pt-br/money-back.ts';
import { places } from './pt-br/places.ts';
import { reach } from './pt-br/reach.ts';
import { selling } from './pt-br/selling.ts';
import { shell } from './pt-br/shell.ts';
import { terminal } from './pt-br/terminal.ts';

export const ptBR: Messages = {
  ...shell,
  ...selling,
  ...charging,
  ...day,
  ...catalogue,
  ...errors,
  ...terminal,
  ...moneyBack,
  ...history,
  ...account,
  ...places,
  ...reach,
  ...deferrals,
  ...defer,
};
