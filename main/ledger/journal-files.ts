import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeLine, type JournalEntry, type JournalHead } from './journal-line.ts';

/** A file of the journal, named by the number of its first entry. */
export interface JournalFile {
  readonly path: string;
  readonly fromSeq: number;
}

export interface ReadJournalFile extends JournalFile {
  readonly head: JournalHead | null;
  /** Every entry that can be read, those after an unreadable line included: whoever uses them looks whether they follow. */
  readonly entries: readonly JournalEntry[];
  /** `torn`: only a last line without an end, as a crash leaves it. `garbled`: anything else that cannot be read. */
  readonly problem: 'none' | 'torn' | 'garbled';
  /** Length of the lines before a torn one. */
  readonly wholeBytes: number;
  /** Number of the last entry that has a line here, readable or not. */
  readonly lastSeqNamed: number;
}

const NAME = /^(\d{12})\.journal$/;
const LINE_FEED = 0x0a;

export function journalFilePath(folder: string, fromSeq: number): string {
  return join(folder, `${String(fromSeq).padStart(12, '0')}.journal`);
}

/** Files of the journal in `folder`, oldest first; none when there is no folder. */
export function listJournalFiles(folder: string): JournalFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const fromSeq = NAME.exec(name)?.[1];
      return fromSeq === undefined ? [] : [{ path: join(folder, name), fromSeq: Number(fromSeq) }];
    })
    .sort((a, b) => a.fromSeq - b.fromSeq);
}

export function readJournalFile(file: JournalFile): ReadJournalFile {
  const bytes = readFileSync(file.path);
  const entries: JournalEntry[] = [];
  let head: JournalHead | null = null;
  let isGarbled = false;
  /** Lines since the last readable entry, or since the head. */
  let unreadLines = 0;
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
    const line = decodeLine(bytes.toString('utf8', start, end));
    const isFirst = start === 0;
    start = end + 1;
    if (isFirst !== (line?.kind === 'head') || !line) isGarbled = true;
    if (line?.kind === 'entry') {
      entries.push(line.entry);
      unreadLines = 0;
    } else if (line) head ??= line.head;
    else if (!isFirst) unreadLines += 1;
  }
  const isTorn = start < bytes.length;
  return {
    ...file,
    head,
    entries,
    problem: isGarbled ? 'garbled' : isTorn ? 'torn' : 'none',
    wholeBytes: start,
    lastSeqNamed: Math.max(file.fromSeq, (entries.at(-1)?.seq ?? file.fromSeq - 1) + unreadLines),
  };
}

/** The first line of a file, without reading the rest. */
export function readJournalHead(file: JournalFile): JournalHead | undefined {
  const buffer = Buffer.alloc(4096);
  const fd = openSync(file.path, 'r');
  try {
    const length = readSync(fd, buffer, 0, buffer.length, 0);
    const end = buffer.subarray(0, length).indexOf(LINE_FEED);
    const line = end === -1 ? undefined : decodeLine(buffer.toString('utf8', 0, end));
    return line?.kind === 'head' ? line.head : undefined;
  } finally {
    closeSync(fd);
  }
}

/** Moves the whole journal out of the way, under a name nothing has; answers where it is now. */
export function setJournalAside(folder: string, nowMs: number): string {
  let target = `${folder}.aside-${nowMs}`;
  for (let copy = 2; existsSync(target); copy += 1) target = `${folder}.aside-${nowMs}-${copy}`;
  renameSync(folder, target);
  syncFolder(dirname(folder));
  return target;
}

/** Keeps a file that cannot be read, under a name that is not taken for the journal's any more. */
export function setFileAside(file: JournalFile, nowMs: number): void {
  renameSync(file.path, `${file.path}.unreadable-${nowMs}`);
}

export function makeJournalFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  syncFolder(dirname(folder));
}

/** Makes new, renamed and removed names durable. Windows has no such call and keeps names in its own journal. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Times of old files are those of what they hold, not of the disk; the newest files stay however wrong the clock is. */
export const KEEP_DAYS = 100;
const KEEP_FILES = 60;

/** Removes the files wholly older than {@link KEEP_DAYS}: those whose next file begins before that. */
export function pruneJournal(folder: string, nowMs: number): void {
  const files = listJournalFiles(folder);
  const oldest = nowMs - KEEP_DAYS * 86_400_000;
  for (const [index, file] of files.entries()) {
    const next = files[index + 1];
    if (!next || index >= files.length - KEEP_FILES) return;
    const head = readJournalHead(next);
    if (!head || head.fromAtMs >= oldest) return;
    rmSync(file.path);
  }
}
