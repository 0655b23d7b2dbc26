import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asDeferralId } from '#app/domain/deferral.ts';
import { collectionPostings } from '#app/domain/posting.ts';
import { takeOff } from '#main/deferrals/take-off.ts';
import { capture, openShop, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  stockAndOpen(shop);
  shop.run().deferrals.recover();
});
afterEach(async () => {
  await shop.close();
});

const APPROVAL = { approver: 'Dueña', role: 'owner' as const, reason: 'lo pidió' };

describe('a payment found at Mercado Pago', () => {
  it('is booked once even by a program that does not look first', async () => {
    const terminalId = shop.point.terminals[0] ?? '';
    shop.point.setTerminal(terminalId, { operatingMode: 'STANDALONE' });
    const first = capture(shop);
    const payment = shop.point.payByHand(terminalId, first.amountMinor);
    const { amountMinor } = first;
    const slip = {
      terminalId,
      amountMinor,
      lastDigits: '3704',
      authorizationCode: payment.authorizationCode ?? '',
    };
    const { deferralId } = first;
    shop.run().deferrals.takeByHand({ requestId: randomUUID(), deferralId, slip });
    await shop.advance(5_000);
    expect(shop.run().deferrals.get({ deferralId }).moves).toMatchObject([{ paymentId: payment.id }]);

    const second = capture(shop, { slip: { ...slip, authorizationCode: 'OTHER' } });
    const { ledger } = shop.run();
    const slipId = ledger.db
      .prepare<[string], string>('SELECT slip_id FROM hand_slip WHERE deferral_id = ?')
      .pluck()
      .get(second.deferralId);
    const bookAgain = () => {
      ledger.write((db) => {
        takeOff(
          db,
          { ledger, clock: shop.clock, ids: { uuid: () => randomUUID() } },
          asDeferralId(second.deferralId),
          { kind: 'by_hand', amountMinor: 1, slipId: slipId ?? '', paymentId: payment.id },
          collectionPostings('card_receivable', 1, 0),
        );
      });
    };
    expect(bookAgain).toThrow(/UNIQUE constraint failed: deferral_move\.payment_id/);
  });
});

describe('a customer who is erased', () => {
  it('is in none of the ledger’s files any more, not in their free pages either', () => {
    const name = 'Zenobia Inconfundible';
    const { deferralId } = capture(shop, { customer: { name, contact: '', note: 'azul' } });
    const isWritten = () =>
      ['', '-wal']
        .map((suffix) => shop.file + suffix)
        .some((file) => existsSync(file) && readFileSync(file).includes(name));
    expect(isWritten()).toBe(true);
    shop.run().ledger.db.pragma('wal_checkpoint(TRUNCATE)');
    expect(readFileSync(shop.file).includes(name)).toBe(true);
    shop.run().deferrals.erase({ requestId: randomUUID(), deferralId, approval: APPROVAL });
    expect(isWritten()).toBe(false);
  });
});
