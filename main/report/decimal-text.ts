import type { DecimalMark } from '#app/domain/decimal-input.ts';

/**
 * An integer of `10^-digits` units as decimal text: digits moved, never divided. No thousands separators, which a spreadsheet
 * would read as text. `decimalText(-123456n, 2, ',')` is `-1234,56`.
 */
export function decimalText(value: bigint, digits: number, mark: DecimalMark): string {
  const sign = value < 0n ? '-' : '';
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}${mark}${text.slice(-digits)}`;
}

/** Basis points as percent without idle zeros: `21%`, `10,5%`. */
export function percentText(rateBp: number, mark: DecimalMark): string {
  const text = decimalText(BigInt(rateBp), 2, mark);
  return `${text.replace(/0+$/, '').replace(/[.,]$/, '')}%`;
}
