import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLedger } from '#main/ledger/verify.ts';
import { capture, openShop, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ hasJournal: true });
  stockAndOpen(shop);
});
afterEach(async () => {
  const result = verifyLedger(shop.run().ledger.db);
  await shop.close();
  expect(result).toMatchObject({ ok: true });
});

const CUSTOMER = {
  name: 'Zenobia Inventada',
  contact: 'zenobia@ejemplo.invalid',
  note: 'vive arriba del taller',
};
const APPROVAL = { approver: 'Dueña', role: 'owner' as const, reason: 'lo pidió' };

function filesWith(text: string, folder = shop.folder): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesWith(text, path);
    return readFileSync(path).includes(Buffer.from(text, 'utf8')) ? [name] : [];
  });
}

describe('a customer who asks to be forgotten', () => {
  it('is in no file afterwards, while the amount stays and the chain holds', () => {
    const { deferralId, owedMinor } = capture(shop, { customer: CUSTOMER });
    capture(shop, { customer: { ...CUSTOMER, name: 'Otra Persona', contact: '', note: '' } });
    for (const text of Object.values(CUSTOMER)) expect(filesWith(text)).not.toEqual([]);
    const { deferral } = shop
      .run()
      .deferrals.erase({ requestId: randomUUID(), deferralId, approval: APPROVAL });
    expect(deferral).toMatchObject({ name: null, contact: null, note: null, isErased: true, owedMinor });
    for (const text of Object.values(CUSTOMER)) expect(filesWith(text)).toEqual([]);
    expect(filesWith('Otra Persona')).not.toEqual([]);
    expect(shop.run().deferrals.list({ filter: 'open', text: 'zenobia' }).count).toBe(0);
  });

  it('is not in the journal in the first place, nor in what is kept of requests, nor in the log', () => {
    capture(shop, { customer: CUSTOMER });
    expect(filesWith(CUSTOMER.name)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^ledger\.sqlite/)]),
    );
    expect(filesWith(CUSTOMER.name, join(shop.folder, 'journal'))).toEqual([]);
    const requests = shop.run().ledger.db.prepare('SELECT * FROM request').all();
    expect(JSON.stringify(requests)).not.toContain(CUSTOMER.name);
    expect(JSON.stringify(shop.log.lines)).not.toContain(CUSTOMER.name);
  });

  it('can be forgotten twice, which changes nothing', () => {
    const { deferralId } = capture(shop, { customer: CUSTOMER });
    const erase = () =>
      shop.run().deferrals.erase({ requestId: randomUUID(), deferralId, approval: APPROVAL });
    erase();
    const entries = shop.run().ledger.db.prepare('SELECT count(*) AS n FROM entry').get();
    expect(erase().deferral.isErased).toBe(true);
    expect(shop.run().ledger.db.prepare('SELECT count(*) AS n FROM entry').get()).toEqual(entries);
  });

  it('still owes, and pays as anybody does', () => {
    const { deferralId, owedMinor } = capture(shop, { customer: CUSTOMER });
    const { deferrals } = shop.run();
    deferrals.erase({ requestId: randomUUID(), deferralId, approval: APPROVAL });
    const paid = deferrals.payCash({
      requestId: randomUUID(),
      deferralId,
      amountMinor: owedMinor,
      receivedMinor: owedMinor,
    });
    expect(paid.deferral.owedMinor).toBe(0);
  });
});

describe('a customer’s data', () => {
  it('that somebody changed in the file is noticed', () => {
    const { deferralId } = capture(shop, { customer: CUSTOMER });
    const { ledger } = shop.run();
    const change = (name: string): void => {
      ledger.write((db) =>
        db.prepare('UPDATE deferral_customer SET name = ? WHERE deferral_id = ?').run(name, deferralId),
      );
    };
    change('Otra');
    expect(verifyLedger(ledger.db)).toMatchObject({
      ok: false,
      damage: { what: 'the customer of deferral 1 is not the one that was written down' },
    });
    change(CUSTOMER.name);
  });

  it('is found by any part of it, without accents and case, and by the numbers on paper', () => {
    capture(shop, { customer: { name: 'José Ñandú', contact: '', note: 'paga el viernes' } });
    capture(shop, { customer: CUSTOMER });
    const find = (text: string) =>
      shop
        .run()
        .deferrals.list({ filter: 'open', text })
        .deferrals.map((each) => each.number);
    expect(find('jose nandu')).toEqual([1]);
    expect(find('VIERNES')).toEqual([1]);
    expect(find('0002')).toEqual([2]);
    for (const written of ['n.º 0002', 'N.º2', 'nº 2', 'nº0002', 'No. 2', '#2', '# 0002', 'secreta n.º 2']) {
      expect(find(written), written).toEqual(written.startsWith('secreta') ? [] : [2]);
    }
    expect(find('nº 9')).toEqual([]);
    expect(find('%')).toEqual([]);
    expect(find('')).toEqual([1, 2]);
  });
});
