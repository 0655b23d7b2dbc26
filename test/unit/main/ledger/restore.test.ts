import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import { openConnection } from '#main/ledger/connection.ts';
import { chainHead } from '#main/ledger/entries.ts';
import { FACT_TABLES } from '#main/ledger/facts.ts';
import { listJournalFiles } from '#main/ledger/journal-files.ts';
import { findNextRecheck } from '#main/ledger/rechecks.ts';
import { everyDeferral } from '#test/fakes/every-deferral.ts';
import { COFFEE, fillBasket, openShop, startCharge, stockAndOpen, type Shop } from '#test/fakes/shop.ts';
import { backUp, removeLedger } from './backup-copy.ts';
import { createRestoreSteps } from './restore-steps.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ hasJournal: true });
  stockAndOpen(shop);
});
afterEach(async () => {
  await shop.close();
});

const {
  sellForCash,
  head,
  outcome,
  read,
  coffeeLeftMilli,
  journalFolder,
  closeDay,
  facts,
  expectSound,
  flipBit,
} = createRestoreSteps(() => shop);

describe('a ledger put back from a copy of the same day', () => {
  it('has every sale again, is sound, and goes on with the next number', async () => {
    sellForCash();
    const backup = backUp(shop);
    const from = head().seq + 1;
    expect([sellForCash(), sellForCash(), sellForCash()]).toEqual([2, 3, 4]);
    const before = { facts: facts(), head: head(), coffee: coffeeLeftMilli() };

    await shop.crashAndReopen(backup.putBack);

    expect(outcome()).toMatchObject({
      kind: 'restored_from_journal',
      entries: 3,
      fromSeq: from,
      toSeq: before.head.seq,
    });
    expect(facts()).toBe(before.facts);
    expect(coffeeLeftMilli()).toBe(before.coffee);
    expectSound();
    expect(shop.run().baskets.current().lines).toEqual([]);
    expect(sellForCash()).toBe(5);
    expectSound();
    expect(shop.run().ledger.journalHealth()).toEqual({ state: 'ok' });
  });

  it('has every deferral again with all that was paid of it, and the goods that came back', async () => {
    const backup = backUp(shop);
    await everyDeferral(shop);
    const before = { facts: facts(), head: head(), coffee: coffeeLeftMilli() };
    const owed = shop.run().deferrals.exposure();

    await shop.crashAndReopen(backup.putBack);

    expect(outcome()).toMatchObject({ kind: 'restored_from_journal', toSeq: before.head.seq });
    expect(facts()).toBe(before.facts);
    expect(coffeeLeftMilli()).toBe(before.coffee);
    expect(shop.run().deferrals.exposure()).toEqual(owed);
    expectSound();
    // Who they were is in no journal: that is what makes it possible to forget them.
    const { deferrals } = shop.run().deferrals.list({ filter: 'settled', text: '' });
    expect(deferrals.map((each) => [each.name, each.isErased])).toEqual([
      [null, false],
      [null, false],
      [null, false],
      [null, true],
    ]);
  });

  it('is kept as it was found, beside the file', async () => {
    sellForCash();
    const backup = backUp(shop);
    const old = head();
    sellForCash();
    await shop.crashAndReopen(backup.putBack);
    const done = outcome();
    if (done.kind !== 'restored_from_journal') throw new Error(done.kind);
    const copy = openConnection(done.copyFile, 'read');
    expect(chainHead(copy)).toEqual(old);
    copy.close();
  });

  it('restores once: the next start finds both in step', async () => {
    const backup = backUp(shop);
    sellForCash();
    await shop.crashAndReopen(backup.putBack);
    await shop.crashAndReopen();
    expect(outcome()).toEqual({ kind: 'in_step' });
    expectSound();
  });

  it('of days ago has the days between again, their closes included', async () => {
    sellForCash();
    const backup = backUp(shop);
    for (let day = 0; day < 3; day += 1) {
      sellForCash();
      closeDay();
      await shop.advance(1_000);
      shop.clock.jumpTo(shop.clock.nowMs() + 86_400_000);
      shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 10_000_00 });
    }
    expect(listJournalFiles(journalFolder())).toHaveLength(4);
    const before = { facts: facts(), days: shop.run().days.list() };
    await shop.crashAndReopen(backup.putBack);
    expect(outcome().kind).toBe('restored_from_journal');
    expect(facts()).toBe(before.facts);
    expect(shop.run().days.list()).toEqual(before.days);
    expectSound();
  });

  it('while a basket was being filled marks it sold when it was sold afterwards', async () => {
    const { saleId, totalMinor } = fillBasket(shop);
    const backup = backUp(shop);
    shop.run().selling.payCash({ requestId: randomUUID(), saleId, totalMinor, receivedMinor: totalMinor });
    await shop.crashAndReopen(backup.putBack);
    expect(shop.run().baskets.current().saleId).not.toBe(saleId);
    expectSound();
  });
});

