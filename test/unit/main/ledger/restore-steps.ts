import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import { entryHash } from '#main/ledger/chain.ts';
import { chainHead } from '#main/ledger/entries.ts';
import { FACT_TABLES } from '#main/ledger/facts.ts';
import { listJournalFiles } from '#main/ledger/journal-files.ts';
import type { JournalEntry } from '#main/ledger/journal-line.ts';
import { findProductByCode } from '#main/ledger/products.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { COFFEE, fillBasket, type Shop } from '#test/fakes/shop.ts';

/** What the tests of restored ledgers do to a shop with a journal, and ask of it. `shop` is the test's current one. */
export function createRestoreSteps(shop: () => Shop) {
  const sellForCash = (): number => {
    const { saleId, totalMinor } = fillBasket(shop());
    const { selling } = shop().run();
    return selling.payCash({ requestId: randomUUID(), saleId, totalMinor, receivedMinor: totalMinor }).number;
  };
  const head = () => chainHead(shop().run().ledger.db);
  const outcome = () => shop().run().ledger.journalOutcome;
  const read = (charge: ChargeView): ChargeView => shop().run().charging.get({ chargeId: charge.chargeId });
  const coffeeLeftMilli = () => findProductByCode(shop().run().ledger.db, COFFEE.code)?.stockMilli;
  const journalFolder = () => join(shop().folder, 'journal');
  const journalLines = () =>
    listJournalFiles(journalFolder()).flatMap((file) =>
      readFileSync(file.path, 'utf8').trimEnd().split('\n'),
    );
  const closeDay = () =>
    shop().run().days.close({ requestId: randomUUID(), countedMinor: 10_000_00, acceptsUnresolved: true });

  /** Every fact, as text. */
  function facts(): string {
    const { db } = shop().run().ledger;
    return JSON.stringify(
      ['entry', ...FACT_TABLES].map((table) =>
        db.prepare(`SELECT * FROM ${table} ORDER BY rowid`).raw().all(),
      ),
    );
  }

  /** The entry as it would be had it followed another one. */
  const relink = (entry: JournalEntry, prevHash: string): JournalEntry => ({
    ...entry,
    prevHash,
    hash: entryHash(prevHash, entry, entry.rows),
  });

  function expectSound(): void {
    expect(verifyLedger(shop().run().ledger.db)).toMatchObject({ ok: true });
  }

  /** Changes one bit in the line of entry `seq`. */
  function flipBit(seq: number): void {
    for (const file of listJournalFiles(journalFolder())) {
      const text = readFileSync(file.path);
      const at = text.indexOf(`"seq":${seq},`);
      if (at === -1) continue;
      const position = text.indexOf('"atMs":', at) + 9;
      text.writeUInt8(text.readUInt8(position) ^ 1, position);
      writeFileSync(file.path, text);
      return;
    }
    throw new Error(`the journal has no entry ${seq}`);
  }

  return {
    sellForCash,
    head,
    outcome,
    read,
    coffeeLeftMilli,
    journalFolder,
    journalLines,
    closeDay,
    facts,
    relink,
    expectSound,
    flipBit,
  };
}
