import { basename, extname, join } from 'node:path';
import type { FileSaver } from '../../ports.ts';
import { writeFileAtomically } from '../atomic-file.ts';
import { safeFileName } from '../safe-file-name.ts';
import type { AppWindow, ElectronMain } from './electron-main.ts';

/** The person's own file, not the till's: readable like any document. */
const DOCUMENT_MODE = 0o644;

/** Asks where to save; the file is there whole or not at all. */
export function createDialogFileSaver(
  electron: ElectronMain,
  parentWindow: () => AppWindow | undefined,
): FileSaver {
  return {
    save: async (file) => {
      const fileName = safeFileName(file.fileName);
      const extension = extname(fileName).slice(1);
      const options: Electron.SaveDialogOptions = {
        defaultPath: join(electron.app.getPath('documents'), fileName),
        filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
      };
      const parent = parentWindow();
      const chosen =
        parent === undefined
          ? await electron.dialog.showSaveDialog(options)
          : await electron.dialog.showSaveDialog(parent, options);
      if (chosen.canceled || chosen.filePath === '') return { kind: 'canceled' };
      writeFileAtomically(chosen.filePath, file.bytes, DOCUMENT_MODE);
      return { kind: 'saved', fileName: basename(chosen.filePath) };
    },
  };
}
