import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';

import { z } from 'zod';

import { Change } from './change.ts';

/** One line of the journal: changes that happened together or not at all. */
const Line = z.strictObject({ v: z.literal(1), changes: z.array(Change) });

/** A journal that cannot be trusted: it is from another version, or damaged elsewhere than at its end. */
export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged';
}

export interface Journal {
  /** Adds one line. When it returns, the death of the process loses nothing. Throws what the file system throws. */
  append(changes: readonly Change[]): void;
}

/**
 * Reads every commit of the journal at `path`, none when there is no file. A last line cut short by the death of
 * the process is left out: nobody was answered on the strength of it.
 * Throws `JournalDamaged` for any other line that cannot be read.
 */
export function readJournal(path: string): readonly Change[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  // A complete file ends with a line feed, so what follows the last one was cut short (or is empty).
  const complete = lines.slice(0, -1);
  return complete.flatMap((text, index) => {
    const parsed = Line.safeParse(parseJson(text));
    if (!parsed.success) {
      throw new JournalDamaged(`${path}: line ${index + 1} cannot be read`);
    }
    return parsed.data.changes;
  });
}

/** Replaces the journal at `path` by one line per change, in one step that a crash cannot leave half done. */
export function writeJournal(path: string, changes: readonly Change[]): Journal {
  const fresh = `${path}.new`;
  const file = openSync(fresh, 'w', 0o600);
  let length = 0;
  try {
    for (const change of changes) {
      const line = lineOf([change]);
      writeFileSync(file, line);
      length += Buffer.byteLength(line);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(fresh, path);

  return {
    append: (added) => {
      const line = lineOf(added);
      try {
        appendFileSync(path, line);
        length += Buffer.byteLength(line);
      } catch (error) {
        // A full disk may have taken part of the line; the next one must not be glued to it.
        truncateSync(path, length);
        throw error;
      }
    },
  };
}

/** A journal that keeps nothing, for simulators that end with their process. */
export const NO_JOURNAL: Journal = { append: () => undefined };

function lineOf(changes: readonly Change[]): string {
  return `${JSON.stringify({ v: 1, changes })}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
