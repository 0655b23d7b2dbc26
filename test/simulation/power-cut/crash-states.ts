import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What the disk was asked to do, in order. */
export type DiskOperation =
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string };

type Pending = Exclude<DiskOperation, { kind: 'sync' }>;

/** Reads what `write-log.c` wrote. Paths become relative to `folder`. */
export function readWriteLog(log: Buffer, folder: string): DiskOperation[] {
  const operations: DiskOperation[] = [];
  let at = 0;
  while (at < log.length) {
    const end = log.indexOf(0x0a, at);
    const [kind, offset = '0', length = '0', ...rest] = log.toString('utf8', at, end).split(' ');
    const path = relative(folder, rest.join(' '));
    const data = log.subarray(end + 1, end + 1 + Number(length));
    at = end + 1 + data.length;
    if (kind === 'write') operations.push({ kind, path, offset: Number(offset), data });
    else if (kind === 'truncate') operations.push({ kind, path, length: Number(offset) });
    else if (kind === 'sync' || kind === 'unlink') operations.push({ kind, path });
    else throw new Error(`the write log has a record ${String(kind)}`);
  }
  return operations;
}

const SECTOR = 512;

/** A disk that loses its power: what was synced stays; of what was not, each piece stays, goes, or is torn at a sector. */
export class Disk {
  readonly #synced = new Map<string, Buffer>();
  #pending: Pending[] = [];

  apply(operation: DiskOperation): void {
    if (operation.kind !== 'sync') {
      this.#pending.push(operation);
      return;
    }
    // A name that is gone is gone with the next sync of any file, as on ext4.
    const isDurable = (each: Pending): boolean => each.path === operation.path || each.kind === 'unlink';
    for (const each of this.#pending.filter(isDurable))
      change(this.#synced, each, 0, Number.POSITIVE_INFINITY);
    this.#pending = this.#pending.filter((each) => !isDurable(each));
  }

  /** Writes one state the disk may be in after a power cut now. The shared-memory file is never one that counts. */
  writeCrashState(target: string, random: () => number): void {
    const files = new Map([...this.#synced].map(([path, bytes]) => [path, Buffer.from(bytes)]));
    const mood = random();
    for (const each of this.#pending) {
      const fate = mood < 0.15 ? 0 : mood < 0.3 ? 0.9 : random();
      if (fate < 0.35) continue;
      if (fate < 0.7 || each.kind !== 'write') {
        change(files, each, 0, Number.POSITIVE_INFINITY);
      } else {
        const sectors = Math.ceil(each.data.length / SECTOR);
        const from = random() < 0.5 ? 0 : Math.floor(random() * sectors) * SECTOR;
        change(files, each, from, from + Math.ceil(random() * sectors) * SECTOR);
      }
    }
    for (const [path, bytes] of files) {
      if (path.endsWith('-shm') || path === 'acks') continue;
      mkdirSync(dirname(join(target, path)), { recursive: true });
      writeFileSync(join(target, path), bytes);
    }
  }
}

/** Does `operation` to `files`; of a write, the bytes `from` to `to` of its data. */
function change(files: Map<string, Buffer>, operation: Pending, from: number, to: number): void {
  const before = files.get(operation.path) ?? Buffer.alloc(0);
  switch (operation.kind) {
    case 'unlink':
      files.delete(operation.path);
      return;
    case 'truncate': {
      const after = Buffer.alloc(operation.length);
      before.copy(after);
      files.set(operation.path, after);
      return;
    }
    case 'write': {
      const data = operation.data.subarray(from, to);
      const start = operation.offset + from;
      const after = before.length >= start + data.length ? before : Buffer.alloc(start + data.length);
      if (after !== before) before.copy(after);
      data.copy(after, start);
      files.set(operation.path, after);
    }
  }
}
