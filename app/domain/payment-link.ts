import { z } from 'zod';

/** `paid_too_much`: paid again, or when less was owed than it asks for; that money is put aside until it has gone back. */
export const LINK_STATES = ['making', 'open', 'closing', 'closed', 'paid', 'paid_too_much'] as const;
export type LinkState = (typeof LINK_STATES)[number];

const PaymentId = z.string().min(1).max(40);

/** What happened to a payment link, as the ledger keeps it. */
export const LinkEvent = z.discriminatedUnion('kind', [
  /** Mercado Pago has made the preference: the customer can pay from here on. */
  z.strictObject({ kind: z.literal('made'), preferenceId: z.string().min(1).max(200), url: z.url() }),
  /** Mercado Pago would not make it. */
  z.strictObject({ kind: z.literal('refused'), httpStatus: z.int(), code: z.string().max(200) }),
  z.strictObject({ kind: z.literal('close_asked') }),
  /** Mercado Pago lets nobody pay by it from then on, by its clock. */
  z.strictObject({ kind: z.literal('ends'), endsAtMs: z.int() }),
  /** It can no longer be paid, and every payment that came in by it is known. */
  z.strictObject({ kind: z.literal('closed') }),
  z.strictObject({ kind: z.literal('paid'), paymentId: PaymentId, paidMinor: z.int().positive() }),
  z.strictObject({ kind: z.literal('paid_too_much'), paymentId: PaymentId, paidMinor: z.int().positive() }),
  z.strictObject({ kind: z.literal('given_back'), paymentId: PaymentId }),
]);
export type LinkEvent = z.infer<typeof LinkEvent>;

/** A payment that came in by a link, minor units. */
export interface LinkPayment {
  readonly paymentId: string;
  readonly paidMinor: number;
}

/** A payment link as its events leave it. */
export interface LinkStanding {
  readonly state: LinkState;
  /** The one that pays for the deferral. */
  readonly payment: LinkPayment | null;
  /** Those for which nothing was owed, and which have not gone back. */
  readonly surplus: readonly LinkPayment[];
  /** Every payment that was ever noticed. */
  readonly knownPaymentIds: ReadonlySet<string>;
  /** Nobody can pay by it any more: Mercado Pago has said so. */
  readonly isEnded: boolean;
  /** When its page stops taking payments; null before Mercado Pago has said so. */
  readonly endsAtMs: number | null;
}

export function foldLink(events: readonly LinkEvent[]): LinkStanding {
  const back = new Set(events.flatMap((event) => (event.kind === 'given_back' ? [event.paymentId] : [])));
  const payments = events.filter((event) => event.kind === 'paid' || event.kind === 'paid_too_much');
  const ofKind = (kind: 'paid' | 'paid_too_much'): readonly LinkPayment[] =>
    payments
      .filter((event) => event.kind === kind)
      .map(({ paymentId, paidMinor }) => ({ paymentId, paidMinor }));
  const surplus = ofKind('paid_too_much').filter(({ paymentId }) => !back.has(paymentId));
  const [payment = null] = ofKind('paid');
  const isEnded = events.some((event) => event.kind === 'closed' || event.kind === 'refused');
  return {
    state: surplus.length > 0 ? 'paid_too_much' : payment === null ? unpaidState(events, isEnded) : 'paid',
    payment,
    surplus,
    knownPaymentIds: new Set(payments.map((event) => event.paymentId)),
    isEnded,
    endsAtMs: events.findLast((event) => event.kind === 'ends')?.endsAtMs ?? null,
  };
}

function unpaidState(events: readonly LinkEvent[], isEnded: boolean): LinkState {
  if (isEnded) return 'closed';
  if (events.some((event) => event.kind === 'close_asked')) return 'closing';
  return events.some((event) => event.kind === 'made') ? 'open' : 'making';
}

/** A payment may still come in by it that pays for the deferral. */
export function mayStillBePaid(state: LinkState): boolean {
  return state === 'making' || state === 'open' || state === 'closing';
}

/**
 * Nothing else may be done with what it asks for. Once a person has asked for its end that is no longer so, whether Mercado Pago
 * answers or not: a shop without network must be able to take cash. What comes in by it all the same is put aside.
 */
export function isInTheWay(state: LinkState): boolean {
  return state === 'making' || state === 'open';
}
