import type { ChargeView } from '#app/contract/charging.ts';
import { isFinal, isTestCharge } from '#app/domain/charge.ts';
import { settleableFromMs } from '#app/domain/charge-step.ts';
import type { StoredCharge } from '#main/ledger/charges.ts';
import type { ReadableDb } from '#main/ledger/connection.ts';
import { findSaleNumberOfCharge } from '#main/ledger/sales.ts';

/** A charge as the renderer sees it. `isUnreachable`: the last request for it brought no answer. */
export function viewCharge(
  db: ReadableDb,
  stored: StoredCharge,
  isUnreachable: boolean,
  nowMs: number,
): ChargeView {
  const { charge } = stored;
  return {
    chargeId: charge.chargeId,
    saleId: charge.saleId,
    terminalId: charge.terminalId,
    amountMinor: charge.amountMinor,
    currency: charge.currency,
    state: charge.state,
    isFinal: isFinal(charge.state),
    orderStatus: charge.order?.status ?? null,
    orderId: charge.order?.orderId ?? null,
    paymentDetail: charge.order?.paymentDetail ?? null,
    refusal: charge.refusal,
    unansweredReason: charge.unansweredReason,
    contradiction: charge.contradiction,
    isCancelAsked: charge.isCancelAsked,
    isCancelAccepted: charge.isCancelAccepted,
    cancelRefusedCode: charge.cancelRefusedCode,
    isByEvidence: charge.evidence !== null,
    evidenceCheck: charge.evidence?.check ?? null,
    isUnreachable: isUnreachable && !isFinal(charge.state),
    settleableFromMs: settleableFromMs(charge, nowMs, isUnreachable),
    isTest: isTestCharge(charge),
    isWithoutSale: stored.isWithoutSale,
    saleNumber: findSaleNumberOfCharge(db, charge.chargeId) ?? null,
    preparedAtMs: charge.preparedAtMs,
    changedAtMs: charge.changedAtMs,
    expiresAtMs: charge.preparedAtMs + stored.expiresAfterMs,
    waitingForTerminalSinceMs: charge.state === 'created' ? charge.changedAtMs : null,
    gateway: stored.gateway,
    options: stored.options,
  };
}
