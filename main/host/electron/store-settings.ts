import type { Settings } from '../../ports.ts';
import type { LoadedSettings } from '../settings-file.ts';
import { storedSettings, withChange } from '../till-settings.ts';
import { writeDocument, type StoredDocument } from './stored-document.ts';

/** Settings in electron-store's file, which `loaded` was read from, replaced whole at every change. */
export function createStoreSettings(document: StoredDocument, loaded: LoadedSettings): Settings {
  let current = loaded.settings;
  return {
    wasBad: loaded.wasBad,
    get: () => current,
    set: (change) => {
      const next = withChange(current, change);
      writeDocument(document, storedSettings(next));
      current = next;
    },
  };
}
