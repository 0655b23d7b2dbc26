import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { NATIVE_PACKAGE } from './lock-guard.ts';
import { inProject } from './project.ts';

/** Puts `"gypfile": false` back into package-lock.json (see lock-guard.ts). To be run after every change of a dependency. */
const Lock = z.looseObject({ packages: z.record(z.string(), z.looseObject({})) });

const file = inProject('package-lock.json');
const lock = Lock.parse(JSON.parse(readFileSync(file, 'utf8')));
const native = lock.packages[NATIVE_PACKAGE];
if (native === undefined) throw new Error(`${NATIVE_PACKAGE} is not in package-lock.json`);
if (native.gypfile === false) {
  console.log('package-lock.json is as it should be.');
} else {
  const packages = { ...lock.packages, [NATIVE_PACKAGE]: { ...native, gypfile: false } };
  writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  console.log(`${NATIVE_PACKAGE}: "gypfile": false was put back.`);
}
