import { createFakeElectron, type FakeElectronOptions } from '#test/fakes/electron/fake-electron.ts';
import { strict } from '#test/fakes/electron/strict.ts';

// Written by the test that started this process.
const options = JSON.parse(process.env.MOSTRADOR_STAND_IN ?? '') as FakeElectronOptions;

/** What the bundle gets when it asks for `electron`, `electron/main` or `electron/common`. */
export const standIn = createFakeElectron(options);

export const { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, safeStorage, session } =
  standIn.electron;
export const { shell } = standIn;

const everything = strict('electron', { app, ipcMain, shell });
export { everything as default };
