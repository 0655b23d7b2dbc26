import type { RunEvidence } from './evidence-of-run.ts';
import { acknowledgedIsDurable, noGaps, oneBodyPerKey, onlyAllowedSteps } from './history.ts';
import { alwaysBalanced, neverInvented, neverLost, neverTwice } from './money.ts';
import { closesAreExact } from './naive-close.ts';
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
  ['I2 never lost', neverLost],
  ['I3 never invented', neverInvented],
  ['I5 always balanced', alwaysBalanced],
  ['I6 no gaps', noGaps],
  ['I7 only allowed steps', onlyAllowedSteps],
  ['I8 closes are exact', closesAreExact],
  ['I9 one body per key', oneBodyPerKey],
  ['I10 acknowledged is durable', acknowledgedIsDurable],
  ['I11 everything comes to an end', everythingComesToAnEnd],
  ['I13 the acquirer has the last word', acquirerHasTheLastWord],
];
