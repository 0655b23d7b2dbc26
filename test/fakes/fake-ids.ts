import type { Ids } from '#main/ports.ts';

/** Ids in a row and chance from a seed: the same test makes the same ledger twice. */
export function createFakeIds(seed = 1): Ids {
  let count = 0;
  let state = seed;
  return {
    uuid: () => {
      count += 1;
      return `00000000-0000-4000-8000-${String(seed * 1_000_000 + count).padStart(12, '0')}`;
    },
    random: () => {
      // mulberry32, a small generator with a full period.
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    },
  };
}
