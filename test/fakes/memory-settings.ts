import { DEFAULT_SETTINGS } from '#main/host/till-settings.ts';
import type { Settings, TillSettings } from '#main/ports.ts';

/** Settings that live as long as the object. */
export function createMemorySettings(initial: Partial<TillSettings> = {}): Settings {
  let current: TillSettings = { ...DEFAULT_SETTINGS, ...initial };
  return {
    get: () => current,
    set: (change) => {
      current = { ...current, ...change };
    },
  };
}
