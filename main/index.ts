import { join } from 'node:path';
import * as electron from 'electron/main';
import logger from 'electron-log/main';
import Store from 'electron-store';
import { boot } from './host/electron/boot.ts';
import { openTill } from './till.ts';

// Not awaited: Electron becomes ready only after this module has run.
void boot({
  electron,
  args: process.argv.slice(electron.app.isPackaged ? 1 : 2),
  environment: process.env,
  outDir: join(import.meta.dirname, '..'),
  logger,
  openStore: (dataDir) => new Store({ name: 'settings', cwd: dataDir, clearInvalidConfig: true }),
  openTill,
  onUncaughtException: (listener) => {
    process.on('uncaughtException', listener);
    // Electron only warns of these.
    process.on('unhandledRejection', (reason) => {
      listener(reason instanceof Error ? reason : new Error(String(reason)));
    });
  },
});
