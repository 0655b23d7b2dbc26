import { existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Clock, Log, TillSettings } from '../ports.ts';
import { DEFAULT_SETTINGS, readSettings } from './till-settings.ts';

/**
 * The settings in a JSON file; the defaults where there is none. A file that is not what it should be is put aside as
 * `settings.bad-<time>.json`: settings are a convenience, and a till opens without them.
 */
export function loadSettingsFile(filePath: string, clock: Pick<Clock, 'nowMs'>, log: Log): TillSettings {
  if (!existsSync(filePath)) return DEFAULT_SETTINGS;
  const settings = readSettings(parseJson(readFileSync(filePath, 'utf8')));
  if (settings !== undefined) return settings;
  const keptAs = `settings.bad-${clock.nowMs()}.json`;
  renameSync(filePath, join(dirname(filePath), keptAs));
  log.warn('settings file could not be read; defaults are used', { keptAs });
  return DEFAULT_SETTINGS;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
