import { describe, expect, it } from 'vitest';
import { parseAmount } from '#app/domain/decimal-input.ts';
import { fromWireAmount, toWireAmount } from '#app/domain/money.ts';
import { decimalText } from '#main/report/decimal-text.ts';
import { formatAmountMinor, parseAmountMinor } from '#main/simulator/amount.ts';
import { createSeeded } from '#test/simulation/seeded.ts';

/** What is typed, what is sent, what the API reads, what it answers, what is printed: the first place that differs. */
function differs(amountMinor: number): string | undefined {
  const typed = parseAmount(decimalText(BigInt(amountMinor), 2, ','), ',', 'ARS');
  if (!typed.ok || typed.value !== amountMinor) return `typed ${amountMinor}`;
  const wire = toWireAmount(amountMinor, 'ARS');
  const read = parseAmountMinor(wire, 2);
  if (read !== amountMinor) return `sent ${amountMinor}`;
  if (fromWireAmount(formatAmountMinor(read, 2), 'ARS') !== amountMinor) return `answered ${amountMinor}`;
  return decimalText(BigInt(amountMinor), 2, '.') === wire ? undefined : `printed ${amountMinor}`;
}

describe('an amount is the same wherever it is written', () => {
  it('from 0.01 to 1000.00, each', () => {
    const wrong = Array.from({ length: 100_000 }, (_, index) => differs(index + 1)).filter(Boolean);
    expect(wrong).toEqual([]);
  });

  it('for a million others up to 9,999,999.99', () => {
    const chance = createSeeded('amounts');
    const wrong: string[] = [];
    for (let count = 0; count < 1_000_000; count += 1) {
      const found = differs(chance.int(1, 999_999_999));
      if (found !== undefined) wrong.push(found);
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});
