import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Both hosts serve the same files under `script-src 'self'; style-src 'self'`: no script or style inside the page, no
 * module preload polyfill (an inline script), and no asset turned into a `data:` address.
 */
export default defineConfig({
  root: here('../renderer'),
  base: './',
  plugins: [react()],
  resolve: { alias: { '#app': here('../app'), '#renderer': here('../renderer') } },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    outDir: here('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome138',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
  },
});
