import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

export type SmallFile =
  | { readonly kind: 'missing' }
  | { readonly kind: 'text'; readonly text: string }
  /** Too large, no plain file, or not to be read by this user. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What the till writes of this kind is a few kilobytes. */
export const MAX_SMALL_FILE_BYTES = 1024 * 1024;

/** Reads a text file that is small when it is the till's own. Never throws, never waits, never reads more than the limit. */
export function readSmallFile(filePath: string): SmallFile {
  let file: number;
  try {
    // A pipe would be waited for until somebody writes into it. Windows has no such flag, which is then none.
    file = openSync(filePath, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return isMissing(error) ? { kind: 'missing' } : unreadable(error);
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return { kind: 'unreadable', reason: 'not a file' };
    if (stats.size > MAX_SMALL_FILE_BYTES) return { kind: 'unreadable', reason: 'too large' };
    const bytes = Buffer.alloc(stats.size);
    let read = 0;
    for (let some = -1; some !== 0 && read < bytes.byteLength; read += some) {
      some = readSync(file, bytes, read, bytes.byteLength - read, read);
    }
    return { kind: 'text', text: bytes.toString('utf8', 0, read) };
  } catch (error) {
    return unreadable(error);
  } finally {
    closeSync(file);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function unreadable(error: unknown): SmallFile {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return { kind: 'unreadable', reason: code };
}
