/** A payment of the account, as far as a slip can be compared with it. Amounts in minor units. */
export interface ComparablePayment {
  readonly paymentId: string;
  readonly status: string;
  readonly amountMinor: number;
  readonly refundedMinor: number;
  readonly currency: string;
  readonly createdAtMs: number;
  readonly lastDigits: string | null;
  readonly authorizationCode: string | null;
  readonly posId: string | null;
}

/** What somebody wrote down of a payment taken on the terminal itself. */
export interface Slip {
  readonly amountMinor: number;
  readonly currency: string;
  readonly takenAtMs: number;
  readonly lastDigits: string;
  readonly authorizationCode: string;
  /** Point of sale of the terminal; null while it is not known. */
  readonly posId: string | null;
}

export type SlipMatch<Payment> =
  | { readonly kind: 'found'; readonly payment: Payment }
  | { readonly kind: 'candidates'; readonly payments: readonly Payment[] }
  | { readonly kind: 'none' };

/** A slip is written down up to a day after the payment, and clocks differ by some minutes. */
export const SLIP_WINDOW = { beforeMs: 24 * 60 * 60_000, afterMs: 60 * 60_000 } as const;

/**
 * Which payment a slip is of: approved, not given back, of the same amount, in the window, on the terminal's own point of sale as far as
 * either is known. `found` only when there is one, nothing of the slip contradicts it, and the authorization agrees (or, of a payment
 * that shows none, the card at a point of sale that is known); a person decides everything else.
 */
export function matchSlip<Payment extends ComparablePayment>(
  slip: Slip,
  payments: readonly Payment[],
): SlipMatch<Payment> {
  const possible = payments.filter(
    (payment) =>
      payment.status === 'approved' &&
      payment.amountMinor === slip.amountMinor &&
      payment.currency === slip.currency &&
      payment.refundedMinor === 0 &&
      payment.createdAtMs >= slip.takenAtMs - SLIP_WINDOW.beforeMs &&
      payment.createdAtMs <= slip.takenAtMs + SLIP_WINDOW.afterMs &&
      (payment.posId === null || slip.posId === null || payment.posId === slip.posId),
  );
  if (possible.length === 0) return { kind: 'none' };
  const agreeing = possible.filter((payment) => agreement(slip, payment) === 'agrees');
  const [only] = agreeing;
  if (only !== undefined && agreeing.length === 1 && !hasRival(slip, possible, only)) {
    return { kind: 'found', payment: only };
  }
  const rank = { agrees: 0, silent: 1, contradicts: 2 } as const;
  const sorted = [...possible].sort(
    (left, right) =>
      rank[agreement(slip, left)] - rank[agreement(slip, right)] ||
      Math.abs(left.createdAtMs - slip.takenAtMs) - Math.abs(right.createdAtMs - slip.takenAtMs),
  );
  return { kind: 'candidates', payments: sorted };
}

/** Another one that may as well be it: it does not contradict the slip. */
function hasRival<Payment extends ComparablePayment>(
  slip: Slip,
  possible: readonly Payment[],
  only: Payment,
): boolean {
  return possible.some((payment) => payment !== only && agreement(slip, payment) === 'silent');
}

function agreement(slip: Slip, payment: ComparablePayment): 'agrees' | 'silent' | 'contradicts' {
  const digits = compare(slip.lastDigits, payment.lastDigits);
  const code = compare(
    slip.authorizationCode.toUpperCase(),
    payment.authorizationCode?.toUpperCase() ?? null,
  );
  if (digits === 'differs' || code === 'differs') return 'contradicts';
  // The same card pays the same amount at another till of the account: the card alone tells only where the till is known.
  const isThere = slip.posId !== null && payment.posId === slip.posId;
  return code === 'same' || (digits === 'same' && isThere) ? 'agrees' : 'silent';
}

function compare(written: string, shown: string | null): 'same' | 'differs' | 'unknown' {
  if (shown === null) return 'unknown';
  return written === shown ? 'same' : 'differs';
}
