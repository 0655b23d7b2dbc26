import { createHash, randomBytes } from 'node:crypto';

/** Where ids, codes and tokens come from: the machine's random numbers, or a seed. */
export interface Chance {
  /** `count` bytes, 32 at most, that were not drawn before; under a seed the same ones in every run. */
  bytes(purpose: string, count: number): Buffer;
  /** Draws from this seed from now on, from the machine without one. Nothing is drawn twice by going back to a seed. */
  reseed(seed: number | undefined): void;
}

/**
 * Makes a source that draws by purpose, so that one more of one thing does not change the next of another. `run` tells
 * the runs on one journal apart, which must not give the same ids twice: 0 in the first.
 */
export function createChance(initialSeed: number | undefined, run: number): Chance {
  let seed = initialSeed;
  const drawn = new Map<string, number>();
  return {
    bytes: (purpose, count) => {
      if (seed === undefined) return randomBytes(count);
      const stream = JSON.stringify([seed, run, purpose]);
      const turn = drawn.get(stream) ?? 0;
      drawn.set(stream, turn + 1);
      return digestOf(stream, String(turn)).subarray(0, count);
    },
    reseed: (next) => {
      seed = next;
    },
  };
}

/** 32 bytes that depend on nothing but the texts. */
export function digestOf(...texts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(texts)).digest();
}
