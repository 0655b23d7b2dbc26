import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { inProject } from './project.ts';

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const Lock = z.object({ packages: z.record(z.string(), z.looseObject({ gypfile: z.boolean().optional() })) });

export const NATIVE_PACKAGE = 'node_modules/better-sqlite3';

/**
 * What is wrong with package.json and package-lock.json, one sentence each.
 *
 * The native module brings its binaries along. Without `"gypfile": false` in the lockfile, npm 10 compiles it all the same and fails on a
 * machine without a compiler; npm 11 drops the field whenever it rewrites the file. `node build/scripts/lock.ts` puts it back.
 */
export function findLockProblems(): readonly string[] {
  const manifest = Manifest.parse(readJson('package.json'));
  const lock = Lock.parse(readJson('package-lock.json'));
  const problems = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    .map(([name, version]) => `${name} is "${version}" in package.json: versions are exact`);
  if (lock.packages[NATIVE_PACKAGE]?.gypfile !== false) {
    problems.push(
      `${NATIVE_PACKAGE} lacks "gypfile": false in package-lock.json: run node build/scripts/lock.ts`,
    );
  }
  // An address in the lock ties every installation to the one it was written with; the integrity hashes do not.
  const addressed = Object.values(lock.packages).filter((entry) => entry.resolved !== undefined);
  if (addressed.length > 0) {
    problems.push(
      `${addressed.length} packages of package-lock.json name a download address: leave them out`,
    );
  }
  return problems;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(inProject(name), 'utf8'));
}
