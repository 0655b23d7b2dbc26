/// <reference types="electron" />

/** Electron's main-process module. Handed over by the entry, so that everything here runs against a stand-in as well. */
export type ElectronMain = typeof import('electron/main');

export type AppWindow = Electron.BrowserWindow;
export type AppContents = Electron.WebContents;
