import { describe, expect, test } from 'vitest';
import { systemIds } from '#main/host/system-ids.ts';
import type { Ids } from '#main/ports.ts';
import { createFakeIds } from '#test/fakes/fake-ids.ts';

function idsContract(create: () => Ids): void {
  test('ids are version 4 UUIDs in lower case and never the same', () => {
    const ids = create();
    const made = Array.from({ length: 2_000 }, () => ids.uuid());
    for (const id of made)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(made).size).toBe(made.length);
  });

  test('chance is spread over [0, 1)', () => {
    const ids = create();
    const made = Array.from({ length: 4_000 }, () => ids.random());
    expect(Math.min(...made)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...made)).toBeLessThan(1);
    const tenths = new Set(made.map((value) => Math.floor(value * 10)));
    expect(tenths.size).toBe(10);
  });
}

describe('ids of the system', () => {
  idsContract(() => systemIds);
});

describe('ids of a test', () => {
  idsContract(() => createFakeIds());
});
