import { TillError } from '#app/contract/errors.ts';
import type { DeferralId } from '#app/domain/deferral.ts';
import { isInTheWay } from '#app/domain/payment-link.ts';
import { findLiveChargeOfSale } from '#main/ledger/charges.ts';
import type { ReadableDb } from '#main/ledger/connection.ts';
import { findDeferral, type StoredDeferral } from '#main/ledger/deferrals.ts';
import { findLastSlip, isOpenSlip } from '#main/ledger/hand-slips.ts';
import { findLastLink } from '#main/ledger/payment-links.ts';

/** @throws TillError `deferral_not_found` */
export function mustFindDeferral(db: ReadableDb, deferralId: DeferralId): StoredDeferral {
  const deferral = findDeferral(db, deferralId);
  if (!deferral) throw new TillError('deferral_not_found');
  return deferral;
}

/**
 * A deferral of which something may be taken now: something is owed, and nothing is under way that may pay it already (a charge, a slip
 * of the terminal that has not been found, a link the customer may be paying by).
 *
 * @throws TillError that names what is in the way.
 */
export function collectableDeferral(db: ReadableDb, deferralId: DeferralId): StoredDeferral {
  const deferral = mustFindDeferral(db, deferralId);
  const live = findLiveChargeOfSale(db, deferral.saleId);
  if (live !== undefined) throw new TillError('charge_live_for_sale', { chargeId: live });
  if (deferral.owedMinor === 0) throw new TillError('deferral_settled');
  if (isOpenSlip(findLastSlip(db, deferralId))) throw new TillError('deferral_has_slip');
  const link = findLastLink(db, deferralId);
  if (link && isInTheWay(link.state)) throw new TillError('deferral_has_link');
  return deferral;
}

/** {@link collectableDeferral} of which `amountMinor` is still owed. */
export function collectablePart(db: ReadableDb, deferralId: DeferralId, amountMinor: number): StoredDeferral {
  const deferral = collectableDeferral(db, deferralId);
  const { owedMinor } = deferral;
  if (amountMinor > owedMinor) throw new TillError('deferral_owes_less', { owedMinor });
  return deferral;
}
