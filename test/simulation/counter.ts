import type { ChargeView } from '#app/contract/charging.ts';
import { TillError } from '#app/contract/errors.ts';
import type { Basket } from '#app/contract/selling.ts';
import type { Shift } from '#app/contract/day.ts';
import type { SimulatorCore } from '#main/simulator/simulator.ts';
import { SimulatedCrash } from './crash-points.ts';
import type { EventLog } from './event-log.ts';
import type { Machine, TillRun } from './machine.ts';
import type { OwedMemory } from './owed-memory.ts';
import type { Seeded } from './seeded.ts';
import type { Swarm } from './swarm.ts';

/** Something the screen has said is done. It must be in the file from then on, whatever happens. */
export type Acknowledged =
  | { readonly kind: 'sale'; readonly saleId: string; readonly number: number; readonly totalMinor: number }
  | { readonly kind: 'charge'; readonly chargeId: string; readonly amountMinor: number }
  | { readonly kind: 'paid'; readonly chargeId: string; readonly saleNumber: number | null }
  | { readonly kind: 'settled'; readonly chargeId: string }
  | { readonly kind: 'refund'; readonly refundId: string; readonly amountMinor: number }
  | {
      readonly kind: 'capture';
      readonly deferralId: string;
      readonly number: number;
      readonly amountMinor: number;
    }
  /** So many steps have been shown of what took off what is owed. */
  | { readonly kind: 'moves'; readonly deferralId: string; readonly count: number }
  | { readonly kind: 'erased'; readonly deferralId: string }
  | { readonly kind: 'shift'; readonly shiftId: string }
  | { readonly kind: 'close'; readonly zNumber: number; readonly report: string };

/** What came of a call to the till. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string }
  /** The program died in it: nobody was told anything. */
  | { readonly kind: 'crashed' };

/** What the cashier sees at the beginning of a turn. */
export interface Sight {
  readonly basket: Basket;
  /** The charge that locks the basket, or the last one tried for it. */
  readonly charge: ChargeView | null;
  readonly shift: Shift | null;
  readonly heldSaleIds: readonly string[];
  readonly waitingSaleIds: readonly string[];
  /** The day is over: what is open is to be finished, and the day closed. */
  readonly isClosing: boolean;
}

/** The place where till, people and acquirer meet: what an operation works with. */
export interface Counter {
  readonly run: TillRun;
  readonly machine: Machine;
  readonly acquirer: SimulatorCore;
  readonly random: Seeded;
  readonly habits: Swarm['habits'];
  readonly log: EventLog;
  readonly nowMs: () => number;
  /** Calls the till and notes what came of it. Refusals are answers; what the program did not foresee is a violation. */
  ask<T>(name: string, call: () => T): Outcome<T>;
  /** The same for a command, which an impatient finger may send twice: with the same request id, or with another. */
  command<T>(name: string, call: (requestId: string) => T): Outcome<T>;
  acknowledge(what: Acknowledged): void;
  /** Requests of this charge are still on their way to the acquirer. */
  isUnderWay(chargeId: string): boolean;
  /** Money of this charge was given back in the acquirer's app. */
  noteGivenBackElsewhere(chargeId: string, amountMinor: number): void;
  /** A person has signed for the outcome of this charge. */
  noteSettled(chargeId: string): void;
  /** Charges the screen has shown as paid, the latest ones. */
  readonly paidChargeIds: readonly string[];
  /** People who have not put anything on the counter yet. */
  waiting(): number;
  /** One of them comes forward. */
  takeCustomer(): void;
  /** What people know of those who owe. */
  readonly memory: OwedMemory;
  /** Lets something happen outside the till after a while. */
  later(delayMs: number, happen: () => void): void;
  /** Something is wrong in itself. */
  accuse(invariant: string, what: string): void;
  noteSold(): void;
  noteClosed(): void;
}

/** One thing that people do at a counter. */
export interface Operation {
  readonly name: string;
  /** Nothing moves on by it. */
  readonly isWaiting?: true;
  /** How likely it is now; 0 when it is not possible. */
  weight(sight: Sight, counter: Counter): number;
  perform(sight: Sight, counter: Counter): void;
}

/** Calls the till and sorts what it throws. */
export function attempt<T>(
  machine: Machine,
  name: string,
  call: () => T,
  onUnforeseen: (error: unknown) => void,
): Outcome<T> {
  try {
    return { kind: 'done', value: machine.within(name, call) };
  } catch (error) {
    if (machine.isDead() || error instanceof SimulatedCrash) return { kind: 'crashed' };
    if (error instanceof TillError) return { kind: 'refused', code: error.code };
    // A disk that fails while something is read is no refusal of the till's, and none of its faults.
    if (!isStorageError(error)) onUnforeseen(error);
    return { kind: 'refused', code: 'internal' };
  }
}

function isStorageError(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('simulated SQLITE_');
}
