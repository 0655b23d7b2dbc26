/// <reference types="electron" />
import { contextBridge, ipcRenderer } from 'electron/renderer';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../host/channels.ts';

/**
 * All the page gets: two functions. They know no method and check nothing; the router on the other side does. Electron's event object,
 * which holds the channel back into this process, stays here.
 */
contextBridge.exposeInMainWorld(
  'till',
  Object.freeze({
    call: (method: unknown, input: unknown): Promise<unknown> =>
      ipcRenderer.invoke(CALL_CHANNEL, method, input),
    subscribe: (listener: (event: unknown) => void): (() => void) => {
      const forward = (_event: unknown, event: unknown): void => {
        listener(event);
      };
      ipcRenderer.on(EVENT_CHANNEL, forward);
      return () => {
        ipcRenderer.off(EVENT_CHANNEL, forward);
      };
    },
  }),
);
