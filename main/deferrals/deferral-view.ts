import type { ChargeView } from '#app/contract/charging.ts';
import type { DeferralDetail, DeferralView, HandPayment, PaymentLink } from '#app/contract/deferrals.ts';
import { daysBetween, dueState, type DeferralCustomer } from '#app/domain/deferral.ts';
import type { ChargeId } from '#app/domain/ids.ts';
import { sumMinor } from '#app/domain/money.ts';
import {
  findCharge,
  findLiveChargeOfSale,
  listChargesOfSale,
  listChargesWithoutSale,
} from '#main/ledger/charges.ts';
import type { ReadableDb } from '#main/ledger/connection.ts';
import { findCustomer } from '#main/ledger/deferral-customers.ts';
import { listMoves, type StoredDeferral } from '#main/ledger/deferrals.ts';
import { findLastSlip, type StoredSlip } from '#main/ledger/hand-slips.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { leftMinor } from '#main/ledger/money-aside.ts';
import { findLastLink, type StoredLink } from '#main/ledger/payment-links.ts';

/** A deferral as the renderer sees it. `today` is the shop's business date. */
export function viewDeferral(
  db: ReadableDb,
  ledger: Pick<Ledger, 'identity'>,
  stored: StoredDeferral,
  today: string,
  customer: DeferralCustomer = findCustomer(db, stored.deferralId),
): DeferralView {
  const { deferralId, saleId, owedMinor, promisedDate, businessDate } = stored;
  return {
    deferralId,
    number: stored.number,
    saleId,
    saleNumber: stored.saleNumber,
    currency: ledger.identity.currency,
    amountMinor: stored.amountMinor,
    owedMinor,
    returnedMinor: stored.returnedMinor,
    writtenOffMinor: stored.writtenOffMinor,
    capturedAtMs: stored.capturedAtMs,
    businessDate,
    promisedDate,
    ageDays: daysBetween(businessDate, today),
    // Nothing is due of what is settled.
    due: owedMinor === 0 ? 'none' : dueState(promisedDate, today),
    ...customer,
    isErased: stored.isErased,
    approval: stored.approval,
    asideMinor: sumMinor(
      listChargesWithoutSale(db, saleId).map((chargeId) => {
        const charge = findCharge(db, chargeId)?.charge;
        return charge === undefined ? 0 : leftMinor(db, charge);
      }),
    ),
    liveChargeId: findLiveChargeOfSale(db, saleId) ?? null,
    hand: viewSlip(findLastSlip(db, deferralId)),
    link: viewLink(findLastLink(db, deferralId)),
  };
}

function viewSlip(slip: StoredSlip | undefined): HandPayment | null {
  if (!slip) return null;
  return {
    terminalId: slip.terminalId,
    lastDigits: slip.lastDigits,
    authorizationCode: slip.authorizationCode,
    amountMinor: slip.amountMinor,
    takenAtMs: slip.takenAtMs,
    state: slip.state,
    searchedAtMs: slip.searchedAtMs,
    candidates: [...slip.candidates],
  };
}

function viewLink(link: StoredLink | undefined): PaymentLink | null {
  if (!link) return null;
  const { amountMinor, state, url, madeAtMs, expiresAtMs } = link;
  return { amountMinor, state, url, madeAtMs, expiresAtMs };
}

/** A deferral with everything that happened to it. */
export function viewDetail(
  db: ReadableDb,
  ledger: Pick<Ledger, 'identity'>,
  stored: StoredDeferral,
  today: string,
  viewChargeById: (chargeId: ChargeId) => ChargeView,
): DeferralDetail {
  return {
    deferral: viewDeferral(db, ledger, stored, today),
    moves: listMoves(db, stored.deferralId).map((move) => ({
      position: move.position,
      kind: move.kind,
      atMs: move.atMs,
      amountMinor: move.amountMinor,
      chargeId: move.chargeId,
      isByEvidence: move.isByEvidence,
      receivedMinor: move.receivedMinor,
      changeMinor: move.changeMinor,
      method: move.method,
      reference: move.reference,
      paymentId: move.paymentId,
      approval: move.approval,
    })),
    charges: listChargesOfSale(db, stored.saleId).map(viewChargeById),
  };
}
