import { foldCharge, isFinal, type ChargeTerms } from '#app/domain/charge.ts';
import type { SaleId } from '#app/domain/ids.ts';
import type { RefundId } from '#app/domain/refund.ts';
import { findBasket } from './baskets.ts';
import { readChargeHistory, writeChargeState } from './charges.ts';
import { allRows, getRow, run, type WritableDb } from './connection.ts';
import type { JournalBasket } from './journal-line.ts';
import { isWithoutSale } from './money-aside.ts';
import { takeFromStock } from './products.ts';
import { planRecheck } from './rechecks.ts';
import { findRefund, writeRefundState } from './refunds.ts';

/**
 * Makes again what is no fact after entries from `fromSeq` on were written back: the state rows of charges and refunds, stock,
 * baskets, and when paid charges are read again. `baskets` are those that the charges written back were to pay for.
 */
export function rebuildDerived(db: WritableDb, fromSeq: number, baskets: readonly JournalBasket[]): void {
  // Refunds first: money put aside that has gone back whole is nobody's concern any more.
  rebuildRefundStates(db, fromSeq);
  rebuildChargeStates(db, fromSeq);
  takeSoldGoods(db, fromSeq);
  putReturnedGoodsBack(db, fromSeq);
  // The older file still has who was erased since.
  run(db, 'DELETE FROM deferral_customer WHERE deferral_id IN (SELECT deferral_id FROM deferral_erasure)');
  for (const basket of baskets) putBasketBack(db, basket);
  alignBaskets(db);
}

/** Makes the state rows of every charge and refund again, as this program folds their events: after a migration they may fold otherwise. */
export function rebuildStates(db: WritableDb): void {
  rebuildRefundStates(db, 0);
  rebuildChargeStates(db, 0);
}

/** Those that anything written back is about, and those whose row does not stand where their events end. */
function rebuildChargeStates(db: WritableDb, fromSeq: number): void {
  const charges = allRows<ChargeTerms>(
    db,
    `SELECT charge.charge_id AS chargeId, charge.sale_id AS saleId, charge.terminal_id AS terminalId,
            charge.amount_minor AS amountMinor, charge.currency, charge.prepared_at_ms AS preparedAtMs
     FROM charge LEFT JOIN charge_state ON charge_state.charge_id = charge.charge_id
     WHERE charge.charge_id IN (SELECT charge_id FROM charge_event WHERE entry_seq >= ?)
        OR charge.charge_id IN (SELECT charge_id FROM tender WHERE entry_seq >= ? AND charge_id IS NOT NULL)
        OR charge.charge_id IN (SELECT charge_id FROM deferral_move WHERE entry_seq >= ? AND charge_id IS NOT NULL)
        OR charge.charge_id IN (SELECT refund.charge_id FROM refund JOIN refund_event USING (refund_id)
                                WHERE refund_event.entry_seq >= ?)
        OR charge_state.version IS NOT (SELECT max(version) FROM charge_event WHERE charge_id = charge.charge_id)
     ORDER BY charge.entry_seq`,
    fromSeq,
    fromSeq,
    fromSeq,
    fromSeq,
  );
  // All rows go before any comes: on the way from the old states to the new ones two charges would seem to hold one terminal.
  for (const { chargeId } of charges) run(db, 'DELETE FROM charge_state WHERE charge_id = ?', chargeId);
  for (const terms of charges) {
    const history = readChargeHistory(db, terms.chargeId);
    const charge = foldCharge(terms, history);
    writeChargeState(db, charge, history.length, isWithoutSale(db, charge));
    // Due at once: what the lost file had planned is not known. Ended ones too: an approval may have come after the end.
    if (isFinal(charge.state) && charge.order !== null) planRecheck(db, terms.chargeId, charge.changedAtMs);
  }
}

