import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { genesisHash } from '#main/ledger/chain.ts';
import { appendEntry, chainHead } from '#main/ledger/entries.ts';
import { listJournalFiles, readJournalFile } from '#main/ledger/journal-files.ts';
import { decodeLine } from '#main/ledger/journal-line.ts';
import { openShop, stockAndOpen, type Shop } from '#test/fakes/shop.ts';
import { backUp } from './backup-copy.ts';

let shop: Shop;
let folder: string;
beforeEach(async () => {
  shop = await openShop({ hasJournal: true });
  folder = join(shop.folder, 'journal');
});
afterEach(async () => {
  await shop.close();
});

const append = (count = 1): void => {
  shop.run().ledger.write((db) => {
    for (let index = 0; index < count; index += 1) {
      const atMs = shop.clock.nowMs();
      const content = { kind: 'charge', postings: [], facts: {} } as const;
      appendEntry(db, { entryId: randomUUID(), atMs, businessDate: '2026-01-05', ...content });
    }
  });
};
const closeADay = (): void => {
  const { shifts, days } = shop.run();
  shifts.open({ requestId: randomUUID(), floatMinor: 0 });
  days.close({ requestId: randomUUID(), countedMinor: 0, acceptsUnresolved: false });
};
const headSeq = () => chainHead(shop.run().ledger.db).seq;
const files = () => listJournalFiles(folder);
const journaledSeqs = () =>
  files().flatMap((file) => readJournalFile(file).entries.map((entry) => entry.seq));
const upTo = (seq: number) => Array.from({ length: seq }, (_, index) => index + 1);
const health = () => shop.run().ledger.journalHealth();
const outcome = () => shop.run().ledger.journalOutcome;
const warnings = () => shop.log.lines.filter((line) => line.level === 'warn').length;

/** Puts a file where the journal's folder was, so that nothing can be written there. */
function blockFolder(): void {
  renameSync(folder, `${folder}-kept`);
  writeFileSync(folder, '');
}
function unblockFolder(): void {
  rmSync(folder);
  renameSync(`${folder}-kept`, folder);
}

describe('the journal', () => {
  it('has a line an entry, after one that says whose ledger it is', () => {
    append(3);
    append();
    const [file] = files();
    const lines = readFileSync(file?.path ?? '', 'utf8')
      .trimEnd()
      .split('\n')
      .map(decodeLine);
    const { identity } = shop.run().ledger;
    expect(lines[0]).toMatchObject({ kind: 'head', head: { identity, fromSeq: 1 } });
    expect(lines[1]).toMatchObject({ kind: 'entry', entry: { seq: 1, prevHash: genesisHash(identity) } });
    expect(lines.map((line) => line?.kind)).toEqual(['head', 'entry', 'entry', 'entry', 'entry']);
  });

  it('is written before the command answers', () => {
    append();
    expect(journaledSeqs()).toEqual([1]);
    append(2);
    expect(journaledSeqs()).toEqual([1, 2, 3]);
  });

  it('is not written by a command that fails', () => {
    append();
    expect(() =>
      shop.run().ledger.write((db) => {
        const content = { kind: 'charge', postings: [], facts: {} } as const;
        appendEntry(db, { entryId: randomUUID(), atMs: 1, businessDate: '2026-01-05', ...content });
        throw new Error('after the entry');
      }),
    ).toThrow('after the entry');
    append();
    expect(journaledSeqs()).toEqual([1, 2]);
  });

  it('is readable by its owner only', () => {
    append();
    const isWindows = process.platform === 'win32';
    expect(isWindows || (statSync(files()[0]?.path ?? '').mode & 0o777) === 0o600).toBe(true);
    expect(isWindows || (statSync(folder).mode & 0o777) === 0o700).toBe(true);
  });

  it('begins a new file after each close of the day', async () => {
    closeADay();
    closeADay();
    append();
    expect(files().map((file) => file.fromSeq)).toEqual([1, 3, 5]);
    await shop.crashAndReopen();
    closeADay();
    await shop.crashAndReopen();
    append();
    expect(files().map((file) => file.fromSeq)).toEqual([1, 3, 5, 8]);
    expect(journaledSeqs()).toEqual(upTo(headSeq()));
  });

  it('begins a new file when one has become long to read', async () => {
    append(4_000);
    append(2_000);
    expect(files().length).toBeGreaterThan(1);
    for (const file of files()) expect(statSync(file.path).size).toBeLessThan(2 * 1024 * 1024);
    await shop.crashAndReopen();
    expect(outcome()).toEqual({ kind: 'in_step' });
    append();
    expect(journaledSeqs()).toEqual(upTo(6_001));
  });

  it('drops what is older than a hundred days, but never the newest sixty files', () => {
    for (let day = 0; day < 140; day += 1) {
      closeADay();
      shop.clock.jumpTo(shop.clock.nowMs() + 86_400_000);
    }
    append();
    expect(files().length).toBeGreaterThan(99);
    expect(files().length).toBeLessThan(103);
    shop.clock.jumpTo(shop.clock.nowMs() + 3 * 365 * 86_400_000);
    closeADay();
    append();
    expect(files().length).toBeGreaterThanOrEqual(60);
    expect(journaledSeqs().at(-1)).toBe(headSeq());
  });

  it('that is begun for an old ledger leaves out what would be dropped', async () => {
    closeADay();
    shop.clock.jumpTo(shop.clock.nowMs() + 200 * 86_400_000);
    append(3);
    await shop.crashAndReopen(() => {
      rmSync(folder, { recursive: true });
    });
    expect(outcome()).toEqual({ kind: 'begun', entries: 3 });
    expect(files().map((file) => file.fromSeq)).toEqual([3]);
  });
});

