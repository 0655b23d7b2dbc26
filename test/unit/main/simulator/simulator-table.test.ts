import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { PAGE, pageWithTables } from '../../../../build/scripts/simulator-table.ts';

it('has the names of the tests as they are in docs/point-simulator.md', async () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(await pageWithTables(page)).toBe(page);
});
