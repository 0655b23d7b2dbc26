import type { Log } from '../../ports.ts';
import { APP_PAGE } from './app-address.ts';
import type { AppWindow, ElectronMain } from './electron-main.ts';

/** A page that keeps falling over is left alone: the loop behind it goes on charging and recording. */
const MAX_RELOADS = 3;

/**
 * Opens the till's window and loads its page. Every protection is named although most are Electron's own defaults. `onCreated` runs
 * before the page does.
 */
export async function openWindow(
  electron: ElectronMain,
  preloadPath: string,
  log: Log,
  onCreated: (window: AppWindow) => void,
): Promise<void> {
  const window = new electron.BrowserWindow({
    title: 'Mostrador',
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !electron.app.isPackaged,
    },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error('the page fell over', { reason: details.reason, exitCode: details.exitCode });
    reloads += 1;
    if (reloads <= MAX_RELOADS) window.webContents.reload();
  });
  onCreated(window);
  await window.loadURL(APP_PAGE);
}
