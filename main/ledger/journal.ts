import { rmSync, truncateSync } from 'node:fs';
import type { Log } from '../ports.ts';
import { copyLedger } from './back-up.ts';
import { getRow, type ReadableDb, type WritableDb } from './connection.ts';
import { chainHead, type AppendedEntry } from './entries.ts';
import type { Identity } from './identity.ts';
import { KEEP_DAYS, listJournalFiles, setFileAside, setJournalAside } from './journal-files.ts';
import { entriesFrom, inspectJournal, type JournalStanding } from './journal-inspect.ts';
import type { JournalHealth, JournalOutcome } from './journal-outcome.ts';
import { createJournalWriter, type JournalPosition, type JournalWriter } from './journal-writer.ts';
import { restoreEntries } from './restore.ts';

/** Where a ledger's journal is and who is told of its troubles. */
export interface JournalOptions {
  /** A folder of its own, not the ledger's: better still another disk. Made when missing. */
  readonly folder: string;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/**
 * The ledger's entries once more, outside its folder: what tells a restored backup from the ledger it was taken from, and
 * brings back what the backup lacks.
 */
export interface Journal {
  /** What was found and done when the ledger was opened, or when the journal was found again later. */
  outcome(): JournalOutcome;
  health(): JournalHealth;
  /** Brings the journal up to the ledger's head, durable when it returns. Never throws: a sale does not fail for it. */
  follow(head: AppendedEntry): void;
  close(): void;
}

interface JournalParts extends JournalOptions {
  readonly db: ReadableDb;
  readonly ledgerFile: string;
  readonly identity: Identity;
  readonly nowMs: () => number;
  readonly write: <T>(work: (db: WritableDb) => T) => T;
}

/**
 * Compares ledger and journal, brings back what the ledger has lost, and goes on with the journal.
 * @throws what the ledger answers when it cannot be written; the journal's own troubles are its health.
 */
export function openJournal(parts: JournalParts): Journal {
  const { db, log, nowMs } = parts;
  let writer: JournalWriter | undefined;
  let outcome: JournalOutcome;
  /** What the journal had when it was last seen. */
  let lostAtSeq = 0;
  let failing: { readonly sinceMs: number; readonly reason: string } | undefined;

  function attach(mayRestore: boolean): JournalOutcome {
    const attached = reconcile(parts, mayRestore);
    writer = createJournalWriter(parts, attached.position);
    return attached.outcome;
  }

  function follow(head: AppendedEntry): void {
    if (writer?.syncedSeq() === head.seq) return;
    try {
      if (writer?.isLost() === true) {
        lostAtSeq = writer.syncedSeq();
        writer = undefined;
      }
      if (!writer) {
        const late = attach(false);
        if (outcome.kind === 'unavailable' || isRemarkable(late)) outcome = late;
        tell(late);
      }
      writer?.append(head.seq);
      if (failing) log.info('the journal is in step with the ledger again');
      failing = undefined;
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (!failing) log.warn('the journal cannot be written; the ledger goes on without it', { reason });
    failing = { sinceMs: failing?.sinceMs ?? nowMs(), reason };
  }

  function tell(what: JournalOutcome): void {
    const { kind, ...details } = what;
    if (isRemarkable(what))
      log.warn('the ledger and its journal were not in step', { outcome: kind, ...details });
  }

  try {
    outcome = attach(true);
  } catch (error) {
    if (!isFileSystemError(error)) throw error;
    fail(error);
    outcome = { kind: 'unavailable', reason: error.message };
  }
  const startSeq = writer?.syncedSeq() ?? 0;
  if (writer) follow(chainHead(db));
  const entries = (writer?.syncedSeq() ?? 0) - startSeq;
  if (outcome.kind === 'begun') outcome = { kind: 'begun', entries };
  if (outcome.kind === 'in_step' && entries > 0) outcome = { kind: 'caught_up', entries };
  tell(outcome);

  return {
    outcome: () => outcome,
    follow,
    health: () =>
      failing
        ? {
            state: 'failing',
            ...failing,
            entriesBehind: chainHead(db).seq - (writer?.syncedSeq() ?? lostAtSeq),
          }
        : { state: 'ok' },
    close: () => writer?.close(),
  };
}

/** Worth a line for whoever reads the log; `unavailable` has one already. */
function isRemarkable({ kind }: JournalOutcome): boolean {
  return !['in_step', 'begun', 'caught_up', 'unavailable'].includes(kind);
}

interface Attached {
  readonly outcome: JournalOutcome;
  readonly position: JournalPosition;
}

function reconcile(parts: JournalParts, mayRestore: boolean): Attached {
  const { folder, db, identity } = parts;
  const standing = inspectJournal(folder, db, identity);
  switch (standing.kind) {
    case 'none':
      return { outcome: { kind: 'begun', entries: 0 }, position: newBeginning(parts) };
    case 'ledger_has_all':
      return goOn(parts, standing);
    case 'other_ledger': {
      const asideFolder = setJournalAside(folder, parts.nowMs());
      return { outcome: { ...standing, asideFolder }, position: newBeginning(parts) };
    }
    case 'diverged': {
      const asideFolder = setJournalAside(folder, parts.nowMs());
      return { outcome: { ...standing, asideFolder }, position: newBeginning(parts) };
    }
    case 'ledger_behind': {
      if (mayRestore) return bringBack(parts, standing);
      // Found only while selling: what was sold since follows the older end, and the two stories cannot be joined any more.
      const asideFolder = setJournalAside(folder, parts.nowMs());
      return {
        outcome: { kind: 'diverged', atSeq: chainHead(db).seq + 1, asideFolder },
        position: newBeginning(parts),
      };
    }
  }
}

/** With the period that holds what happened {@link KEEP_DAYS} ago: older files would be removed again. */
function newBeginning({ db, nowMs }: JournalParts): JournalPosition {
  const sql = 'SELECT coalesce(max(entry_seq), 0) AS seq FROM day_close WHERE closed_at_ms < ?';
  const oldest = nowMs() - KEEP_DAYS * 86_400_000;
  return { syncedSeq: getRow<{ seq: number }>(db, sql, oldest)?.seq ?? 0, file: null };
}

function goOn(parts: JournalParts, standing: JournalStanding & { kind: 'ledger_has_all' }): Attached {
  const { last, unreadable } = standing;
  if (unreadable.length > 0) {
    const fromSeq = Math.min(...unreadable.map((file) => file.fromSeq));
    // Newer files, if any, have no entry that can be read: all from here on is written again.
    for (const file of listJournalFiles(parts.folder)) {
      if (file.fromSeq >= fromSeq) setFileAside(file, parts.nowMs());
    }
    return { outcome: { kind: 'repaired', fromSeq }, position: { syncedSeq: fromSeq - 1, file: null } };
  }
  return { outcome: { kind: 'in_step' }, position: endOf(parts, last) };
}

/** After the last whole line. What follows it was never acknowledged: it is the rest of a line that a crash cut off. */
function endOf(
  parts: JournalParts,
  last: (JournalStanding & { kind: 'ledger_has_all' })['last'],
): JournalPosition {
  for (const file of listJournalFiles(parts.folder))
    if (!last || file.fromSeq > last.fromSeq) rmSync(file.path);
  const end = last?.entries.at(-1);
  if (!last || !end) return newBeginning(parts);
  if (last.problem === 'torn') truncateSync(last.path, last.wholeBytes);
  const isClosed = end.kind === 'day_closed';
  return { syncedSeq: end.seq, file: isClosed ? null : { path: last.path, bytes: last.wholeBytes } };
}

function bringBack(parts: JournalParts, standing: JournalStanding & { kind: 'ledger_behind' }): Attached {
  const { folder, db, identity, ledgerFile, nowMs } = parts;
  const fromSeq = chainHead(db).seq + 1;
  const copyFile = `${ledgerFile}.before-restore-${nowMs()}.backup`;
  copyLedger(db, copyFile);
  const entries = parts.write((writable) => restoreEntries(writable, entriesFrom(standing.files, fromSeq)));
  const toSeq = fromSeq + entries - 1;
  if (toSeq >= standing.lastSeqNamed) {
    const after = inspectJournal(folder, db, identity);
    if (after.kind === 'ledger_has_all') {
      const { position } = goOn(parts, after);
      return { outcome: { kind: 'restored_from_journal', entries, fromSeq, toSeq, copyFile }, position };
    }
  }
  const asideFolder = setJournalAside(folder, nowMs());
  return {
    outcome: {
      kind: 'partly_restored',
      entries,
      missingFromSeq: toSeq + 1,
      lastSeqNamed: standing.lastSeqNamed,
      copyFile,
      asideFolder,
    },
    position: newBeginning(parts),
  };
}

function isFileSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
