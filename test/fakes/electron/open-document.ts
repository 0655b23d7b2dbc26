import Conf from 'conf';
import {
  documentOptions,
  type DocumentName,
  type StoredDocument,
} from '#main/host/electron/stored-document.ts';

/** A document of electron-store, which is this class with Electron's folder filled in. */
export function openDocument(name: DocumentName, dataDir: string): StoredDocument {
  return new Conf<Record<string, unknown>>({ configName: name, ...documentOptions(dataDir) });
}
