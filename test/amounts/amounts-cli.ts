import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSeeded } from '#test/simulation/seeded.ts';
import { takeTheWholeWay } from './amounts-run.ts';

/** 0.01 to 1000.00, each. */
const SWEEP = 100_000;
/** 9,999,999.99: the largest price. */
const LARGEST_MINOR = 999_999_999;
const BATCH = 5_000;

const { values } = parseArgs({
  options: {
    sweep: { type: 'string', default: String(SWEEP) },
    random: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
});
const chance = createSeeded(values.seed);
// In memory where the system has a place for that: nothing of it is kept.
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'mostrador-amounts-'));
const startedAtMs = performance.now();
let taken = 0;
let wrong = 0;

async function take(amountsMinor: readonly number[]): Promise<void> {
  for (let from = 0; from < amountsMinor.length; from += BATCH) {
    const batch = amountsMinor.slice(from, from + BATCH);
    const found = await takeTheWholeWay(join(folder, `${taken}.sqlite`), batch);
    for (const line of found.slice(0, 5)) console.log(`  ${line}`);
    taken += batch.length;
    wrong += found.length;
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(join(folder, `${taken - batch.length}.sqlite${suffix}`), { force: true });
  }
}

try {
  await take(Array.from({ length: Number(values.sweep) }, (_, index) => index + 1));
  for (let left = Number(values.random); left > 0; left -= BATCH) {
    await take(Array.from({ length: Math.min(BATCH, left) }, () => chance.int(1, LARGEST_MINOR)));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const seconds = Math.round((performance.now() - startedAtMs) / 1_000);
console.log(
  `${taken} amounts from what is typed to the day's report in ${seconds} s (random ones from seed ${values.seed}): ${wrong} differ`,
);
process.exit(wrong === 0 ? 0 : 1);
