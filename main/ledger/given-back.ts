import type { SaleId } from '#app/domain/ids.ts';
import { getRow, type ReadableDb } from './connection.ts';

/** What of a sale has gone back, minor units without tips: refunds of the charges that paid for it, and goods that came back unpaid. */
export function givenBackMinor(db: ReadableDb, saleId: SaleId): number {
  const row = getRow<{ sum: number }>(
    db,
    `WITH paying AS (
       SELECT charge_id FROM tender WHERE sale_id = :saleId AND charge_id IS NOT NULL
       UNION ALL
       SELECT deferral_move.charge_id FROM deferral JOIN deferral_move USING (deferral_id)
       WHERE deferral.sale_id = :saleId AND deferral_move.charge_id IS NOT NULL
     )
     SELECT coalesce((
       SELECT sum(min(done, amount_minor)) FROM (
         SELECT charge.amount_minor,
                (SELECT sum(refund.amount_minor) FROM refund JOIN refund_state USING (refund_id)
                 WHERE refund.charge_id = charge.charge_id AND refund_state.state = 'done') AS done
         FROM charge WHERE charge_id IN (SELECT charge_id FROM paying)
       ) WHERE done IS NOT NULL
     ), 0) + coalesce((
       SELECT sum(deferral_move.amount_minor) FROM deferral JOIN deferral_move USING (deferral_id)
       WHERE deferral.sale_id = :saleId AND deferral_move.kind = 'returned'
     ), 0) AS sum`,
    { saleId },
  );
  return row?.sum ?? 0;
}
