import type { CustomerPlan } from '#main/simulator/simulator.ts';
import type { Counter } from './counter.ts';

/** What somebody at the counter remembers although the till does not: it is in their head. */
export interface Mind {
  /** The till has shown that the goods are paid, or that nobody will pay for them. */
  isOver: boolean;
  hasCanceled: boolean;
  charges: number;
  /** The list of those to be charged one by one has been made. */
  hasQueued: boolean;
}

/** A short piece of work at the till, done by somebody who goes on with it after every crash until it is done. */
export interface Scenario {
  readonly name: string;
  /** Longer than the others: one crash a run. */
  readonly hasNoPairs?: true;
  /** What the customers do, one charge after the other; the last one goes on. */
  readonly customers: readonly CustomerPlan[];
  /** Does the next thing, if there is one to do now; true when all is done. */
  step(counter: Counter, mind: Mind): boolean;
}
