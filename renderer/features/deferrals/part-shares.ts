import { allocateMinor } from '#app/domain/money.ts';

export interface PartShare {
  readonly name: 'all' | 'half' | 'third';
  readonly amountMinor: number;
}

/** Shares offered of what is owed, in minor units: never nothing, never one amount twice. */
export function partShares(owedMinor: number): readonly PartShare[] {
  const firstOf = (parts: number): number =>
    allocateMinor(
      owedMinor,
      Array.from({ length: parts }, () => 1),
    )[0] ?? owedMinor;
  const shares: readonly PartShare[] = [
    { name: 'all', amountMinor: owedMinor },
    { name: 'half', amountMinor: firstOf(2) },
    { name: 'third', amountMinor: firstOf(3) },
  ];
  return shares.filter(
    ({ amountMinor }, index) =>
      amountMinor > 0 && shares.findIndex((each) => each.amountMinor === amountMinor) === index,
  );
}
