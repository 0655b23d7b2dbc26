import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import type { ReadableDb } from './connection.ts';
import type { Identity } from './identity.ts';
import { readEntries } from './journal-entries.ts';
import { journalFilePath, makeJournalFolder, pruneJournal, syncFolder } from './journal-files.ts';
import { encodeEntry, encodeHead, type JournalEntry } from './journal-line.ts';

export interface JournalWriter {
  /** The last entry that is in the journal for certain. */
  readonly syncedSeq: () => number;
  /**
   * Appends every entry up to `toSeq`, durable when it returns. After a failure the next call goes on where the last sync was,
   * in a new file: what a failed sync left in the cache of the old one is not trusted.
   * @throws what the file system or the ledger answered; the journal is then behind, and sound up to `syncedSeq`.
   */
  append(toSeq: number): void;
  /** The file it was writing to has been removed: what is on the disk must be looked at again. */
  readonly isLost: () => boolean;
  close(): void;
}

/** Where a journal goes on: in a file, or with a new one. */
export interface JournalPosition {
  readonly syncedSeq: number;
  readonly file: { readonly path: string; readonly bytes: number } | null;
}

interface OpenFile {
  readonly path: string;
  readonly fd: number;
  syncedBytes: number;
  isFull: boolean;
}

/** Entries read and synced at once while catching up. */
const CHUNK = 500;
/** A file is read whole at each start: a busy day, or one that nobody closes, takes several. */
const ROLL_AT_BYTES = 1024 * 1024;

export function createJournalWriter(
  parts: {
    readonly folder: string;
    readonly db: ReadableDb;
    readonly identity: Identity;
    readonly nowMs: () => number;
  },
  position: JournalPosition,
): JournalWriter {
  const { folder, db, identity, nowMs } = parts;
  let { syncedSeq } = position;
  let open: OpenFile | undefined;
  /** A file whose end is not certain, and the length up to which it is. */
  let uncertain: { readonly path: string; readonly bytes: number } | undefined;
  if (position.file) open = openFile(position.file.path, position.file.bytes, 'a');

  function openFile(path: string, bytes: number, flags: 'a' | 'ax'): OpenFile {
    return { path, fd: openSync(path, flags, 0o600), syncedBytes: bytes, isFull: bytes >= ROLL_AT_BYTES };
  }

  function fileFor(first: JournalEntry): OpenFile {
    if (open && !open.isFull) return open;
    if (open) {
      closeSync(open.fd);
      open = undefined;
      pruneJournal(folder, nowMs());
    }
    makeJournalFolder(folder);
    return (open = openFile(journalFilePath(folder, first.seq), 0, 'ax'));
  }

  function cutUncertain(): void {
    if (!uncertain) return;
    if (uncertain.bytes === 0) rmSync(uncertain.path, { force: true });
    else truncateSync(uncertain.path, uncertain.bytes);
    uncertain = undefined;
  }

  /** Writes entries that belong into one file, with one sync. */
  function write(entries: readonly JournalEntry[], first: JournalEntry, last: JournalEntry): void {
    cutUncertain();
    const file = fileFor(first);
    try {
      const isNew = file.syncedBytes === 0;
      const head = isNew
        ? encodeHead({ journal: 1, identity, fromSeq: first.seq, fromAtMs: first.atMs })
        : '';
      const bytes = Buffer.from(head + entries.map(encodeEntry).join(''));
      if (fstatSync(file.fd).nlink === 0) throw new Error('the journal file was removed');
      for (let done = 0; done < bytes.length;) done += writeSync(file.fd, bytes, done);
      fsyncSync(file.fd);
      if (isNew) syncFolder(folder);
      file.syncedBytes += bytes.length;
      file.isFull = file.syncedBytes >= ROLL_AT_BYTES || last.kind === 'day_closed';
      syncedSeq = last.seq;
    } catch (error) {
      open = undefined;
      uncertain = { path: file.path, bytes: file.syncedBytes };
      closeSync(file.fd);
      throw error;
    }
  }

  return {
    syncedSeq: () => syncedSeq,
    append: (toSeq) => {
      while (syncedSeq < toSeq) {
        const entries = readEntries(db, syncedSeq + 1, Math.min(syncedSeq + CHUNK, toSeq));
        const close = entries.findIndex((entry) => entry.kind === 'day_closed');
        const batch = close === -1 ? entries : entries.slice(0, close + 1);
        const first = batch[0];
        const last = batch.at(-1);
        if (first?.seq !== syncedSeq + 1 || !last)
          throw new Error(`entry ${syncedSeq + 1} is not in the ledger`);
        write(batch, first, last);
      }
    },
    isLost: () => uncertain !== undefined && uncertain.bytes > 0 && !existsSync(uncertain.path),
    close: () => {
      if (open) closeSync(open.fd);
      open = undefined;
    },
  };
}
