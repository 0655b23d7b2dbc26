import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectDir = fileURLToPath(new URL('../..', import.meta.url));

export function inProject(...path: readonly string[]): string {
  return join(projectDir, ...path);
}

/** Whether `output` is missing or older than anything in `sources` (files or folders of the project). */
export function isStale(output: string, sources: readonly string[]): boolean {
  if (!existsSync(inProject(output))) return true;
  const builtAtMs = statSync(inProject(output)).mtimeMs;
  return sources.some((source) => newestMs(inProject(source)) > builtAtMs);
}

function newestMs(path: string): number {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestMs(join(path, name))),
    stats.mtimeMs,
  );
}
