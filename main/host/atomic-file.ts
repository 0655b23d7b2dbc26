import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a file or leaves it as it was: writes a neighbour, syncs it, renames it over. Durable when it returns.
 *
 * @throws the system's error when the folder cannot be written; no half file is left behind.
 */
export function writeFileAtomically(filePath: string, bytes: Uint8Array, mode = 0o600): void {
  const folder = dirname(filePath);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `.${basename(filePath)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'w', mode);
    try {
      let written = 0;
      while (written < bytes.byteLength) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, filePath);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/** The rename itself is an entry of the folder. Windows has no handle on folders and keeps the entry by its journal. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
