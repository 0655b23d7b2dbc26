import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/{contract,migrations,simulation,amounts}/**/*.test.ts'],
    environment: 'node',
    // better-sqlite3 is a native module: a process a file, so that a crash names the file it happened in.
    pool: 'forks',
    // An import of 20,000 products or a kill -9 of a child takes seconds on a slow disk.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
    allowOnly: false,
    unstubEnvs: true,
    restoreMocks: true,
  },
});
