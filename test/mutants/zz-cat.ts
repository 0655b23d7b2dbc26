import { IN_THE_BOOKS } from './in-the-books.ts';
import { MONEY_BACK } from './money-back.ts';
import { ON_THE_WIRE } from './on-the-wire.ts';
import { STATES } from './states.ts';
export const MUTANTS = [...IN_THE_BOOKS, ...MONEY_BACK, ...ON_THE_WIRE, ...STATES];
