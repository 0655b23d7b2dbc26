import { getRow, type ReadableDb } from './connection.ts';
import { chainHead } from './entries.ts';
import type { Identity } from './identity.ts';
import {
  listJournalFiles,
  readJournalFile,
  readJournalHead,
  type JournalFile,
  type ReadJournalFile,
} from './journal-files.ts';
import type { JournalEntry } from './journal-line.ts';

/** How a journal stands to its ledger, from what can be read of both. Nothing is changed. */
export type JournalStanding =
  | { readonly kind: 'none' }
  | { readonly kind: 'other_ledger'; readonly ledgerId: string }
  | { readonly kind: 'diverged'; readonly atSeq: number }
  /** The ledger has all that the journal has, and perhaps more. `unreadable` are files that cannot be read to their end. */
  | {
      readonly kind: 'ledger_has_all';
      readonly last: ReadJournalFile | null;
      readonly unreadable: readonly JournalFile[];
    }
  /** The ledger lacks entries that the journal names. */
  | { readonly kind: 'ledger_behind'; readonly files: readonly JournalFile[]; readonly lastSeqNamed: number };

/** Only the newest files are read unless the ledger is behind: an entry's hash stands for everything before it. */
export function inspectJournal(folder: string, db: ReadableDb, identity: Identity): JournalStanding {
  const files = listJournalFiles(folder);
  if (files.length === 0) return { kind: 'none' };
  const newest = readNewest(files);
  const stranger = newest.find((file) => file.head && file.head.identity.ledgerId !== identity.ledgerId);
  if (stranger?.head) return { kind: 'other_ledger', ledgerId: stranger.head.identity.ledgerId };

  const ledgerHead = chainHead(db);
  const lastSeqNamed = Math.max(...newest.map((file) => file.lastSeqNamed));
  const last = newest.find((file) => file.entries.length > 0) ?? null;
  const compared = last?.entries.findLast((entry) => entry.seq <= ledgerHead.seq);
  if (compared && compared.hash !== hashAt(db, compared.seq)) {
    return { kind: 'diverged', atSeq: firstDifference(db, files) ?? compared.seq };
  }
  if (lastSeqNamed <= ledgerHead.seq) {
    return { kind: 'ledger_has_all', last, unreadable: newest.filter((file) => file.problem === 'garbled') };
  }
  // What the journal says follows the ledger's head must be linked to it.
  for (const entry of entriesFrom(files, ledgerHead.seq)) {
    const isOnChain =
      entry.seq === ledgerHead.seq ? entry.hash === ledgerHead.hash : entry.prevHash === ledgerHead.hash;
    if (entry.seq <= ledgerHead.seq + 1 && !isOnChain) {
      return { kind: 'diverged', atSeq: firstDifference(db, files) ?? ledgerHead.seq + 1 };
    }
    if (entry.seq > ledgerHead.seq) break;
  }
  return { kind: 'ledger_behind', files, lastSeqNamed };
}

/**
 * Whose ledger a journal can make again from its first entry on: one of the wanted shop, when the file itself is gone.
 */
export function findJournaledIdentity(
  folder: string,
  wanted: Pick<Identity, 'site' | 'currency' | 'mode'>,
): Identity | undefined {
  const [first] = listJournalFiles(folder);
  if (first?.fromSeq !== 1) return undefined;
  const found = readJournalHead(first)?.identity;
  const isOfShop =
    found?.site === wanted.site && found.currency === wanted.currency && found.mode === wanted.mode;
  return isOfShop ? { ...found, ...pick(wanted) } : undefined;
}

function pick({ site, currency, mode }: Pick<Identity, 'site' | 'currency' | 'mode'>) {
  return { site, currency, mode };
}

/** The readable entries from `fromSeq` on, in the order they were written. That each follows the one before is not looked at here. */
export function* entriesFrom(files: readonly JournalFile[], fromSeq: number): Generator<JournalEntry> {
  const start = files.findLastIndex((file) => file.fromSeq <= fromSeq);
  for (const file of files.slice(Math.max(start, 0))) {
    for (const entry of readJournalFile(file).entries) if (entry.seq >= fromSeq) yield entry;
  }
}

/** From the newest file back to one that has entries, newest first. */
function readNewest(files: readonly JournalFile[]): ReadJournalFile[] {
  const read: ReadJournalFile[] = [];
  for (const file of files.toReversed()) {
    const content = readJournalFile(file);
    read.push(content);
    if (content.entries.length > 0) break;
  }
  return read;
}

function firstDifference(db: ReadableDb, files: readonly JournalFile[]): number | undefined {
  for (const file of files) {
    const different = readJournalFile(file).entries.find((entry) => {
      const hash = hashAt(db, entry.seq);
      return hash !== undefined && hash !== entry.hash;
    });
    if (different) return different.seq;
  }
  return undefined;
}

function hashAt(db: ReadableDb, seq: number): string | undefined {
  return getRow<{ hash: string }>(db, 'SELECT hash FROM entry WHERE seq = ?', seq)?.hash;
}
