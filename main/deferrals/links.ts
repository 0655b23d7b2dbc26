import { TillError } from '#app/contract/errors.ts';
import type { DeferralId } from '#app/domain/deferral.ts';
import { mayStillBePaid, type LinkEvent } from '#app/domain/payment-link.ts';
import { approvedWithoutSalePostings, collectionPostings, type Posting } from '#app/domain/posting.ts';
import { invariant } from '#app/lib/assert.ts';
import type { ReadableDb, WritableDb } from '#main/ledger/connection.ts';
import { findDeferral } from '#main/ledger/deferrals.ts';
import { findLastLink, findLink, linkEventRow, type StoredLink } from '#main/ledger/payment-links.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import { createPreference, expirePreference } from '#main/point/checkout-preferences.ts';
import { searchPayments, type FoundPayment } from '#main/point/payment-search.ts';
import type { PointHttp } from '#main/point/point-http.ts';
import { collectableDeferral, mustFindDeferral } from './collectable.ts';
import { appendDeferralEntry, type DeferralParts } from './deferral-entry.ts';
import { takeOff } from './take-off.ts';

/** A customer has this long to pay by a link. */
export const LINK_LASTS_MS = 7 * 24 * 60 * 60_000;

/** Payments are looked for from a day before: the API's clock may differ from the till's. */
const CLOCK_MARGIN_MS = 24 * 60 * 60_000;

/** An end by the API's clock is past by the till's this much later. */
const END_MARGIN_MS = 10 * 60_000;

/** Statuses of a payment whose money the shop no longer has (Payments API, Payment). */
const GONE_BACK: ReadonlySet<string> = new Set(['refunded', 'charged_back', 'cancelled']);

/** Statuses of a payment that may still become an approved one (Payments API, Payment). */
const UNDECIDED: ReadonlySet<string> = new Set(['pending', 'in_process', 'authorized', 'in_mediation']);

export interface LinkParts extends DeferralParts {
  readonly http: PointHttp;
  /** What the customer reads on Mercado Pago's page. */
  readonly title: (deferralNumber: number) => string;
}

/** Commits a link of everything that is owed, before anything is asked of Mercado Pago. Answers its id, also its external reference. */
export function beginLink(db: WritableDb, parts: DeferralParts, id: DeferralId): string {
  const { deferralId, owedMinor } = collectableDeferral(db, id);
  parts.ledger.assertRoom();
  const linkId = parts.ids.uuid();
  const atMs = parts.clock.nowMs();
  appendDeferralEntry(db, parts, atMs, {
    payment_link: [
      {
        link_id: linkId,
        deferral_id: deferralId,
        amount_minor: owedMinor,
        expires_at_ms: atMs + LINK_LASTS_MS,
      },
    ],
  });
  return linkId;
}

/**
 * Commits the wish that the link ends. One whose address nobody was ever shown has ended with that, network or not.
 *
 * @throws TillError `deferral_has_no_link`
 */
export function askToClose(db: WritableDb, parts: DeferralParts, id: DeferralId): string {
  mustFindDeferral(db, id);
  const link = findLastLink(db, id);
  if (!link || !mayStillBePaid(link.state)) throw new TillError('deferral_has_no_link');
  if (link.url === null) appendLinkEvent(db, parts, link, { kind: 'closed' });
  else if (link.state !== 'closing') appendLinkEvent(db, parts, link, { kind: 'close_asked' });
  return link.linkId;
}

/** Does what comes next for a link, with a few requests. What Mercado Pago does not answer changes nothing. */
export async function advanceLink(parts: LinkParts, linkId: string): Promise<PointAnswer<unknown> | null> {
  const link = mustFindLink(parts.ledger.db, linkId);
  if (link.state === 'making') return makePreference(parts, link);
  if (link.preferenceId === null) return null;
  // Paid once is enough: the page would take the same amount again.
  const isOver = link.state !== 'open' || parts.clock.nowMs() > link.expiresAtMs;
  if (isOver && link.endsAtMs === null) {
    const ended = await endPreference(parts, link, link.preferenceId);
    if (ended.kind === 'unanswered') return ended;
  }
  return lookForPayment(parts, mustFindLink(parts.ledger.db, linkId));
}

/**
 * Ends the page a day ago, so that neither the till's clock nor the API's matters; in a minute where the API takes no past end. Only its
 * word, or that it has no such preference, is an end.
 */
async function endPreference(
  parts: LinkParts,
  { linkId }: StoredLink,
  preferenceId: string,
): Promise<PointAnswer<unknown>> {
  const nowMs = parts.clock.nowMs();
  let answer = await expirePreference(parts.http, preferenceId, { nowMs, aheadMs: -CLOCK_MARGIN_MS });
  if (answer.kind === 'refused' && answer.httpStatus !== 404) {
    answer = await expirePreference(parts.http, preferenceId, { nowMs, aheadMs: 60_000 });
  }
  const isGone = answer.kind === 'refused' && answer.httpStatus === 404;
  if (answer.kind !== 'ok' && !isGone) return answer;
  const endsAtMs = answer.kind === 'ok' ? answer.value.endsAtMs : nowMs - CLOCK_MARGIN_MS;
  record(parts, linkId, (db, current) => {
    if (current.endsAtMs === null) appendLinkEvent(db, parts, current, { kind: 'ends', endsAtMs });
  });
  return answer;
}

