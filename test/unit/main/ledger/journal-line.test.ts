import { describe, expect, it } from 'vitest';
import { entryHash } from '#main/ledger/chain.ts';
import { decodeLine, encodeEntry, encodeHead, type JournalEntry } from '#main/ledger/journal-line.ts';

const HEADER = { seq: 7, entryId: 'e', kind: 'charge', atMs: 5, businessDate: '2026-01-05' };
const ROWS: JournalEntry['rows'] = [['charge_event', [['c', 1, 7, 5, 'prepared', '{"note":"café"}']]]];
const ENTRY: JournalEntry = {
  ...HEADER,
  prevHash: 'a'.repeat(64),
  hash: entryHash('a'.repeat(64), HEADER, ROWS),
  rows: ROWS,
  basket: {
    saleId: 's',
    openedAtMs: 4,
    lines: [{ productId: 1, code: '1', name: 'Café', unitPriceMinor: 5, taxRateBp: 0, quantityMilli: 1000 }],
  },
};
const HEAD = {
  journal: 1,
  identity: {
    ledgerId: 'l',
    site: 'MLA',
    currency: 'ARS',
    timeZone: 'America/Argentina/Buenos_Aires',
    cutOverHour: 4,
    mode: 'live',
    createdAtMs: 1,
  },
  fromSeq: 7,
  fromAtMs: 5,
} as const;

const withoutEnd = (line: string): string => line.slice(0, -1);

describe('a line of the journal', () => {
  it('comes back as it was written', () => {
    expect(encodeEntry(ENTRY).indexOf('\n')).toBe(encodeEntry(ENTRY).length - 1);
    expect(decodeLine(withoutEnd(encodeEntry(ENTRY)))).toEqual({ kind: 'entry', entry: ENTRY });
    expect(decodeLine(withoutEnd(encodeHead(HEAD)))).toEqual({ kind: 'head', head: HEAD });
  });

  it.each([
    ['an entry with its basket', encodeEntry(ENTRY)],
    ['the head', encodeHead(HEAD)],
  ])('is not read with any single bit wrong: %s', (_name, line) => {
    const bytes = Buffer.from(withoutEnd(line));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeLine(flipped.toString('utf8')), `bit ${bit}`).toBeUndefined();
    }
  });

  it('is not read when its hash is not that of its content, however well it is written', () => {
    expect(decodeLine(withoutEnd(encodeEntry({ ...ENTRY, atMs: 6 })))).toBeUndefined();
  });

  it.each(['', ' ', '0123456789abcdef', '0123456789abcdef {}', 'null'])('is not read from %j', (text) => {
    expect(decodeLine(text)).toBeUndefined();
  });
});
