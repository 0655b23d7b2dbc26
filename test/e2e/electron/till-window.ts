import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';

const projectDir = fileURLToPath(new URL('../../..', import.meta.url));

export interface TillWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly folder: string;
}

/** Starts the unpackaged program on `folder`, with its own profile. */
export function launchTill(folder: string, ...args: readonly string[]): Promise<ElectronApplication> {
  const switches = (process.env.MOSTRADOR_ELECTRON_SWITCHES ?? '').split(' ').filter((name) => name !== '');
  return _electron.launch({
    cwd: projectDir,
    args: [projectDir, ...switches, `--user-data-dir=${folder}`, '--lang', 'en', ...args],
  });
}

export const test = base.extend<{ folder: string; till: TillWindow }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'mostrador-electron-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  till: async ({ folder }, use) => {
    const app = await launchTill(folder);
    const page = await app.firstWindow();
    await page.waitForLoadState('load');
    await use({ app, page, folder });
    await app.close();
  },
});
