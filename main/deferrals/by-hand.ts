import type { Approval, HandSlip } from '#app/contract/deferrals.ts';
import { TillError } from '#app/contract/errors.ts';
import type { DeferralId } from '#app/domain/deferral.ts';
import { matchSlip, SLIP_WINDOW } from '#app/domain/hand-match.ts';
import { asChargeId } from '#app/domain/ids.ts';
import { collectionPostings } from '#app/domain/posting.ts';
import { findCharge } from '#main/ledger/charges.ts';
import type { ReadableDb, WritableDb } from '#main/ledger/connection.ts';
import { isPaymentBooked } from '#main/ledger/deferrals.ts';
import {
  findLastSlip,
  findSlip,
  isOpenSlip,
  slipRow,
  withdrawalRow,
  writeSearch,
  type StoredSlip,
} from '#main/ledger/hand-slips.ts';
import { findLink } from '#main/ledger/payment-links.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import { PAYMENT_SEARCH_SETTINGS, searchPayments, type FoundPayment } from '#main/point/payment-search.ts';
import type { PointHttp } from '#main/point/point-http.ts';
import { collectablePart, mustFindDeferral } from './collectable.ts';
import { appendDeferralEntry, type DeferralParts } from './deferral-entry.ts';
import { takeOff } from './take-off.ts';

/** Writes a slip down. Until it is found or withdrawn nothing else takes anything off. */
export function writeSlipDown(db: WritableDb, parts: DeferralParts, id: DeferralId, slip: HandSlip): void {
  const { deferralId } = collectablePart(db, id, slip.amountMinor);
  const takenAtMs = parts.clock.nowMs();
  const slipId = parts.ids.uuid();
  const hand_slip = [slipRow({ ...slip, slipId, deferralId, takenAtMs })];
  appendDeferralEntry(db, parts, takenAtMs, { hand_slip });
}

/** A person says that the payment of the slip was not taken, or was of something else. */
export function withdrawSlip(db: WritableDb, parts: DeferralParts, id: DeferralId, approval: Approval): void {
  const { slipId } = openSlipOf(db, id);
  const hand_slip_withdrawal = [withdrawalRow(slipId, approval)];
  appendDeferralEntry(db, parts, parts.clock.nowMs(), { hand_slip_withdrawal });
}

/** A person says which of the payments that were found it is. */
export function settleSlip(
  db: WritableDb,
  parts: DeferralParts,
  id: DeferralId,
  paymentId: string,
  approval: Approval,
): void {
  const slip = openSlipOf(db, id);
  const isCandidate = slip.candidates.some((each) => each.paymentId === paymentId);
  if (!isCandidate || isPaymentBooked(db, paymentId)) throw new TillError('slip_payment_not_found');
  const { owedMinor } = mustFindDeferral(db, id);
  if (owedMinor < slip.amountMinor) throw new TillError('deferral_owes_less', { owedMinor });
  bookSlip(db, parts, slip, paymentId, approval);
}

/** @throws TillError `deferral_has_no_slip` */
export function openSlipOf(db: ReadableDb, id: DeferralId): StoredSlip {
  mustFindDeferral(db, id);
  const slip = findLastSlip(db, id);
  if (!isOpenSlip(slip)) throw new TillError('deferral_has_no_slip');
  return slip;
}

/**
 * Asks Mercado Pago for the payment a slip is of, and keeps what came of it in one transaction: it is booked, or its candidates are
 * kept for a person, or that there is none. An answer that is no answer changes nothing.
 */
export async function searchSlip(
  parts: DeferralParts & { readonly http: PointHttp; readonly posOf: (terminalId: string) => string | null },
  slip: StoredSlip,
): Promise<PointAnswer<readonly FoundPayment[]>> {
  const { ledger, clock } = parts;
  const answer = await searchPayments(
    parts.http,
    { beginMs: slip.takenAtMs - SLIP_WINDOW.beforeMs, endMs: slip.takenAtMs + SLIP_WINDOW.afterMs },
    // Nor can a payment in another currency be it, nor one whose amount is none.
    { ...PAYMENT_SEARCH_SETTINGS, oddPayments: 'left_out' },
  );
  if (answer.kind !== 'ok') return answer;
  ledger.write((db) => {
    // A person may have settled or withdrawn it while the answer was on its way.
    const current = findSlip(db, slip.slipId);
    if (!isOpenSlip(current)) return;
    const match = matchSlip(
      { ...current, currency: ledger.identity.currency, posId: parts.posOf(current.terminalId) },
      answer.value.filter((payment) => !isKnown(db, payment)),
    );
    const candidates = match.kind === 'found' ? [match.payment] : match.kind === 'none' ? [] : match.payments;
    writeSearch(
      db,
      current.slipId,
      clock.nowMs(),
      candidates.slice(0, MAX_CANDIDATES).map((payment) => ({
        paymentId: payment.paymentId,
        amountMinor: payment.amountMinor,
        createdAtMs: payment.createdAtMs,
        lastDigits: payment.lastDigits,
        authorizationCode: payment.authorizationCode,
        paymentMethodId: payment.paymentMethodId,
      })),
    );
    // A late approval may have paid for it meanwhile: then it is for a person, who gives one of the two back.
    const isOwed = mustFindDeferral(db, current.deferralId).owedMinor >= current.amountMinor;
    if (match.kind === 'found' && isOwed) bookSlip(db, parts, current, match.payment.paymentId, null);
  });
  return answer;
}

/** More than these nobody compares with a slip. */
const MAX_CANDIDATES = 20;

/** It stands in the books already, or is the order or the link of something else that the till follows. */
function isKnown(db: ReadableDb, { paymentId, externalReference }: FoundPayment): boolean {
  if (isPaymentBooked(db, paymentId)) return true;
  if (externalReference === null) return false;
  return (
    findCharge(db, asChargeId(externalReference)) !== undefined ||
    findLink(db, externalReference) !== undefined
  );
}

function bookSlip(
  db: WritableDb,
  parts: DeferralParts,
  slip: StoredSlip,
  paymentId: string,
  approval: Approval | null,
): void {
  const { deferralId, slipId, amountMinor } = slip;
  takeOff(
    db,
    parts,
    deferralId,
    { kind: 'by_hand', amountMinor, slipId, paymentId, ...(approval === null ? {} : { approval }) },
    collectionPostings('card_receivable', amountMinor, 0),
  );
}
