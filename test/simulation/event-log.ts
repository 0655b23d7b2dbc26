import { createHash } from 'node:crypto';

/** Everything that happened in a world, in order, as text. Only its hash is kept, unless somebody wants to read it. */
export interface EventLog {
  add(line: string): void;
  /** Hash of every line so far; the log takes no more lines afterwards. */
  hash(): string;
  /** The last lines, for the report of a violation. */
  tail(): readonly string[];
}

const TAIL = 60;

export function createEventLog(parts: {
  readonly nowMs: () => number;
  /** Gets every line as it is written. */
  readonly print?: ((line: string) => void) | undefined;
}): EventLog {
  const sum = createHash('sha256');
  const recent: string[] = [];
  let ended: string | undefined;
  return {
    add: (text) => {
      if (ended !== undefined) return;
      const line = `${parts.nowMs()} ${text}\n`;
      sum.update(line);
      recent.push(line);
      if (recent.length > 2 * TAIL) recent.splice(0, TAIL);
      parts.print?.(`${new Date(parts.nowMs()).toISOString()} ${text}`);
    },
    hash: () => {
      ended ??= sum.digest('hex');
      return ended;
    },
    tail: () => recent.slice(-TAIL),
  };
}
