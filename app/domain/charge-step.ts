import { askedOnSinceMs, isFinal, needsWatch, type Charge } from './charge.ts';

/** What the charging loop does next for a charge. */
export type ChargeStep =
  /** Send the create, always with the same key and body. */
  | { readonly kind: 'create' }
  | { readonly kind: 'read' }
  | { readonly kind: 'cancel' }
  /** Look for an order that no answer named. */
  | { readonly kind: 'find' }
  /** Evidence has been asked about long enough, or cannot be. */
  | { readonly kind: 'end_asking' }
  /** Nothing to ask the API; a person's evidence or nothing at all is what is missing. */
  | { readonly kind: 'none' };

/** The API remembers an idempotency key for 24 h. Later, the same key would make a second order. */
export const REPLAY_WINDOW_MS = 24 * 60 * 60 * 1000;
/** A margin below the API's window, for clocks that differ. */
const REPLAY_MARGIN_MS = 60 * 60 * 1000;

/** How long after a final answer without money the order is read once more. */
export const CONFIRM_AFTER_MS = 30_000;

/**
 * An order that is made, or found again after a restart or a sleep, later than this after its charge was started, and that no
 * terminal has fetched yet, is withdrawn: the terminal would show it to whoever stands at the counter now.
 */
export const STALE_AFTER_MS = 120_000;

/** How long the API is asked on about a charge that was settled by evidence. */
export const EVIDENCE_ASKED_FOR_MS = 24 * 60 * 60 * 1000;

/** A clock that was set back: a charge from this far in the future is of unknown age. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** How long a charge without an answer is left to the API before a person may end it on what the terminal shows. */
export const EVIDENCE_AFTER_MS = 120_000;

/** Whether the same create may be sent again: the API remembers its key, as far as this machine's clock can tell. */
function isReplayable(charge: Charge, nowMs: number): boolean {
  return isReplayableSince(charge.preparedAtMs, nowMs);
}

/** Whether a request first sent at or after `sinceMs` may be sent again with its key. */
export function isReplayableSince(sinceMs: number, nowMs: number): boolean {
  const ageMs = nowMs - sinceMs;
  return ageMs >= -CLOCK_SLACK_MS && ageMs < REPLAY_WINDOW_MS - REPLAY_MARGIN_MS;
}

/** Whether the customer who was charged may have left; a charge of unknown age counts as old. */
export function isStale(charge: Charge, nowMs: number): boolean {
  const ageMs = nowMs - charge.preparedAtMs;
  return ageMs > STALE_AFTER_MS || ageMs < -CLOCK_SLACK_MS;
}

/**
 * From when on a person may end the charge by evidence, in UTC milliseconds; null while only the API can. At once when the API
 * has said that it cannot, or the till cannot ask; after a while when no answer comes.
 */
export function settleableFromMs(charge: Charge, nowMs: number, isUnreachable: boolean): number | null {
  if (isFinal(charge.state)) return null;
  // A clock that was set back must not keep a person waiting until it is where it was.
  const since = (atMs: number, waitMs: number): number =>
    atMs - nowMs > CLOCK_SLACK_MS ? nowMs : atMs + waitMs;
  if (charge.state === 'action_required' || charge.state === 'quarantined')
    return since(charge.changedAtMs, 0);
  if (charge.order === null && !isReplayable(charge, nowMs)) return since(charge.preparedAtMs, 0);
  const isWithoutAnswer = charge.order === null;
  return isWithoutAnswer || isUnreachable ? since(charge.preparedAtMs, EVIDENCE_AFTER_MS) : null;
}

/** What decides the next step beside the charge itself. */
export interface StepFacts {
  /** The cancellation was sent and its answer is not known. */
  readonly isCancelTried: boolean;
  /** The gateway knows a repeated create by its key. */
  readonly isCreateRepeatable: boolean;
  /** No create has left this machine. */
  readonly hasNeverLeft: boolean;
  /** The gateway can be asked for an order by its reference. */
  readonly canFind: boolean;
  /** How long the charge has been followed, milliseconds: it is at least that old, whatever the machine's clock was set to. */
  readonly followedMs: number;
}

