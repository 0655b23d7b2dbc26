import { join } from 'node:path';
import { shell } from 'electron/common';
import * as electron from 'electron/main';
// Not electron-log/main: it opens channels of its own, to every page.
import logger from 'electron-log/node';
import Store from 'electron-store';
import { boot } from './host/electron/boot.ts';
import { documentOptions } from './host/electron/stored-document.ts';
import { openTill } from './till.ts';

// Not awaited: Electron becomes ready only after this module has run.
void boot({
  electron,
  shell,
  args: process.argv.slice(electron.app.isPackaged ? 1 : 2),
  environment: process.env,
  outDir: join(import.meta.dirname, '..'),
  logger,
  openDocument: (name, dataDir) => new Store({ name, ...documentOptions(dataDir) }),
  openTill,
  onUncaughtException: (listener) => {
    process.on('uncaughtException', listener);
    // Electron only warns of these.
    process.on('unhandledRejection', (reason) => {
      listener(reason instanceof Error ? reason : new Error(String(reason)));
    });
  },
});
