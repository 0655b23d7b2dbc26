import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as buildElectronHost } from 'electron-vite';
import { build } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The page, into out/renderer; both hosts serve it. */
export async function buildRenderer(): Promise<void> {
  await build({ configFile: here('../vite.renderer.config.ts'), logLevel: 'warn' });
}

/** Electron's main process and preload, into main/ and preload/ of `outDir`. Needs no Electron runtime. */
export async function buildElectron(outDir = here('../../out')): Promise<void> {
  await buildElectronHost({
    configFile: here('../electron.vite.config.ts'),
    ignoreConfigWarning: true,
    logLevel: 'warn',
    build: { outDir },
  });
  // page-files.ts reads them from the folder beside the module it is in, which is now the bundle.
  cpSync(here('../../main/simulator/terminal-page/page'), join(outDir, 'main', 'page'), { recursive: true });
}
