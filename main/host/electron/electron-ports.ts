/// <reference types="electron" />
import { join } from 'node:path';
import type { Log, Ports } from '../../ports.ts';
import { putAside } from '../put-aside.ts';
import { loadSettingsFile } from '../settings-file.ts';
import { readSmallFile } from '../small-file.ts';
import { systemClock } from '../system-clock.ts';
import { systemIds } from '../system-ids.ts';
import { createDialogFileSaver } from './dialog-file-saver.ts';
import type { AppWindow, ElectronMain } from './electron-main.ts';
import { createMonitorPower } from './monitor-power.ts';
import { createSafeSecrets } from './safe-secrets.ts';
import { createSafeShell } from './safe-shell.ts';
import { createSessionProxies } from './session-proxies.ts';
import { createStoreSettings } from './store-settings.ts';
import type { DocumentName, StoredDocument } from './stored-document.ts';

export interface ElectronPortsParts {
  readonly electron: ElectronMain;
  readonly shell: Pick<Electron.Shell, 'openExternal'>;
  readonly openDocument: (name: DocumentName, dataDir: string) => StoredDocument;
  readonly dataDir: string;
  readonly log: Log;
  /** Asked when a dialog opens. */
  readonly window: () => AppWindow | undefined;
}

/** Fills in the ports with what Electron has. A file of settings or secrets that cannot be read never keeps the till closed. After `ready`. */
export function createElectronPorts(parts: ElectronPortsParts): Ports {
  const { electron, dataDir, log } = parts;
  const clock = systemClock;

  const settings = loadSettingsFile(join(dataDir, 'settings.json'), clock, log);
  const secretsFile = join(dataDir, 'secrets.json');
  const secrets = readSmallFile(secretsFile);
  if (secrets.kind === 'unreadable') putAside(secretsFile, secrets.reason, clock, log);

  return {
    clock,
    ids: systemIds,
    log,
    settings: createStoreSettings(parts.openDocument('settings', dataDir), settings),
    secrets: createSafeSecrets({
      safeStorage: electron.safeStorage,
      document: parts.openDocument('secrets', dataDir),
      log,
    }),
    fileSaver: createDialogFileSaver(electron, parts.window),
    power: createMonitorPower(electron),
    systemBrowser: createSafeShell(parts.shell, log),
    proxies: createSessionProxies({ electron, clock, log }),
  };
}