async function makePreference(parts: LinkParts, link: StoredLink): Promise<PointAnswer<unknown>> {
  const { ledger, http } = parts;
  const deferral = findDeferral(ledger.db, link.deferralId);
  invariant(deferral !== undefined, 'a link is of a deferral');
  // Sent again after a lost answer it makes a second preference, which nobody has the address of.
  const answer = await createPreference(http, {
    externalReference: link.linkId,
    title: parts.title(deferral.number),
    amountMinor: link.amountMinor,
    currency: ledger.identity.currency,
    expiresAtMs: link.expiresAtMs,
  });
  if (answer.kind === 'unanswered') return answer;
  const event: LinkEvent =
    answer.kind === 'ok'
      ? {
          kind: 'made',
          preferenceId: answer.value.preferenceId,
          url: linkUrl(ledger.identity.mode, answer.value),
        }
      : { kind: 'refused', httpStatus: answer.httpStatus, code: answer.code.slice(0, 200) };
  record(parts, link.linkId, (db, current) => {
    if (current.state === 'making') appendLinkEvent(db, parts, current, event);
  });
  return answer;
}

/** A test account's link is paid on the sandbox page, where Mercado Pago says one. */
function linkUrl(mode: string, made: { readonly url: string; readonly sandboxUrl: string | null }): string {
  return mode === 'test' ? (made.sandboxUrl ?? made.url) : made.url;
}

async function lookForPayment(parts: LinkParts, link: StoredLink): Promise<PointAnswer<unknown>> {
  const nowMs = parts.clock.nowMs();
  // The reference is this link's alone: the range is as wide as a clock that has been set can make it wrong.
  const answer = await searchPayments(parts.http, {
    externalReference: link.linkId,
    beginMs: Math.min(link.madeAtMs, nowMs) - 30 * CLOCK_MARGIN_MS,
    endMs: Math.max(link.madeAtMs, nowMs) + CLOCK_MARGIN_MS,
  });
  if (answer.kind !== 'ok') return answer;
  record(parts, link.linkId, (db) => {
    recordPayments(db, parts, link, answer.value);
  });
  return answer;
}

/** `asked` is the link as it stood when the question was asked: an answer says nothing of an end that came later. */
function recordPayments(
  db: WritableDb,
  parts: LinkParts,
  asked: StoredLink,
  payments: readonly FoundPayment[],
): void {
  const now = (): StoredLink => mustFindLink(db, asked.linkId);
  for (const payment of payments) {
    const isNews = payment.amountMinor > 0 && !now().knownPaymentIds.has(payment.paymentId);
    if (isNews && payment.status === 'approved') recordPaid(db, parts, now(), payment);
  }
  for (const { paymentId, paidMinor } of now().surplus) {
    const shown = payments.find((payment) => payment.paymentId === paymentId);
    const isBack = shown && (GONE_BACK.has(shown.status) || shown.refundedMinor >= shown.amountMinor);
    if (isBack === true) {
      appendLinkEvent(db, parts, now(), { kind: 'given_back', paymentId }, backPostings(paidMinor));
    }
  }
  const isUndecided = payments.some((payment) => UNDECIDED.has(payment.status));
  const isPast = asked.endsAtMs !== null && parts.clock.nowMs() > asked.endsAtMs + END_MARGIN_MS;
  if (isPast && !isUndecided && !now().isEnded) appendLinkEvent(db, parts, now(), { kind: 'closed' });
}

/** What was put aside has gone back to who paid it. */
function backPostings(paidMinor: number): readonly Posting[] {
  return approvedWithoutSalePostings(paidMinor).map((each) => ({ ...each, amountMinor: -each.amountMinor }));
}

/** Takes the payment off what is owed; money for which nothing is owed is put aside until it has gone back. */
function recordPaid(db: WritableDb, parts: LinkParts, link: StoredLink, payment: FoundPayment): void {
  const { paymentId, amountMinor: paidMinor } = payment;
  const { linkId, deferralId, amountMinor } = link;
  const owedMinor = findDeferral(db, deferralId)?.owedMinor ?? 0;
  const isExact = paidMinor === amountMinor && payment.refundedMinor === 0;
  if (link.payment !== null || !isExact || owedMinor < amountMinor) {
    const postings = approvedWithoutSalePostings(paidMinor);
    appendLinkEvent(db, parts, link, { kind: 'paid_too_much', paymentId, paidMinor }, postings);
    return;
  }
  const atMs = parts.clock.nowMs();
  takeOff(
    db,
    parts,
    deferralId,
    { kind: 'by_link', amountMinor, linkId, paymentId },
    collectionPostings('card_receivable', amountMinor, 0),
    {
      payment_link_event: [
        linkEventRow(linkId, link.version + 1, atMs, { kind: 'paid', paymentId, paidMinor }),
      ],
    },
  );
}

function appendLinkEvent(
  db: WritableDb,
  parts: DeferralParts,
  link: StoredLink,
  event: LinkEvent,
  postings: readonly Posting[] = [],
): void {
  const atMs = parts.clock.nowMs();
  const payment_link_event = [linkEventRow(link.linkId, link.version + 1, atMs, event)];
  appendDeferralEntry(db, parts, atMs, { payment_link_event }, postings);
}

/** In one transaction, on the link as it stands by then. */
function record(
  parts: DeferralParts,
  linkId: string,
  work: (db: WritableDb, link: StoredLink) => void,
): void {
  parts.ledger.write((db) => {
    work(db, mustFindLink(db, linkId));
  });
}

function mustFindLink(db: ReadableDb, linkId: string): StoredLink {
  const link = findLink(db, linkId);
  invariant(link !== undefined, 'the link was committed before anything was asked for it');
  return link;
}
