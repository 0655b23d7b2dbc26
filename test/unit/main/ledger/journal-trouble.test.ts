import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listJournalFiles, readJournalFile } from '#main/ledger/journal-files.ts';
import { encodeEntry } from '#main/ledger/journal-line.ts';
import { openShop, stockAndOpen, type Shop } from '#test/fakes/shop.ts';
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
  journalFolder,
  journalLines,
  closeDay,
  facts,
  relink,
  expectSound,
  flipBit,
} = createRestoreSteps(() => shop);

describe('a journal that cannot help', () => {
  it('because it is gone is begun again from the ledger', async () => {
    sellForCash();
    const lines = journalLines();
    await shop.crashAndReopen(() => {
      rmSync(journalFolder(), { recursive: true });
    });
    expect(outcome()).toEqual({ kind: 'begun', entries: head().seq });
    expect(journalLines()).toEqual(lines);
  });

  it('because a bit in it is wrong gives back what comes before, and says what it could not read', async () => {
    sellForCash();
    const backup = backUp(shop);
    const from = head().seq + 1;
    for (let sale = 0; sale < 4; sale += 1) sellForCash();
    const last = head().seq;
    flipBit(from + 2);
    await shop.crashAndReopen(backup.putBack);
    const done = outcome();
    expect(done).toMatchObject({
      kind: 'partly_restored',
      entries: 2,
      missingFromSeq: from + 2,
      lastSeqNamed: last,
    });
    expectSound();
    expect(head().seq).toBe(from + 1);
    if (done.kind !== 'partly_restored') throw new Error(done.kind);
    expect(readdirSync(done.asideFolder)).toHaveLength(1);
    expect(sellForCash()).toBe(4);
    await shop.crashAndReopen();
    expect(outcome()).toEqual({ kind: 'in_step' });
    expectSound();
  });

  it('because it begins later than the copy ends says from where on entries are missing', async () => {
    sellForCash();
    const backup = backUp(shop);
    const from = head().seq + 1;
    sellForCash();
    closeDay();
    shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 10_000_00 });
    sellForCash();
    const last = head().seq;
    await shop.crashAndReopen(() => {
      backup.putBack();
      rmSync(listJournalFiles(journalFolder())[0]?.path ?? '');
    });
    expect(outcome()).toMatchObject({
      kind: 'partly_restored',
      entries: 0,
      missingFromSeq: from,
      lastSeqNamed: last,
    });
    expectSound();
  });

  it('because a line in it, well made, does not follow the one before gives back what comes before', async () => {
    const backup = backUp(shop);
    sellForCash();
    sellForCash();
    const last = head().seq;
    await shop.crashAndReopen(() => {
      backup.putBack();
      const file = listJournalFiles(journalFolder())[0];
      if (!file) throw new Error('there is no journal');
      const forged = readJournalFile(file).entries.map((entry) =>
        entry.seq === last ? relink(entry, 'f'.repeat(64)) : entry,
      );
      const head = readFileSync(file.path, 'utf8').split('\n')[0] ?? '';
      writeFileSync(file.path, `${head}\n${forged.map(encodeEntry).join('')}`);
    });
    expect(outcome()).toMatchObject({ kind: 'partly_restored', entries: 1, missingFromSeq: last });
    expectSound();
  });

  it('because another was sold on, when only an older file of it shows that, is set aside', async () => {
    const backup = backUp(shop);
    sellForCash();
    closeDay();
    shop.run().shifts.open({ requestId: randomUUID(), floatMinor: 10_000_00 });
    sellForCash();
    await shop.crashAndReopen(() => {
      backup.putBack();
      renameSync(journalFolder(), `${journalFolder()}-away`);
    });
    await shop.advance(60_000);
    sellForCash();
    const before = facts();
    await shop.crashAndReopen(() => {
      rmSync(journalFolder(), { recursive: true });
      renameSync(`${journalFolder()}-away`, journalFolder());
    });
    expect(outcome()).toMatchObject({ kind: 'diverged', atSeq: head().seq });
    expect(facts()).toBe(before);
  });

  it('because its last line is wrong says that an entry is missing', async () => {
    const backup = backUp(shop);
    sellForCash();
    const last = head().seq;
    flipBit(last);
    await shop.crashAndReopen(backup.putBack);
    expect(outcome()).toMatchObject({
      kind: 'partly_restored',
      entries: 0,
      missingFromSeq: last,
      lastSeqNamed: last,
    });
    expectSound();
  });

  it('before the restored part still gives that part back', async () => {
    sellForCash();
    sellForCash();
    const backup = backUp(shop);
    sellForCash();
    flipBit(2);
    await shop.crashAndReopen(backup.putBack);
    expect(outcome()).toMatchObject({ kind: 'restored_from_journal', entries: 1 });
    expectSound();
    // And is readable from its first line again.
    await shop.crashAndReopen();
    expect(outcome()).toEqual({ kind: 'in_step' });
    expect(journalLines().filter((line) => line.includes('"seq":2,'))).toHaveLength(1);
  });

  it('because another till sold on the restored copy is set aside, and nothing is changed', async () => {
    sellForCash();
    const backup = backUp(shop);
    const fork = head().seq + 1;
    sellForCash();
    const folder = journalFolder();
    const away = `${folder}-away`;
    // The copy is used without its journal for a while…
    await shop.crashAndReopen(() => {
      backup.putBack();
      renameSync(folder, away);
    });
    await shop.advance(60_000);
    sellForCash();
    sellForCash();
    const before = facts();
    // …and then the old journal is there again.
    await shop.crashAndReopen(() => {
      rmSync(folder, { recursive: true });
      renameSync(away, folder);
    });
    const done = outcome();
    expect(done).toMatchObject({ kind: 'diverged', atSeq: fork });
    expect(facts()).toBe(before);
    if (done.kind !== 'diverged') throw new Error(done.kind);
    expect(dirname(done.asideFolder)).toBe(shop.folder);
    expect(basename(done.asideFolder)).toMatch(/^journal\.aside-\d+$/);
    expect(readdirSync(done.asideFolder)).toHaveLength(1);
    expectSound();
    await shop.crashAndReopen();
    expect(outcome()).toEqual({ kind: 'in_step' });
  });

  it('because the copy that was put back differs in its last entry is set aside', async () => {
    sellForCash();
    const folder = journalFolder();
    const backup = backUp(shop);
    sellForCash();
    sellForCash();
    await shop.crashAndReopen(() => {
      backup.putBack();
      renameSync(folder, `${folder}-away`);
    });
    await shop.advance(60_000);
    sellForCash();
    const fork = head().seq;
    await shop.crashAndReopen(() => {
      rmSync(folder, { recursive: true });
      renameSync(`${folder}-away`, folder);
    });
    expect(outcome()).toMatchObject({ kind: 'diverged', atSeq: fork });
    expectSound();
  });

  it('because it is of another ledger is set aside', async () => {
    sellForCash();
    const other = await openShop({ hasJournal: true });
    stockAndOpen(other);
    // Another shop's ledger under this shop's name.
    backUp(other);
    await shop.crashAndReopen(() => {
      removeLedger(shop);
      copyFileSync(join(other.folder, 'backup.sqlite'), shop.file);
      const db = new Database(shop.file);
      const guard = db
        .prepare<[], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE name = 'identity_no_update'`)
        .get();
      db.exec(
        `DROP TRIGGER identity_no_update; UPDATE identity SET ledger_id = 'another'; ${guard?.sql ?? ''}`,
      );
      db.close();
    });
    await other.close();
    const done = outcome();
    expect(done.kind).toBe('other_ledger');
    expect(done.kind === 'other_ledger' && existsSync(done.asideFolder)).toBe(true);
  });
});
