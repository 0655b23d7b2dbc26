import type { Log } from '../../ports.ts';
import { isAppAddress } from './app-address.ts';
import type { AppContents, ElectronMain } from './electron-main.ts';

/**
 * Keeps every page of this process on the till's own address: no other page, frame, redirect, window or webview. Follows
 * Electron's security tutorial, items 11 to 14.
 */
export function guardNavigation(electron: ElectronMain, log: Pick<Log, 'warn'>): void {
  electron.app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, log);
  });
}

function guardContents(contents: AppContents, log: Pick<Log, 'warn'>): void {
  const stayHome = (details: { readonly url: string; preventDefault(): void }): void => {
    if (isAppAddress(details.url)) return;
    details.preventDefault();
    log.warn('navigation prevented', { scheme: details.url.split(':', 1)[0] ?? '' });
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('webview prevented');
  });
  contents.setWindowOpenHandler(() => {
    log.warn('window prevented');
    return { action: 'deny' };
  });
}
