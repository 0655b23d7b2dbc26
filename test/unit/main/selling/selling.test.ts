import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { upsertProducts } from '#main/ledger/products.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { BREAD, COFFEE, fillBasket, openShop, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  stockAndOpen(shop);
});
afterEach(async () => {
  expect(verifyLedger(shop.run().ledger.db)).toMatchObject({ ok: true });
  await shop.close();
});

const add = (code: string, quantityMilli = 1000) => {
  const { baskets } = shop.run();
  const { saleId } = baskets.current();
  return baskets.add({ requestId: randomUUID(), saleId, product: { code }, quantityMilli });
};
const pay = (receivedMinor: number, over: Partial<{ totalMinor: number; requestId: string }> = {}) => {
  const basket = shop.run().baskets.current();
  return shop.run().selling.payCash({
    requestId: randomUUID(),
    saleId: basket.saleId,
    totalMinor: basket.totalMinor,
    receivedMinor,
    ...over,
  });
};

describe('a basket', () => {
  it('takes a scanned code, leading zeros and all, and counts up the same product', () => {
    add(COFFEE.code);
    const basket = add(` ${COFFEE.code} `);
    expect(basket.lines).toHaveLength(1);
    expect(basket.lines[0]).toMatchObject({ code: '0007790001', quantityMilli: 2000, totalMinor: 9_199_80 });
  });

  it('keeps its price when the catalogue changes', () => {
    add(BREAD.code);
    shop.run().ledger.write((db) => upsertProducts(db, [{ ...BREAD, priceMinor: 9_999_99 }]));
    const basket = add(BREAD.code);
    expect(basket.lines.map((line) => line.unitPriceMinor)).toEqual([1_850_25, 9_999_99]);
  });

  it('names the code nobody has', () => {
    expect(() => add('999')).toThrow('product_not_found');
  });

  it('rounds a weighed quantity once a line', () => {
    expect(add(BREAD.code, 333).lines[0]?.totalMinor).toBe(616_13);
  });

  it('is still there after the program was killed', async () => {
    const before = add(COFFEE.code);
    await shop.crashAndReopen();
    expect(shop.run().baskets.current()).toEqual(before);
  });

  it('is held and taken up again, the other one held in its place', () => {
    const first = add(COFFEE.code);
    const { baskets } = shop.run();
    const empty = baskets.hold({ requestId: randomUUID(), saleId: first.saleId });
    expect(empty.lines).toEqual([]);
    add(BREAD.code);
    expect(baskets.resume({ requestId: randomUUID(), saleId: first.saleId })).toMatchObject({
      saleId: first.saleId,
      totalMinor: first.totalMinor,
    });
    expect(baskets.held().baskets).toMatchObject([{ saleId: empty.saleId, lineCount: 1, status: 'held' }]);
  });

  it('is refused above the highest total, and stays as it was', () => {
    const before = add(COFFEE.code, 2_000_000);
    expect(() => add(COFFEE.code, 9_000_000)).toThrow('basket_total_too_large');
    expect(shop.run().baskets.current()).toEqual(before);
  });

  it('changes and loses lines', () => {
    const { lines, saleId } = add(COFFEE.code);
    const lineId = lines[0]?.lineId ?? 0;
    const { baskets } = shop.run();
    expect(
      baskets.setQuantity({ requestId: randomUUID(), saleId, lineId, quantityMilli: 3000 }).lines[0]
        ?.quantityMilli,
    ).toBe(3000);
    expect(baskets.removeLine({ requestId: randomUUID(), saleId, lineId }).lines).toEqual([]);
    expect(() => baskets.removeLine({ requestId: randomUUID(), saleId, lineId })).toThrow('line_not_found');
  });
});

describe('a cash sale', () => {
  it('shows the change, takes the next number, and moves money and goods', () => {
    fillBasket(shop);
    const receipt = pay(9_000_00);
    expect(receipt).toMatchObject({
      number: 1,
      totalMinor: 8_300_40,
      tenders: [{ kind: 'cash', receivedMinor: 9_000_00, changeMinor: 699_60 }],
      taxes: [
        { rateBp: 2100, baseMinor: 3_801_57, taxMinor: 798_33 },
        { rateBp: 1050, baseMinor: 3_348_87, taxMinor: 351_63 },
      ],
    });
    expect(receipt.ledgerMark).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
    const result = verifyLedger(shop.run().ledger.db);
    expect(result.ok && result.balances).toMatchObject({
      drawer: 18_300_40,
      sales: -7_150_44,
      tax: -1_149_96,
    });
    const stock = shop
      .run()
      .ledger.db.prepare('SELECT stock_milli FROM product ORDER BY product_id')
      .pluck()
      .all();
    expect(stock).toEqual([9_000, 3_000]);
    add(BREAD.code);
    expect(pay(1_850_25).number).toBe(2);
  });

  it('is one sale however often the same request comes', () => {
    fillBasket(shop);
    const basket = shop.run().baskets.current();
    const input = {
      requestId: randomUUID(),
      saleId: basket.saleId,
      totalMinor: basket.totalMinor,
      receivedMinor: basket.totalMinor,
    };
    const first = shop.run().selling.payCash(input);
    expect(shop.run().selling.payCash(input)).toEqual(first);
    expect(shop.run().selling.recent({ limit: 10 }).sales).toHaveLength(1);
    expect(() => shop.run().selling.payCash({ ...input, requestId: randomUUID() })).toThrow(
      'basket_not_found',
    );
  });

  it('is refused with too little, with a barcode for an amount, and at another total than was seen', () => {
    fillBasket(shop);
    expect(() => pay(8_300_39)).toThrow('cash_too_little');
    expect(() => pay(7_790_000_000_017_00)).toThrow('cash_too_much');
    expect(() => pay(8_300_40, { totalMinor: 8_300_39 })).toThrow('total_changed');
    expect(shop.run().selling.recent({ limit: 10 }).sales).toEqual([]);
  });

  it('is refused for an empty basket', () => {
    expect(() => pay(0)).toThrow('basket_empty');
  });
});
