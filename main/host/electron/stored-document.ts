import { dirname } from 'node:path';
import { syncFolder } from '../atomic-file.ts';

/** What of electron-store the till needs: the whole document, written through. */
export interface StoredDocument {
  readonly path: string;
  get store(): Record<string, unknown>;
  set store(value: Record<string, unknown>);
}

/** The till's documents: `settings.json`, and `secrets.json` with what the key store has sealed. */
export type DocumentName = 'settings' | 'secrets';

/**
 * How electron-store keeps a document: for this user alone, and without throwing for a file that is no JSON. Such a file reads as empty and
 * stays as it is until something is written.
 */
export function documentOptions(dataDir: string) {
  return {
    cwd: dataDir,
    configFileMode: 0o600,
    deserialize: (text: string): Record<string, unknown> => {
      try {
        const parsed: unknown = JSON.parse(text);
        return isObject(parsed) ? parsed : {};
      } catch {
        return {};
      }
    },
  };
}

/** Writes the document whole. Durable when it returns: electron-store syncs the file, and not the folder it renames it in. */
export function writeDocument(document: StoredDocument, content: Record<string, unknown>): void {
  document.store = content;
  syncFolder(dirname(document.path));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
