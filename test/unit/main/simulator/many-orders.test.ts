import { expect, it } from 'vitest';

import { createManualClock } from '#main/simulator/simulator.ts';
import { runOrders } from '#test/bench/run-orders.ts';
import { startBench } from './harness.ts';

it('takes five hundred orders one after the other and charges each of them once', async () => {
  const clock = createManualClock();
  const { simulator } = await startBench({ clock });
  const { processed } = await runOrders(simulator, clock, 500);
  expect(processed).toBe(500);
  const truth = simulator.truth();
  expect(truth.map(({ externalReference }) => externalReference)).toEqual(
    Array.from({ length: 500 }, (_, index) => `run-${index}`),
  );
  expect(new Set(truth.map(({ id }) => id)).size).toBe(500);
  expect(new Set(truth.map(({ referenceId }) => referenceId)).size).toBe(500);
  expect(truth.every(({ chargedMinor }) => chargedMinor === 15_000)).toBe(true);
});
