import type { Envelope } from '#app/contract/envelope.ts';
import { TillError } from '#app/contract/errors.ts';
import type { Log } from '../../ports.ts';
import type { Till } from '../../till.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../channels.ts';
import { isAppAddress } from './app-address.ts';
import type { AppContents, ElectronMain } from './electron-main.ts';

/** The till on Electron's channels. */
export interface Ipc {
  /** Lets the page of `contents` call, and tells it of events, until it is gone. */
  trust(contents: AppContents): void;
  close(): void;
}

/** Mounts the router. Every call is checked for its sender here, in one place, before it reaches the till. */
export function mountIpc(
  electron: ElectronMain,
  till: Pick<Till, 'call' | 'subscribe'>,
  log: Pick<Log, 'warn'>,
): Ipc {
  const trusted = new Map<number, AppContents>();
  // electron-store answers here, whoever asks, where the data folder is: for pages with stores of their own. Ours has none.
  electron.ipcMain.removeAllListeners('electron-store-get-data');

  electron.ipcMain.handle(CALL_CHANNEL, async (event, method: unknown, input: unknown) => {
    if (!isTrusted(event, trusted)) {
      log.warn('call from a foreign sender refused');
      const refusal: Envelope<never> = { ok: false, error: new TillError('forbidden').toCallError() };
      return refusal;
    }
    return till.call(method, input);
  });
  const unsubscribe = till.subscribe((event) => {
    for (const contents of trusted.values()) if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, event);
  });

  return {
    trust: (contents) => {
      const { id } = contents;
      trusted.set(id, contents);
      contents.once('destroyed', () => {
        trusted.delete(id);
      });
    },
    close: () => {
      electron.ipcMain.removeHandler(CALL_CHANNEL);
      unsubscribe();
      trusted.clear();
    },
  };
}

/** A page this till opened, its main frame, still on the till's own address. Item 17 of Electron's security tutorial. */
function isTrusted(event: Electron.IpcMainInvokeEvent, trusted: ReadonlyMap<number, AppContents>): boolean {
  const { sender, senderFrame } = event;
  return (
    trusted.get(sender.id) === sender &&
    senderFrame !== null &&
    senderFrame === sender.mainFrame &&
    isAppAddress(senderFrame.url)
  );
}
