import { invariant } from '#app/lib/assert.ts';
import { isAmountMinor } from './money.ts';

/**
 * Splits an amount in proportion to `weights` so that no part falls while the amount grows (Webster's divisor method; largest
 * remainder makes no such promise), and the sum of the weights splits into the weights themselves. Parts that are differences of
 * running totals therefore never come out negative, which is what partial refunds need.
 */
export function apportionMinor(amountMinor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  invariant(
    isAmountMinor(amountMinor) && amountMinor >= 0 && BigInt(amountMinor) <= total && total > 0n,
    'apportionMinor takes an amount up to the sum of the weights',
  );
  const shares = weights.map((weight, index): Share => {
    const size = BigInt(weight);
    return { index, weight: size, part: (BigInt(amountMinor) * size) / total };
  });
  const spread = (): bigint => shares.reduce((sum, share) => sum + share.part, 0n);
  for (let left = BigInt(amountMinor) - spread(); left > 0n; left -= 1n) nextToGet(shares).part += 1n;
  // The whole parts of the quotas are a good guess and no more: units go over until each stands where it would have gone.
  for (;;) {
    const gets = nextToGet(shares);
    const gives = nextToGive(shares);
    if (gives === undefined || !comesBefore(claim(gets, gets.part + 1n), claim(gives, gives.part))) break;
    gets.part += 1n;
    gives.part -= 1n;
  }
  return shares.map((share) => Number(share.part));
}

interface Share {
  readonly index: number;
  readonly weight: bigint;
  part: bigint;
}

/** A share's claim to its nth unit: units go to the claims with the largest weight ÷ (2n − 1), the earlier share first among equals. */
interface Claim {
  readonly index: number;
  readonly weight: bigint;
  readonly divisor: bigint;
}

function claim(share: Share, nth: bigint): Claim {
  return { index: share.index, weight: share.weight, divisor: 2n * nth - 1n };
}

function comesBefore(a: Claim, b: Claim): boolean {
  const [left, right] = [a.weight * b.divisor, b.weight * a.divisor];
  return left === right ? a.index < b.index : left > right;
}

function nextToGet(shares: readonly Share[]): Share {
  return shares.reduce((best, share) =>
    comesBefore(claim(share, share.part + 1n), claim(best, best.part + 1n)) ? share : best,
  );
}

function nextToGive(shares: readonly Share[]): Share | undefined {
  return shares
    .filter((share) => share.part > 0n)
    .reduce<Share | undefined>(
      (last, share) =>
        last === undefined || comesBefore(claim(last, last.part), claim(share, share.part)) ? share : last,
      undefined,
    );
}
