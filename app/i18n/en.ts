import { account } from './en/account.ts';
import { catalogue } from './en/catalogue.ts';
import { charging } from './en/charging.ts';
import { day } from './en/day.ts';
import { deferrals } from './en/deferrals.ts';
import { defer } from './en/defer.ts';
import { errors } from './en/errors.ts';
import { history } from './en/history.ts';
import { moneyBack } from './en/money-back.ts';
import { places } from './en/places.ts';
import { reach } from './en/reach.ts';
import { selling } from './en/selling.ts';
import { shell } from './en/shell.ts';
import { terminal } from './en/terminal.ts';
import type { DerivedKey } from './derived-key.ts';

export const en = {
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
} satisfies Record<DerivedKey, string>;
