import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * What stays outside the bundles: Electron itself; the native module, which is packed as it is; and the PDF library, which looks for
 * its fonts' measures beside itself. electron-builder.yml packs the last two.
 */
const external = [/^electron($|\/)/, 'better-sqlite3', 'pdfkit'];

/** The browser host and the tests are no part of the packaged program; the build fails when a bundle reaches them. */
const onlyTheProduct: Plugin = {
  name: 'only-the-product',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      const ids = chunk.type === 'chunk' ? Object.keys(chunk.modules) : [];
      const strays = ids.filter(
        (id) => id.startsWith(here('../main/host/node/')) || id.startsWith(here('../test/')),
      );
      if (strays.length > 0) this.error(`${chunk.fileName} must not hold ${strays.join(', ')}`);
    }
  },
};

/** Electron's main process and preload. The renderer is built by vite.renderer.config.ts, once for both hosts. */
const config: UserConfig = defineConfig({
  main: {
    root: here('..'),
    plugins: [onlyTheProduct],
    build: {
      externalizeDeps: false,
      outDir: here('../out/main'),
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { index: here('../main/index.ts') },
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  },
  preload: {
    root: here('..'),
    plugins: [onlyTheProduct],
    build: {
      externalizeDeps: false,
      outDir: here('../out/preload'),
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { index: here('../main/preload/index.ts') },
        external,
        // A sandboxed preload is a script and not a module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
});

export default config;
