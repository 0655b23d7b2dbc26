import type { Clock, Log, TillSettings } from '../ports.ts';
import { putAside } from './put-aside.ts';
import { readSmallFile } from './small-file.ts';
import { DEFAULT_SETTINGS, isOfNewerVersion, readSettings } from './till-settings.ts';

export interface LoadedSettings {
  readonly settings: TillSettings;
  /** There was a file, and it was not what it should be. */
  readonly wasBad: boolean;
}

/**
 * The settings in a JSON file; the usual ones where there is none. A file that is not what it should be is put aside as
 * `settings.bad-<time>.json`: settings are a convenience, and a till opens without them.
 */
export function loadSettingsFile(filePath: string, clock: Pick<Clock, 'nowMs'>, log: Log): LoadedSettings {
  const file = readSmallFile(filePath);
  switch (file.kind) {
    case 'missing':
      return { settings: DEFAULT_SETTINGS, wasBad: false };
    case 'unreadable':
      putAside(filePath, file.reason, clock, log);
      return { settings: DEFAULT_SETTINGS, wasBad: true };
    case 'text': {
      const stored = parseJson(file.text);
      const settings = readSettings(stored);
      if (settings !== undefined) return { settings, wasBad: false };
      putAside(filePath, isOfNewerVersion(stored) ? 'of a newer version' : 'not settings', clock, log);
      return { settings: DEFAULT_SETTINGS, wasBad: true };
    }
  }
}

/** Names that mean something to every object: no settings of ours have them, at no depth. */
const FOREIGN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (name, value: unknown) => {
      if (FOREIGN_NAMES.has(name)) throw new SyntaxError(`${name} is no name of a setting`);
      return value;
    });
  } catch {
    // Also what is nested too deep to be walked through.
    return undefined;
  }
}
