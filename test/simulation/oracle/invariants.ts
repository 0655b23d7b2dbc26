import type { RunEvidence } from './evidence-of-run.ts';
import { chainIsOfEverything } from './chain-again.ts';
import { acknowledgedIsDurable, noGaps, oneBodyPerKey, onlyAllowedSteps } from './history.ts';
import { alwaysBalanced, neverInvented, neverLost, neverTwice } from './money.ts';
import { backOnlyOnce, everyRefundEnds } from './money-back.ts';
import { closesAreExact } from './naive-close.ts';
import { refundLinesAreExact } from './refund-lines.ts';
import { nobodyOwesTooMuch } from './limits.ts';
import { erasedIsGone, goodsAreThere, oneWayAtATime, owedIsExact } from './owed.ts';
import { paidElsewhereIsReal, whatWasPaidElsewhereIsFound } from './paid-elsewhere.ts';
import { daysAreTheShops } from './shop-day.ts';
import { contradictionsAreReal } from './shown.ts';
import { acquirerHasTheLastWord, everythingComesToAnEnd } from './told.ts';

/** Something that must never be, with the name of the rule it breaks. */
export interface Violation {
  readonly invariant: string;
  readonly what: string;
}

/** What holds at every moment of a run, judged from the file and the acquirer's truth. I4 and I12 need a memory and are asked elsewhere. */
export const INVARIANTS: readonly (readonly [
  name: string,
  holds: (evidence: RunEvidence) => string | undefined,
])[] = [
  ['I1 never twice', neverTwice],
  ['I1 never twice', backOnlyOnce],
  ['I2 never lost', neverLost],
  ['I3 never invented', neverInvented],
  ['I4 chained', chainIsOfEverything],
  ['I5 always balanced', alwaysBalanced],
  ['I6 no gaps', noGaps],
  ['I7 only allowed steps', onlyAllowedSteps],
  ['I8 closes are exact', closesAreExact],
  ['I8 closes are exact', refundLinesAreExact],
  ['I8 days are the shop’s', daysAreTheShops],
  ['I9 one body per key', oneBodyPerKey],
  ['I10 acknowledged is durable', acknowledgedIsDurable],
  ['I11 everything comes to an end', everythingComesToAnEnd],
  ['I11 everything comes to an end', everyRefundEnds],
  ['I12 only proven ends', contradictionsAreReal],
  ['I13 the acquirer has the last word', acquirerHasTheLastWord],
  ['I14 what is owed is exact', owedIsExact],
  ['I14 what is owed is exact', nobodyOwesTooMuch],
  ['I14 one way at a time', oneWayAtATime],
  ['I14 goods are where they are', goodsAreThere],
  ['I14 erased is gone', erasedIsGone],
  ['I15 paid elsewhere once', paidElsewhereIsReal],
  ['I11 everything comes to an end', whatWasPaidElsewhereIsFound],
];
