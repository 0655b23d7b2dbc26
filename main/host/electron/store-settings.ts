import type { Settings } from '../../ports.ts';
import { DEFAULT_SETTINGS, readSettings, withChange } from '../till-settings.ts';

/** What of electron-store the settings need: the whole document, written through. */
export interface SettingsStore {
  get store(): Record<string, unknown>;
  set store(value: Record<string, unknown>);
}

/** Settings in electron-store's file. What a newer version wrote beside them stays. */
export function createStoreSettings(store: SettingsStore): Settings {
  const get = (): ReturnType<Settings['get']> => readSettings(store.store) ?? DEFAULT_SETTINGS;
  return {
    get,
    set: (change) => {
      store.store = { ...store.store, ...withChange(get(), change) };
    },
  };
}
