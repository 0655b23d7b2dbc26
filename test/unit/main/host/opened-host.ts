import { onTestFinished } from 'vitest';
import { openBrowserHost } from '#main/host/node/browser-host.ts';
import { createDownloadFileSaver } from '#main/host/node/download-file-saver.ts';
import { createMemoryLog } from '#test/fakes/memory-log.ts';
import { builtRenderer } from './built-renderer.ts';
import { createFakeTill } from './fake-till.ts';
import { send } from './http-client.ts';

/** A browser host on a free port over a till that keeps what it was asked; closed with the test. */
export async function openHost(heartbeatMs = 60_000) {
  const till = createFakeTill();
  const downloads = createDownloadFileSaver();
  const log = createMemoryLog();
  const host = await openBrowserHost({
    till,
    rendererDir: builtRenderer(),
    port: 0,
    downloads,
    log,
    heartbeatMs,
  });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await host.close();
    isOpen = false;
  };
  onTestFinished(close);
  const token = new URL(host.url).searchParams.get('token') ?? '';
  const bearer = { Authorization: `Bearer ${token}` };
  const call = (body: string | Uint8Array, headers: Record<string, string> = bearer) =>
    send({ port: host.port, method: 'POST', path: '/call', headers, body });
  return { till, downloads, log, host, close, token, bearer, call, port: host.port };
}
