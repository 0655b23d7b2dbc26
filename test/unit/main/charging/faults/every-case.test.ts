import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NOT_APPLICABLE } from './not-applicable.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../../../../', import.meta.url));

const CASES = Array.from({ length: 64 }, (_, index) => `P${String(index + 1)}`);

/** Ids at the beginning of the names of this folder's tests; `it.each(…)` has its name on a line of its own now and then. */
function namedCases(): ReadonlySet<string> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts') && name !== 'every-case.test.ts')
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .flatMap((source) => [...source.matchAll(/(?:\bit\(|\)\()\s*'(P\d+) /g)])
    .map((match) => match[1] ?? '');
  return new Set(names);
}

describe('the fault cases of the payment flow', () => {
  it('are each a test of that name here, or in the table of those that are not, and never both', () => {
    const named = namedCases();
    const listed = NOT_APPLICABLE.map((row) => row.id);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter((id) => named.has(id))).toEqual([]);
    const byNumber = (a: string, b: string): number => Number(a.slice(1)) - Number(b.slice(1));
    expect([...named, ...listed].sort(byNumber)).toEqual(CASES);
  });

  it.each(NOT_APPLICABLE)(
    '$id is shown by tests that exist, as far as there is anything of it',
    ({ reason, shownBy }) => {
      expect(reason).not.toBe('');
      expect(shownBy.length).toBeGreaterThan(0);
      for (const { file, test } of shownBy) {
        const source = readFileSync(join(root, file), 'utf8');
        const isThere = ['it', 'test'].some((call) =>
          new RegExp(`${call}\\(\\s*'${literal(test)}'`).test(source),
        );
        expect(isThere, `${file} has a test "${test}"`).toBe(true);
      }
    },
  );
});

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