describe('a crash', () => {
  it('between the ledger’s commit and the journal’s line is made good at the next start', async () => {
    append(5);
    await shop.crashAndReopen(() => {
      const file = files()[0];
      const kept = readFileSync(file?.path ?? '', 'utf8')
        .split('\n')
        .slice(0, 4)
        .join('\n');
      writeFileSync(file?.path ?? '', `${kept}\n`);
    });
    expect(outcome()).toEqual({ kind: 'caught_up', entries: 2 });
    expect(journaledSeqs()).toEqual(upTo(5));
  });

  it('in the middle of a line leaves nothing of it: the line is written again', async () => {
    append(4);
    const size = statSync(files()[0]?.path ?? '').size;
    for (const cut of [1, 2, 100, size - 10]) {
      await shop.crashAndReopen(() => {
        truncateSync(files()[0]?.path ?? '', size - cut);
      });
      expect(journaledSeqs()).toEqual(upTo(4));
      expect(statSync(files()[0]?.path ?? '').size).toBe(size);
      expect(health()).toEqual({ state: 'ok' });
    }
  });

  it('in the middle of a line that follows whole ones cuts only that', async () => {
    append(2);
    await shop.crashAndReopen(() => {
      appendFileSync(files()[0]?.path ?? '', '0123456789abcdef {"seq":3,"entr');
    });
    expect(outcome()).toEqual({ kind: 'in_step' });
    append();
    expect(readJournalFile(files()[0] ?? { path: '', fromSeq: 0 })).toMatchObject({ problem: 'none' });
    expect(journaledSeqs()).toEqual([1, 2, 3]);
  });

  it('that garbled whole lines is repaired from a ledger that has them, and the garbled file kept', async () => {
    append(4);
    await shop.crashAndReopen(() => {
      const path = files()[0]?.path ?? '';
      const bytes = readFileSync(path);
      bytes.fill(0, bytes.length - 300, bytes.length - 1);
      writeFileSync(path, bytes);
    });
    expect(outcome()).toEqual({ kind: 'repaired', fromSeq: 1 });
    expect(journaledSeqs()).toEqual(upTo(4));
    expect(readdirSync(folder).filter((name) => name.includes('unreadable'))).toHaveLength(1);
  });
});

describe('a journal that cannot be written', () => {
  it('fails no sale, is said once, and catches up when it can be written again', () => {
    stockAndOpen(shop);
    append();
    const before = headSeq();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    append();
    append(2);
    append();
    expect(headSeq()).toBe(before + 4);
    expect(health()).toMatchObject({ state: 'failing', entriesBehind: 4, sinceMs: shop.clock.nowMs() });
    expect(warnings()).toBe(1);
    rmSync(folder);
    mkdirSync(folder);
    append();
    expect(health()).toEqual({ state: 'ok' });
    expect(journaledSeqs()).toEqual(upTo(before + 5));
  });

  it('because somebody removed its newest file has it again with the next entry but one', () => {
    closeADay();
    append(2);
    rmSync(files()[1]?.path ?? '');
    append();
    append();
    expect(health()).toEqual({ state: 'ok' });
    expect(journaledSeqs()).toEqual(upTo(6));
  });

  it('at the start lets the till open, and is joined later', async () => {
    append(2);
    await shop.crashAndReopen(blockFolder);
    expect(outcome().kind).toBe('unavailable');
    append();
    expect(health()).toMatchObject({ state: 'failing', entriesBehind: 3 });
    unblockFolder();
    append();
    expect(health()).toEqual({ state: 'ok' });
    expect(outcome()).toEqual({ kind: 'in_step' });
    expect(journaledSeqs()).toEqual([1, 2, 3, 4]);
  });

  it('at the start, and turns out to be ahead of what was sold on, is set aside', async () => {
    append();
    const backup = backUp(shop);
    append(3);
    await shop.crashAndReopen(() => {
      backup.putBack();
      blockFolder();
    });
    append();
    unblockFolder();
    append();
    const done = outcome();
    expect(done).toMatchObject({ kind: 'diverged', atSeq: 2 });
    expect(done.kind === 'diverged' && existsSync(done.asideFolder)).toBe(true);
    expect(journaledSeqs()).toEqual([1, 2, 3]);
  });
});
