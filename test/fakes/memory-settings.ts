import { DEFAULT_SETTINGS, withChange } from '#main/host/till-settings.ts';
import type { Settings, TillSettings } from '#main/ports.ts';

/** Settings that live as long as the object. */
export function createMemorySettings(initial: Partial<TillSettings> = {}, wasBad = false): Settings {
  let current = withChange(DEFAULT_SETTINGS, initial);
  return {
    wasBad,
    get: () => current,
    set: (change) => {
      current = withChange(current, change);
    },
  };
}
