import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import log from 'electron-log/node';
import { onTestFinished } from 'vitest';
import { boot, type BootParts } from '#main/host/electron/boot.ts';
import type { TillOptions } from '#main/till.ts';
import { createFakeElectron, type FakeElectronOptions } from '#test/fakes/electron/fake-electron.ts';
import { openDocument } from '#test/fakes/electron/open-document.ts';
import { builtRenderer } from '../built-renderer.ts';
import { createFakeTill } from '../fake-till.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Boots the till under the stand-in, as the entry does under Electron. */
export async function bootTill(
  options: Partial<FakeElectronOptions> & {
    readonly args?: readonly string[];
    readonly withoutPage?: boolean;
  } = {},
  changes: Partial<BootParts> = {},
) {
  const userData = options.userData ?? temporaryFolder();
  const fake = createFakeElectron({ ...options, userData });
  const till = createFakeTill();
  const opened: TillOptions[] = [];
  let uncaught: (error: Error) => void = () => undefined;
  const outDir = join(temporaryFolder(), 'out');
  mkdirSync(outDir);
  if (options.withoutPage !== true) renameSync(builtRenderer(), join(outDir, 'renderer'));
  writeFileSync(join(outDir, 'outside.html'), 'outside');

  const booted = boot({
    electron: fake.electron,
    shell: fake.shell,
    args: options.args ?? [],
    environment: {},
    outDir,
    logger: log,
    openDocument: (name, dataDir) => {
      // electron-store opens this channel with the first store.
      fake.electron.ipcMain.on('electron-store-get-data', () => undefined);
      return openDocument(name, dataDir);
    },
    openTill: (given) => {
      opened.push(given);
      return Promise.resolve(till);
    },
    onUncaughtException: (listener) => {
      uncaught = listener;
    },
    ...changes,
  });
  // Electron becomes ready only after the entry has run.
  fake.becomeReady();
  await booted;
  onTestFinished(() => {
    fake.electron.app.quit();
  });
  const [window] = fake.record.windows;
  return {
    ...fake,
    till,
    opened,
    userData,
    outDir,
    window,
    uncaught: (error: Error) => uncaught(error),
  };
}
