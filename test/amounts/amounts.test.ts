import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSeeded } from '#test/simulation/seeded.ts';
import { takeTheWholeWay } from './amounts-run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mostrador-amounts-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('amounts that floats get wrong, and some of every size, are the same from what is typed to the report', async () => {
  const chance = createSeeded('amounts');
  const known = [1, 29, 57, 58, 113, 114, 115, 1_001, 1_998, 1_999, 8_165, 999_999_999];
  const others = Array.from({ length: 300 }, (_, index) => chance.int(1, 10 ** (1 + (index % 9))));
  expect(await takeTheWholeWay(join(folder, 'ledger.sqlite'), [...known, ...others])).toEqual([]);
}, 60_000);
