import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: 'node_modules/.cache/vitest-bench',
  test: {
    include: [],
    environment: 'node',
    pool: 'forks',
    // Figures are only worth something when nothing else runs beside them.
    fileParallelism: false,
    benchmark: { include: ['test/bench/**/*.bench.ts'] },
  },
});
