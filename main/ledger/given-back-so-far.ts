import type { SaleId } from '#app/domain/ids.ts';
import { allRows, type ReadableDb } from './connection.ts';

/** What of a sale had gone back before an entry, read from what was posted and not from what it should have been. */
export interface GivenBackSoFar {
  /** Minor units, without tips. */
  before(saleId: SaleId, seq: number): number;
}

/** Reads every refund and every return once; answers for any sale and any moment. */
export function createGivenBack(db: ReadableDb): GivenBackSoFar {
  const rows = allRows<{ saleId: SaleId; seq: number; amountMinor: number }>(
    db,
    `SELECT paid.sale_id AS saleId, posting.entry_seq AS seq, sum(posting.amount_minor) AS amountMinor
     FROM posting
     JOIN entry ON entry.seq = posting.entry_seq AND entry.kind IN ('refund', 'deferral')
     JOIN (
       SELECT refund_event.entry_seq, tender.sale_id FROM refund_event
         JOIN refund USING (refund_id) JOIN tender ON tender.charge_id = refund.charge_id
       UNION ALL
       SELECT refund_event.entry_seq, deferral.sale_id FROM refund_event
         JOIN refund USING (refund_id) JOIN deferral_move ON deferral_move.charge_id = refund.charge_id
         JOIN deferral ON deferral.deferral_id = deferral_move.deferral_id
       UNION ALL
       SELECT deferral_move.entry_seq, deferral.sale_id FROM deferral_move JOIN deferral USING (deferral_id)
         WHERE deferral_move.kind = 'returned'
     ) AS paid ON paid.entry_seq = posting.entry_seq
     WHERE posting.account IN ('returns', 'tax')
     GROUP BY paid.sale_id, posting.entry_seq ORDER BY posting.entry_seq`,
  );
  const bySale = new Map<SaleId, { readonly seq: number; readonly amountMinor: number }[]>();
  for (const { saleId, ...row } of rows) bySale.set(saleId, [...(bySale.get(saleId) ?? []), row]);
  return {
    before: (saleId, seq) =>
      (bySale.get(saleId) ?? [])
        .filter((row) => row.seq < seq)
        .reduce((sum, row) => sum + row.amountMinor, 0),
  };
}