describe('a charge that a restored ledger had forgotten', () => {
  it('is asked about, and completes its sale with its goods when it was paid', async () => {
    const backup = backUp(shop);
    const charge = startCharge(shop);
    await shop.advance(1_500);
    expect(read(charge).isFinal).toBe(false);

    await shop.crashAndReopen(backup.putBack);
    expect(outcome().kind).toBe('restored_from_journal');
    expectSound();
    expect(read(charge).isFinal).toBe(false);
    const recovered = shop.run().charging.recover();
    await shop.advance(20_000);
    await recovered;

    expect(read(charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expect(shop.run().selling.receipt({ saleId: charge.saleId }).lines).toHaveLength(2);
    expect(shop.point.truth()).toHaveLength(1);
    expectSound();
  });

  it('locks the basket it was started for, with the goods it was started for', async () => {
    const { baskets } = shop.run();
    const { saleId } = baskets.current();
    baskets.add({ requestId: randomUUID(), saleId, product: { code: COFFEE.code }, quantityMilli: 3000 });
    const backup = backUp(shop);
    const charge = startCharge(shop);
    await shop.crashAndReopen(backup.putBack);
    expect(charge.saleId).toBe(saleId);
    expectSound();
    const recovered = shop.run().charging.recover();
    await shop.advance(20_000);
    await recovered;
    expect(read(charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expectSound();
  });

  it('that was declined meanwhile leaves its basket unlocked when the copy had it locked', async () => {
    shop.point.setCustomer({ kind: 'declines', detail: 'rejected_by_issuer' });
    const charge = startCharge(shop);
    const backup = backUp(shop);
    await shop.advance(60_000);
    expect(read(charge).state).toBe('failed');
    await shop.crashAndReopen(backup.putBack);
    expectSound();
    expect(shop.run().baskets.current()).toMatchObject({ saleId: charge.saleId, status: 'open' });
  });

  it('that was declined meanwhile does not bring goods back that the copy does not have', async () => {
    shop.point.setCustomer({ kind: 'declines', detail: 'rejected_by_issuer' });
    const backup = backUp(shop);
    startCharge(shop);
    await shop.advance(60_000);
    await shop.crashAndReopen(backup.putBack);
    expect(outcome().kind).toBe('restored_from_journal');
    expect(shop.run().baskets.held().baskets).toEqual([]);
    expectSound();
  });

  it('that had ended meanwhile stays ended, and its terminal is free for the one after it', async () => {
    const charge = startCharge(shop);
    await shop.advance(600);
    const backup = backUp(shop);
    await shop.advance(20_000);
    expect(read(charge).state).toBe('processed');
    const second = startCharge(shop);
    await shop.crashAndReopen(backup.putBack);
    expect(read(charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    // It is read again soon: what the lost file had planned is not known.
    expect(findNextRecheck(shop.run().ledger.db)).toMatchObject({ chargeId: charge.chargeId });
    expect(read(second).isFinal).toBe(false);
    expectSound();
    const recovered = shop.run().charging.recover();
    await shop.advance(20_000);
    await recovered;
    expect(read(second)).toMatchObject({ state: 'processed', saleNumber: 2 });
    expect(shop.point.truth()).toHaveLength(2);
    expectSound();
  });
});

describe('a refund that a restored ledger had forgotten', () => {
  const refund = (charge: ChargeView, amountMinor: number) =>
    shop.run().charging.refund({
      requestId: randomUUID(),
      chargeId: charge.chargeId,
      amountMinor,
      approver: 'Ana',
      role: 'owner',
      reason: 'returned',
    });

  it('is given back once: done, it stays done, and under way it is followed on', async () => {
    const charge = startCharge(shop);
    await shop.advance(20_000);
    const backup = backUp(shop);
    refund(charge, 100_00);
    await shop.advance(30_000);
    const before = { facts: facts(), refunds: shop.run().charging.refunds({ chargeId: charge.chargeId }) };
    expect(before.refunds.refunds[0]?.state).toBe('done');
    await shop.crashAndReopen(backup.putBack);
    expect(outcome().kind).toBe('restored_from_journal');
    expect(facts()).toBe(before.facts);
    expect(shop.run().charging.refunds({ chargeId: charge.chargeId })).toEqual(before.refunds);
    expectSound();

    refund(charge, 200_00);
    await shop.crashAndReopen(backup.putBack);
    expectSound();
    const recovered = shop.run().charging.recover();
    await shop.advance(30_000);
    await recovered;
    const { refunds } = shop.run().charging.refunds({ chargeId: charge.chargeId });
    expect(refunds.map((each) => [each.amountMinor, each.state])).toEqual([
      [100_00, 'done'],
      [200_00, 'done'],
    ]);
    expect(shop.point.truth()[0]?.refundedMinor).toBe(300_00);
    expectSound();
  });
});

describe('a ledger whose end was cut off', () => {
  it('gets it back, and its goods leave the stock once', async () => {
    sellForCash();
    const from = head().seq + 1;
    sellForCash();
    sellForCash();
    const before = { facts: facts(), coffee: coffeeLeftMilli() };
    await shop.crashAndReopen(() => {
      cutTail(from);
    });
    expect(outcome()).toMatchObject({ kind: 'restored_from_journal', entries: 2, fromSeq: from });
    expect(facts()).toBe(before.facts);
    expect(coffeeLeftMilli()).toBe(before.coffee);
    expectSound();
  });

  it('and whose journal cannot give it back shows charges and baskets as what is left says', async () => {
    const charge = startCharge(shop);
    await shop.advance(600);
    const from = head().seq + 1;
    await shop.advance(20_000);
    expect(read(charge).state).toBe('processed');
    flipBit(from);
    await shop.crashAndReopen(() => {
      cutTail(from);
    });
    expect(outcome()).toMatchObject({ kind: 'partly_restored', entries: 0, missingFromSeq: from });
    expectSound();
    expect(read(charge).isFinal).toBe(false);
    const recovered = shop.run().charging.recover();
    await shop.advance(20_000);
    await recovered;
    expect(read(charge)).toMatchObject({ state: 'processed', saleNumber: 1 });
    expectSound();
  });

  /** As somebody would who knows SQLite and not the journal: takes the guards away, cuts, and puts them back. */
  function cutTail(fromSeq: number): void {
    const db = new Database(shop.file);
    const guards = db
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_no\\_delete' ESCAPE '\\'`,
      )
      .all();
    db.pragma('foreign_keys = OFF');
    for (const guard of guards) db.exec(`DROP TRIGGER ${guard.name}`);
    for (const table of FACT_TABLES) db.prepare(`DELETE FROM ${table} WHERE entry_seq >= ?`).run(fromSeq);
    db.prepare('DELETE FROM entry WHERE seq >= ?').run(fromSeq);
    for (const guard of guards) db.exec(guard.sql);
    db.close();
  }
});

describe('a ledger file that is gone', () => {
  it('is made again from a journal that begins with its first entry', async () => {
    sellForCash();
    const charge = startCharge(shop);
    await shop.advance(20_000);
    const before = { facts: facts(), id: shop.run().ledger.identity.ledgerId };
    await shop.crashAndReopen(() => {
      removeLedger(shop);
    });
    expect(outcome()).toMatchObject({ kind: 'restored_from_journal', fromSeq: 1 });
    expect(shop.run().ledger.identity.ledgerId).toBe(before.id);
    expect(facts()).toBe(before.facts);
    expect(read(charge)).toMatchObject({ state: 'processed', saleNumber: 2 });
    expectSound();
  });
});