/** The step for `charge` at `nowMs`. */
export function nextChargeStep(charge: Charge, nowMs: number, facts: StepFacts): ChargeStep {
  const isKeyKnown = isReplayable(charge, nowMs) && facts.followedMs < REPLAY_WINDOW_MS - REPLAY_MARGIN_MS;
  const ask = (): ChargeStep =>
    charge.order !== null ? { kind: 'read' } : facts.canFind ? { kind: 'find' } : { kind: 'none' };
  if (isFinal(charge.state)) {
    if (!needsWatch(charge)) return { kind: 'none' };
    const sinceMs = askedOnSinceMs(charge);
    if (sinceMs === null) return { kind: 'read' };
    if (nowMs - sinceMs >= EVIDENCE_ASKED_FOR_MS) return { kind: 'end_asking' };
    // Nothing was paid, says the owner, or nothing was found: what is there all the same must not be shown to another customer.
    if (isLeftOnTerminal(charge) && !facts.isCancelTried) return { kind: 'cancel' };
    // As long as the API knows the key, the same create answers what became of the order that no answer named.
    const mayRepeat = facts.isCreateRepeatable && !facts.hasNeverLeft && isKeyKnown;
    if (charge.order === null && mayRepeat) return { kind: 'create' };
    return ask().kind === 'none' ? { kind: 'end_asking' } : ask();
  }
  if (charge.order === null) {
    if (charge.state === 'quarantined') return { kind: 'none' };
    const maySend = facts.hasNeverLeft || facts.isCreateRepeatable;
    return maySend && isKeyKnown ? { kind: 'create' } : ask();
  }
  if (charge.state === 'cancel_requested' && !charge.isCancelAccepted && !facts.isCancelTried) {
    return { kind: 'cancel' };
  }
  return { kind: 'read' };
}

/** Its end is that nothing was paid, and its order is live. */
export function isLeftOnTerminal(charge: Charge): boolean {
  const isLive = charge.order?.status === 'created' || charge.order?.status === 'at_terminal';
  return isLive && isFinal(charge.state) && charge.state !== 'processed';
}

/** Between two questions about a charge that was settled by evidence. */
export const EVIDENCE_POLL_MS = 15 * 60_000;

/**
 * Milliseconds to wait before the next request for a charge that answers: quick while a cashier is likely to stand
 * there, slower with age, at most one request a second. `random` is in [0, 1) and spreads tills by ±12 %: a payment of a
 * minute takes 30 requests at most with its create, and an approval is seen within 2.5 s of it.
 */
export function pollDelayMs(charge: Charge, nowMs: number, random: number): number {
  if (isFinal(charge.state)) return clamp(charge.changedAtMs + CONFIRM_AFTER_MS - nowMs, 0, CONFIRM_AFTER_MS);
  const ageMs = nowMs - charge.preparedAtMs;
  const isSlowState = charge.state === 'action_required' || charge.state === 'quarantined';
  const baseMs =
    isSlowState || ageMs > 20 * 60_000
      ? 60_000
      : ageMs <= 60_000
        ? 2_200
        : ageMs <= 5 * 60_000
          ? 5_000
          : 15_000;
  const jitter = 0.88 + 0.24 * random;
  return Math.max(1_000, Math.round(baseMs * jitter));
}

/**
 * Milliseconds to wait after `failures` requests in a row without an answer: full jitter up to a minute, never under a
 * second, so that an hour without network costs about 120 requests.
 */
export function backoffDelayMs(failures: number, random: number): number {
  const ceilingMs = Math.min(60_000, 1_000 * 2 ** Math.min(failures, 6));
  return Math.max(1_000, Math.round(ceilingMs * random));
}

/** Milliseconds until a second look that brought a stale answer is taken again: 5 s, doubling up to a quarter of an hour. */
export function relookDelayMs(looks: number): number {
  return Math.min(15 * 60_000, 5_000 * 2 ** Math.min(looks, 10));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/**
 * How long until a look-up that found nothing is repeated, milliseconds: quickly while somebody waits, then less and less often. Each
 * costs two requests, and one that nobody will find is looked for in this way for an hour, or for the day that evidence is asked about.
 */
export function findDelayMs(charge: Charge, nowMs: number): number {
  if (isFinal(charge.state)) return EVIDENCE_POLL_MS;
  const ageMs = Math.abs(nowMs - charge.preparedAtMs);
  if (charge.notFoundAtMs !== null || ageMs > 60 * 60_000) return 5 * 60_000;
  return ageMs < 2 * 60_000 ? 10_000 : ageMs < 10 * 60_000 ? 30_000 : 2 * 60_000;
}
