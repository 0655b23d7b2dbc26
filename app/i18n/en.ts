import { catalogue } from './en/catalogue.ts';
import { charging } from './en/charging.ts';
import { day } from './en/day.ts';
import { errors } from './en/errors.ts';
import { selling } from './en/selling.ts';
import { shell } from './en/shell.ts';
import type { DerivedKey } from './derived-key.ts';

export const en = {
  ...shell,
  ...selling,
  ...charging,
  ...day,
  ...catalogue,
  ...errors,
} satisfies Record<DerivedKey, string>;