function rebuildRefundStates(db: WritableDb, fromSeq: number): void {
  const refunds = allRows<{ refundId: RefundId }>(
    db,
    `SELECT refund.refund_id AS refundId FROM refund LEFT JOIN refund_state ON refund_state.refund_id = refund.refund_id
     WHERE refund.refund_id IN (SELECT refund_id FROM refund_event WHERE entry_seq >= ?)
        OR refund_state.version IS NOT (SELECT max(version) FROM refund_event WHERE refund_id = refund.refund_id)
     ORDER BY refund.entry_seq`,
    fromSeq,
  ).map((row) => row.refundId);
  for (const refundId of refunds) run(db, 'DELETE FROM refund_state WHERE refund_id = ?', refundId);
  for (const refundId of refunds) {
    const stored = findRefund(db, refundId);
    if (stored) writeRefundState(db, stored.refund, stored.version);
  }
}

/** A basket that already is sold lost its sale with the end of the file, not by going back in time: its goods have been taken. */
function takeSoldGoods(db: WritableDb, fromSeq: number): void {
  const lines = allRows<{ productId: number; quantityMilli: number }>(
    db,
    `SELECT sale_line.product_id AS productId, sale_line.quantity_milli AS quantityMilli
     FROM sale_line LEFT JOIN basket ON basket.sale_id = sale_line.sale_id
     WHERE sale_line.entry_seq >= ? AND coalesce(basket.status, '') <> 'sold'`,
    fromSeq,
  );
  for (const line of lines) takeFromStock(db, line.productId, line.quantityMilli);
}

function putReturnedGoodsBack(db: WritableDb, fromSeq: number): void {
  const lines = allRows<{ productId: number; quantityMilli: number }>(
    db,
    `SELECT sale_line.product_id AS productId, sale_line.quantity_milli AS quantityMilli
     FROM deferral_move JOIN deferral USING (deferral_id) JOIN sale_line ON sale_line.sale_id = deferral.sale_id
     WHERE deferral_move.kind = 'returned' AND deferral_move.entry_seq >= ?`,
    fromSeq,
  );
  for (const line of lines) takeFromStock(db, line.productId, -line.quantityMilli);
}

/** The goods of a charge that still locks its sale are those it was started for, whatever the older file had in that basket. */
function putBasketBack(db: WritableDb, basket: JournalBasket): void {
  const isLocked = getRow<{ found: 1 }>(
    db,
    'SELECT 1 AS found FROM charge_state WHERE sale_id = ? AND locks_sale = 1',
    basket.saleId,
  );
  if (!isLocked) return;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
  if (!findBasket(db, basket.saleId as SaleId)) {
    run(
      db,
      `INSERT INTO basket (sale_id, status, is_current, opened_at_ms) VALUES (?, 'charging', 0, ?)`,
      basket.saleId,
      basket.openedAtMs,
    );
  }
  run(db, 'DELETE FROM basket_line WHERE sale_id = ?', basket.saleId);
  for (const line of basket.lines) {
    run(
      db,
      `INSERT INTO basket_line (sale_id, product_id, code, name, unit_price_minor, tax_rate_bp, quantity_milli)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      basket.saleId,
      line.productId,
      line.code,
      line.name,
      line.unitPriceMinor,
      line.taxRateBp,
      line.quantityMilli,
    );
  }
}

/** A basket is sold exactly when its sale is there, and locked exactly while a charge locks it. */
function alignBaskets(db: WritableDb): void {
  const hasSale = 'EXISTS (SELECT 1 FROM sale WHERE sale.sale_id = basket.sale_id)';
  const isLocked =
    'EXISTS (SELECT 1 FROM charge_state WHERE charge_state.sale_id = basket.sale_id AND locks_sale = 1)';
  run(db, `UPDATE basket SET status = 'sold', is_current = 0 WHERE status <> 'sold' AND ${hasSale}`);
  run(db, `UPDATE basket SET status = 'held' WHERE status = 'sold' AND NOT ${hasSale}`);
  run(db, `UPDATE basket SET status = 'charging' WHERE status IN ('open', 'held') AND ${isLocked}`);
  run(
    db,
    `UPDATE basket SET status = iif(is_current = 1, 'open', 'held') WHERE status = 'charging' AND NOT ${isLocked}`,
  );
}
