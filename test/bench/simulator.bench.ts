import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, test } from 'vitest';

import { createManualClock, startSimulator } from '#main/simulator/simulator.ts';
import { runOrders, type OrderRun } from './run-orders.ts';

const ORDERS = 10_000;
const LONGEST_MS = 20_000;
/** From one order to the next, in simulated time: three months, as long as orders are kept, pass four times. */
const PAUSE_MS = 60 * 60 * 1_000;

const MIB = 1024 * 1024;
/** What the second half of the run may add: noise, as what is kept no longer grows. */
const PLATEAU_BYTES = 3 * MIB;

/** To one decimal. */
function mib(bytes: number): number {
  return Math.round((bytes * 10) / MIB) / 10;
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('the garbage cannot be collected by hand');
  return () => {
    Reflect.apply(collect, undefined, []);
  };
}

test('the simulator', { timeout: 120_000 }, async ({ bench }) => {
  const collect = collector();
  const clock = createManualClock();
  const simulator = await startSimulator({ site: 'MLA', clock });
  let run: OrderRun | undefined;
  const name = `${ORDERS} orders, created over HTTP, paid, and read as processed`;
  await bench(name, async () => {
    run = await runOrders(simulator, clock, ORDERS, collect, PAUSE_MS);
  }).run({ iterations: 1, time: 0, warmup: false });
  if (run === undefined) throw new Error('nothing was run');
  const { processed, wallMs, heapBytes } = run;
  await fetch(`${simulator.url}/_control/reset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  collect();
  const afterwards = process.memoryUsage().heapUsed;
  await simulator.close();

  const [first = 0, ...rest] = heapBytes;
  const last = rest.at(-1) ?? first;
  const middle = rest[rest.length / 2 - 1] ?? first;
  process.stdout.write(
    `${Math.round(wallMs)} ms; heap in MiB at the start ${mib(first)}, after each tenth ` +
      `${rest.map(mib).join(' ')}, after a reset ${mib(afterwards)}\n`,
  );
  expect(processed).toBe(ORDERS);
  expect(wallMs).toBeLessThan(LONGEST_MS);
  expect(last - middle).toBeLessThan(PLATEAU_BYTES);
  // The reset leaves nothing of ten thousand orders.
  expect(afterwards - first).toBeLessThan(8 * MIB);
});
