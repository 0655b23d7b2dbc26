import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Bundles `contracts-in-main.ts` into one script that Electron's main process can require. Answers its path. */
export async function buildContracts(outDir: string): Promise<string> {
  await build({
    configFile: false,
    root: here('../../..'),
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: here('contracts-in-main.ts'),
      outDir,
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external: [/^electron($|\/)/],
        output: { format: 'cjs', entryFileNames: 'contracts.cjs' },
      },
    },
  });
  return join(outDir, 'contracts.cjs');
}
