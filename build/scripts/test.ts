import { parseArgs } from 'node:util';
import { addTallies, runBrowserTests, runElectronTests, runUnitTests, type Tally } from './test-runs.ts';

const RUNS = { unit: runUnitTests, e2e: runBrowserTests, electron: runElectronTests } as const;

const { values } = parseArgs({ options: { only: { type: 'string' } } });
if (values.only !== undefined && !Object.hasOwn(RUNS, values.only)) {
  console.error(`--only must be ${Object.keys(RUNS).join(', ')}, not "${values.only}"`);
  process.exit(2);
}

const tallies: Tally[] = [];
for (const [name, run] of Object.entries(RUNS)) {
  if (values.only !== undefined && values.only !== name) continue;
  try {
    tallies.push(await run());
  } catch (error) {
    console.error(`failed: the ${name} tests did not run:`, error);
    tallies.push({ passed: 0, failed: 1, skipped: 0 });
  }
}
const { passed, failed, skipped } = addTallies(tallies);
if (failed > 0) process.exitCode = 1;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
