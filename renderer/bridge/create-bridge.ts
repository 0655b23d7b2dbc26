import { createElectronBridge } from './electron-bridge.ts';
import { createLoopbackBridge } from './loopback-bridge.ts';
import type { TillBridge } from './till-bridge.ts';

/** Electron's bridge where the preload put one, else the loopback host with the token of the page's address. */
export function createBridge(page: Window): TillBridge {
  if (page.till !== undefined) return createElectronBridge(page.till);
  const { origin, searchParams } = new URL(page.location.href);
  return createLoopbackBridge(origin, searchParams.get('token') ?? '');
}
