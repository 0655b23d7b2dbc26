/**
 * How a terminal does, as far as a till can tell from the account's list and from its own charges: the API says nothing of whether
 * a terminal is on.
 */
export const TERMINAL_HEALTHS = [
  /** It took the last charge in good time, or none has been sent yet. */
  'ready',
  /** It shows charges, but late. */
  'slow',
  /** A charge waits for it, or waited in vain. */
  'probably_off',
  /** STANDALONE or another mode: it does not take charges from a till. */
  'wrong_mode',
  /** It is not among the account's terminals, or the API says that it is another's. */
  'not_ours',
  /** It holds an order that this till did not send. */
  'busy_elsewhere',
  /** It holds a charge of this till. */
  'busy_here',
] as const;
export type TerminalHealth = (typeof TERMINAL_HEALTHS)[number];

/** What the ledger knows of a terminal's last charges. */
export interface TerminalUse {
  /** Milliseconds from an order's creation to the terminal showing it; newest first, at most ten. */
  readonly pickUpsMs: readonly number[];
  /** A charge of this till is under way on it. */
  readonly isHeldHere: boolean;
  /** Since when a charge has waited to be fetched; null when none does. */
  readonly waitingSinceMs: number | null;
  /** When the last charge ended without the terminal ever showing it; null when the last one was shown. */
  readonly neverShownAtMs: number | null;
  /** The last refusal of a create for it, if no later charge was taken. */
  readonly refusal: { readonly code: string; readonly atMs: number } | null;
}

/** As the account's list has it; undefined when the list does not. */
export interface ListedTerminal {
  readonly operatingMode: string;
}

/** A terminal that has not fetched a charge after this long is slow; after the second, probably off. */
const SLOW_AFTER_MS = 10_000;
const OFF_AFTER_MS = 30_000;
/** How long what happened last says something about now. */
const RECENT_MS = 10 * 60_000;

const BUSY_CODES: ReadonlySet<string> = new Set([
  'already_queued_order_for_terminal',
  // As one integrator spells it.
  'already_queued_order_on_terminal',
  // Integration API: there is already a queued intent for the device.
  '2205',
]);

/** Whether a refusal says that the terminal holds an order of somebody else. */
export function isBusyRefusal(code: string): boolean {
  return BUSY_CODES.has(code);
}

export function terminalHealth(
  listed: ListedTerminal | undefined,
  use: TerminalUse,
  nowMs: number,
): TerminalHealth {
  if (listed === undefined) return 'not_ours';
  if (listed.operatingMode !== 'PDV') return 'wrong_mode';
  if (use.waitingSinceMs !== null && nowMs - use.waitingSinceMs >= OFF_AFTER_MS) return 'probably_off';
  if (use.waitingSinceMs !== null && nowMs - use.waitingSinceMs >= SLOW_AFTER_MS) return 'slow';
  if (use.isHeldHere) return 'busy_here';
  if (use.refusal !== null && nowMs - use.refusal.atMs < RECENT_MS) {
    if (isBusyRefusal(use.refusal.code)) return 'busy_elsewhere';
    if (isNotOurs(use.refusal.code)) return 'not_ours';
  }
  if (use.neverShownAtMs !== null && nowMs - use.neverShownAtMs < RECENT_MS) return 'probably_off';
  const median = medianMs(use.pickUpsMs);
  return median !== null && median >= SLOW_AFTER_MS ? 'slow' : 'ready';
}

/** Point API, Create order; the Integration API answers 403 without a code of its own, which is read as its status. */
function isNotOurs(code: string): boolean {
  return code === 'forbidden_checking_terminal_owner' || code === 'forbidden' || code === '403';
}

/** The middle one; the lower of the two in the middle for an even count. Null for none. */
export function medianMs(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}
