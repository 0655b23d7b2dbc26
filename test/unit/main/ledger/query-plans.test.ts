import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShop, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  await shop.close();
});

/** Questions asked while a customer waits, and the table each of them must not walk through. */
const QUESTIONS: readonly (readonly [string, string, string])[] = [
  ['the product of a scanned code', 'SELECT * FROM product WHERE code_key = ?', 'product'],
  [
    'products by name',
    'SELECT * FROM product WHERE product_id IN (SELECT rowid FROM product_search WHERE product_search MATCH ?)',
    'product',
  ],
  ['the current basket', 'SELECT * FROM basket WHERE is_current = 1', 'basket'],
  ['a basket’s lines', 'SELECT * FROM basket_line WHERE sale_id = ? ORDER BY line_id', 'basket_line'],
  ['the last entry', 'SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1', 'entry is read by its key'],
  ['a charge’s events', 'SELECT * FROM charge_event WHERE charge_id = ? ORDER BY version', 'charge_event'],
  ['live charges', 'SELECT charge_id FROM charge_state WHERE sale_id = ? AND locks_sale = 1', 'charge_state'],
  ['a sale’s tenders', 'SELECT * FROM tender WHERE sale_id = ? ORDER BY position', 'tender'],
  ['the balance of an account', 'SELECT sum(amount_minor) FROM posting WHERE account = ?', 'posting'],
  ['the sales of a period', 'SELECT count(*) FROM sale WHERE entry_seq > ?', 'sale'],
  ['a sale’s deferral', 'SELECT * FROM deferral WHERE sale_id = ?', 'deferral'],
  [
    'a deferral’s moves',
    'SELECT * FROM deferral_move WHERE deferral_id = ? ORDER BY position',
    'deferral_move',
  ],
  ['whether a payment is booked', 'SELECT 1 FROM deferral_move WHERE payment_id = ?', 'deferral_move'],
  [
    'a deferral’s last slip',
    'SELECT * FROM hand_slip WHERE deferral_id = ? ORDER BY entry_seq DESC',
    'hand_slip',
  ],
  ['a request seen before', 'SELECT output FROM request WHERE request_id = ?', 'request'],
];

describe('query plans', () => {
  it.each(QUESTIONS)('find %s through an index', (_name, sql, table) => {
    const plan = shop
      .run()
      .ledger.db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...(sql.includes('?') ? ['"caf"'] : []))
      .map((row) => row.detail);
    expect(plan.length).toBeGreaterThan(0);
    expect(plan.filter((step) => step === `SCAN ${table}`)).toEqual([]);
  });

  it('would notice a table walked through', () => {
    const plan = shop
      .run()
      .ledger.db.prepare<[], { detail: string }>(
        'EXPLAIN QUERY PLAN SELECT * FROM product WHERE category = 1',
      )
      .all();
    expect(plan.map((row) => row.detail)).toEqual(['SCAN product']);
  });
});
