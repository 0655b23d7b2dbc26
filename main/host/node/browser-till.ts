import { join } from 'node:path';
import log from 'electron-log/node';
import { applicationDataDir, tillDataDir } from '../data-dir.ts';
import { lockDataDir } from '../data-dir-lock.ts';
import { openLog } from '../log.ts';
import { createMemorySecrets } from '../memory-secrets.ts';
import { systemClock } from '../system-clock.ts';
import { systemIds } from '../system-ids.ts';
import type { TillArguments } from '../till-arguments.ts';
import type { Log } from '../../ports.ts';
import type { Till, TillOptions } from '../../till.ts';
import { openBrowserHost } from './browser-host.ts';
import { createDownloadFileSaver } from './download-file-saver.ts';
import { createEnvProxies } from './env-proxies.ts';
import { openJsonSettings } from './json-settings.ts';
import { noPower } from './no-power.ts';
import { openInBrowser } from './open-in-browser.ts';
import { createPersonBrowser } from './person-browser.ts';

export interface BrowserTillOptions {
  readonly chosen: Pick<TillArguments, 'port' | 'dataDir' | 'language' | 'site' | 'opensBrowser'>;
  readonly rendererDir: string;
  readonly version: string;
  readonly openTill: (options: TillOptions) => Promise<Till>;
}

export interface BrowserTill {
  readonly url: string;
  readonly log: Log;
  /** Ends in the reverse order of the beginning, each part even when the one before it failed. */
  close(): Promise<void>;
}

/**
 * The till in plain Node: fills in the ports, opens the till and mounts it on a loopback server.
 *
 * @throws {DataDirInUse} and whatever kept a part from opening; the parts that had opened are closed again.
 */
export async function openBrowserTill(options: BrowserTillOptions): Promise<BrowserTill> {
  const { chosen } = options;
  const dataDir = chosen.dataDir ?? tillDataDir(applicationDataDir());
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) {
      await closer().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'the till did not close cleanly');
  };

  const lock = await lockDataDir(dataDir);
  closers.push(() => lock.release());
  try {
    const tillLog = openLog(log, join(dataDir, 'logs'));
    const settings = openJsonSettings(dataDir, systemClock, tillLog);
    if (chosen.language !== null) settings.set({ language: chosen.language });
    const downloads = createDownloadFileSaver();

    const till = await options.openTill({
      dataDir,
      site: chosen.site,
      host: 'browser',
      version: options.version,
      ports: {
        clock: systemClock,
        ids: systemIds,
        log: tillLog,
        settings,
        fileSaver: downloads,
        power: noPower,
        secrets: createMemorySecrets('browser_host'),
        systemBrowser: createPersonBrowser(tillLog, chosen.opensBrowser ? openInBrowser : null),
        proxies: createEnvProxies(process.env),
      },
    });
    closers.push(() => till.close());

    const host = await openBrowserHost({
      till,
      rendererDir: options.rendererDir,
      port: chosen.port,
      downloads,
      log: tillLog,
    });
    closers.push(() => host.close());
    return { url: host.url, log: tillLog, close };
  } catch (error) {
    await close();
    throw error;
  }
}
