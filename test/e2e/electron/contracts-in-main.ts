import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { createSafeSecrets } from '#main/host/electron/safe-secrets.ts';
import { createStoreSettings } from '#main/host/electron/store-settings.ts';
import { documentOptions, type DocumentName } from '#main/host/electron/stored-document.ts';
import { loadSettingsFile } from '#main/host/settings-file.ts';
import type { Log } from '#main/ports.ts';
import { SECRETS_CONTRACT } from '#test/contract/secrets-contract.ts';
import { SETTINGS_CONTRACT } from '#test/contract/settings-contract.ts';

export interface Outcome {
  readonly name: string;
  /** Null when it holds. */
  readonly failure: string | null;
}

/** Runs the contracts of settings and secrets inside Electron's main process, on electron-store and the system's own key store. */
export async function runContracts(safeStorage: Electron.SafeStorage, folder: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const check = async (name: string, run: (caseFolder: string) => Promise<void>): Promise<void> => {
    const caseFolder = join(folder, String(outcomes.length));
    mkdirSync(caseFolder, { recursive: true });
    const failure = await run(caseFolder).then(
      () => null,
      (error: unknown) => String(error),
    );
    outcomes.push({ name, failure });
  };

  for (const { name, run } of SETTINGS_CONTRACT) {
    await check(`settings: ${name}`, (caseFolder) =>
      run({
        open: () => {
          const loaded = loadSettingsFile(join(caseFolder, 'settings.json'), { nowMs: () => 0 }, silent);
          return createStoreSettings(openStore('settings', caseFolder), loaded);
        },
      }),
    );
  }
  for (const { name, run } of SECRETS_CONTRACT) {
    await check(`secrets: ${name}`, (caseFolder) =>
      run({
        open: () =>
          createSafeSecrets({ safeStorage, document: openStore('secrets', caseFolder), log: silent }),
      }),
    );
  }
  return outcomes;
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function openStore(name: DocumentName, folder: string): Store {
  return new Store({ name, ...documentOptions(folder) });
}
