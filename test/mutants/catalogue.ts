import { ACCOUNT } from './account.ts';
import { DEFERRALS } from './deferrals.ts';
import { IN_THE_BOOKS } from './in-the-books.ts';
import { MONEY_BACK } from './money-back.ts';
import type { Mutant } from './mutant.ts';
import { ON_THE_WIRE } from './on-the-wire.ts';
import { PROTECTIONS } from './protections.ts';
import { STATES } from './states.ts';

export const MUTANTS: readonly Mutant[] = [
  ...ON_THE_WIRE,
  ...STATES,
  ...MONEY_BACK,
  ...IN_THE_BOOKS,
  ...DEFERRALS,
  ...ACCOUNT,
  ...PROTECTIONS,
];
