import { renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Clock, Log } from '../ports.ts';

/**
 * Renames a file that is not what it should be to `<name>.bad-<time>.json` beside it, so that it is neither lost nor in the way. Where that
 * fails it is said in the log and the file stays.
 */
export function putAside(filePath: string, reason: string, clock: Pick<Clock, 'nowMs'>, log: Log): void {
  const name = basename(filePath);
  const keptAs = `${basename(filePath, '.json')}.bad-${clock.nowMs()}.json`;
  try {
    renameSync(filePath, join(dirname(filePath), keptAs));
    log.warn(`${name} could not be read and was put aside`, { reason, keptAs });
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    log.error(`${name} could not be read, nor put aside`, { reason, why });
  }
}
