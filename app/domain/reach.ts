import { assertNever } from '#app/lib/assert.ts';
import type { UnansweredReason } from './charge-event.ts';
import { canAsk, type ConnectionState } from './connection.ts';

/** Where the till stands with Mercado Pago. `no_network`: the calls fail and the system says that it has no network either. */
export const REACH_STATES = ['online', 'unreachable', 'no_network'] as const;
export type ReachState = (typeof REACH_STATES)[number];

/** What the outcomes of calls and the system's signal add up to. */
export interface Reach {
  readonly state: ReachState;
  /** UTC milliseconds: of the first failed call while not online, of the return while online. */
  readonly sinceMs: number;
  /** Why the last call failed; null while online. */
  readonly reason: UnansweredReason | null;
  /** Calls in a row that failed, and when the first of them did. */
  readonly failures: number;
  readonly failingSinceMs: number | null;
  /** The system's signal. False never decides alone: it is in the way of virtual machines and odd adapters. */
  readonly hasNetwork: boolean;
}

export type ReachEvent =
  /** The API spoke, whatever it said. */
  | { readonly kind: 'answered'; readonly atMs: number }
  /** A call ended without an answer. */
  | { readonly kind: 'unanswered'; readonly reason: UnansweredReason; readonly atMs: number }
  | { readonly kind: 'network_signal'; readonly hasNetwork: boolean };

/** One lost answer is no outage. */
const FAILURES_TO_UNREACHABLE = 2;

/** A till begins as if it had an answer: it asks at once, and says the contrary when it knows. */
export function initialReach(atMs: number): Reach {
  return {
    state: 'online',
    sinceMs: atMs,
    reason: null,
    failures: 0,
    failingSinceMs: null,
    hasNetwork: true,
  };
}

/** The next reach. Pure. A call's success wins over what the system says; the signal alone changes no state. */
export function applyReachEvent(reach: Reach, event: ReachEvent): Reach {
  switch (event.kind) {
    case 'answered':
      return {
        state: 'online',
        sinceMs: reach.state === 'online' ? reach.sinceMs : event.atMs,
        reason: null,
        failures: 0,
        failingSinceMs: null,
        // An answer came over the network that the system did not see: its word counts again when it is given anew.
        hasNetwork: true,
      };
    case 'unanswered':
      return saysUnreachable(event.reason) ? failed(reach, event.reason, event.atMs) : reach;
    case 'network_signal':
      return { ...reach, hasNetwork: event.hasNetwork };
    default:
      return assertNever(event, 'reach event');
  }
}

function failed(reach: Reach, reason: UnansweredReason, atMs: number): Reach {
  const failures = reach.failures + 1;
  const failingSinceMs = reach.failingSinceMs ?? atMs;
  const counted = { ...reach, failures, failingSinceMs };
  const state = stateAfterFailure(reach, failures);
  if (state === 'online') return counted;
  return { ...counted, state, reason, sinceMs: failingSinceMs };
}

function stateAfterFailure(reach: Reach, failures: number): ReachState {
  if (!reach.hasNetwork) return 'no_network';
  return failures >= FAILURES_TO_UNREACHABLE ? 'unreachable' : reach.state;
}

/** Whether a call that ended so says that Mercado Pago cannot be reached from here now. */
export function saysUnreachable(reason: UnansweredReason): boolean {
  switch (reason) {
    // Nothing came back: no connection, or no answer in time, or nobody there who is Mercado Pago.
    case 'network':
    case 'timeout':
    case 'tls':
      return true;
    // Somebody in between answered: a proxy, or a portal's login page.
    case 'proxy':
    case 'redirect':
    case 'not_json':
      return true;
    // What came is not in the API's words, or far longer than any answer of it: who spoke was not the API.
    case 'unexpected_shape':
    case 'too_large':
      return true;
    // Its servers are there and cannot do anything: for the shop it is the same as nobody there.
    case 'server_error':
      return true;
    // 408, 423, 425: about this one request, such as a key that is in use. Another one may be answered at the same time.
    case 'busy':
    // 429: it is there, and wants to be asked less often. It did not do what it was asked for either.
    case 'rate_limited':
    // There was no token to send, so nothing went out; or it was not accepted, which its own notice says.
    case 'unauthorized':
      return false;
    default:
      return assertNever(reason, 'unanswered reason');
  }
}

/** What a person is told. `not_connected`: without a permission nobody asks, and to say "online" would be a guess. */
export type ShownReach = ReachState | 'not_connected';

/** `connection` is of the account whose shop is open; null in practice. */
export function shownReach(state: ReachState, connection: ConnectionState | null): ShownReach {
  return state === 'online' && connection !== null && !canAsk(connection) ? 'not_connected' : state;
}
