import { createHash } from 'node:crypto';

/**
 * A number of [0, 1) that depends on nothing but its arguments: the same seed, purpose and count give the same number
 * in every run, whatever else was drawn in between.
 */
export function drawn(seed: number, purpose: string, count: number): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, purpose, count]))
    .digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
