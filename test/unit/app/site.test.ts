import { describe, expect, it } from 'vitest';
import { ChargeOptions, NO_OPTIONS } from '#app/domain/charge-options.ts';
import { CURRENCY_EXPONENT, fromWireAmount, toWireAmount } from '#app/domain/money.ts';
import { SITE_IDS, SITES } from '#app/domain/site.ts';

describe('a site', () => {
  it.each([
    ['MLA', 'ARS', 2, '15.00', '4000000.00'],
    ['MLB', 'BRL', 2, '1.00', '70000.00'],
    ['MLM', 'MXN', 2, '5.00', '350000.00'],
    ['MLC', 'CLP', 0, '1', '999999999999'],
  ] as const)('%s charges in %s with %d decimals, from %s to %s', (id, currency, exponent, min, max) => {
    const site = SITES[id];
    expect(site).toMatchObject({ id, currency });
    expect(CURRENCY_EXPONENT[site.currency]).toBe(exponent);
    expect(toWireAmount(site.cardMinMinor, site.currency)).toBe(min);
    expect(toWireAmount(site.cardMaxMinor, site.currency)).toBe(max);
  });

  it.each(SITE_IDS)('%s reads back every amount that it may send', (id) => {
    const { currency, cardMinMinor, cardMaxMinor } = SITES[id];
    for (const amountMinor of [cardMinMinor, cardMinMinor + 1, cardMaxMinor - 1, cardMaxMinor]) {
      expect(fromWireAmount(toWireAmount(amountMinor, currency), currency)).toBe(amountMinor);
    }
  });

  it.each([
    ['MLA', 9],
    ['MLB', 9],
    ['MLM', 6],
    ['MLC', 9],
  ] as const)('%s has the time of its own country: %d h when it is noon in UTC in January', (id, hour) => {
    const { timeZone, language } = SITES[id];
    const format = new Intl.DateTimeFormat(language, { timeZone, hour: 'numeric', hourCycle: 'h23' });
    const parts = format.formatToParts(Date.UTC(2026, 0, 15, 12));
    expect(Number(parts.find((part) => part.type === 'hour')?.value)).toBe(hour);
  });

  it('has terminals, each type once and with no separator in it', () => {
    for (const id of SITE_IDS) {
      const { terminalTypes } = SITES[id];
      expect(new Set(terminalTypes).size).toBe(terminalTypes.length);
      expect(terminalTypes).not.toHaveLength(0);
      for (const type of terminalTypes) expect(type).toMatch(/^[A-Z0-9]+(_[A-Z0-9]+)*$/);
    }
  });
});

describe('options of a charge', () => {
  const parse = (change: object) => ChargeOptions.safeParse({ ...NO_OPTIONS, ...change }).success;

  it('that ask for nothing are options', () => {
    expect(parse({})).toBe(true);
  });

  it.each([
    { installments: 0 },
    { installments: 73 },
    { installments: 1.5 },
    { paymentType: 'qr' },
    { installmentsCost: 'shop' },
    { ticketNumber: '' },
    { ticketNumber: 'S-1' },
    { ticketNumber: 'x'.repeat(21) },
    { printsOnTerminal: 'yes' },
    { extra: 1 },
  ])('are not %j', (change) => {
    expect(parse(change)).toBe(false);
  });

  it('go up to their limits', () => {
    expect(parse({ installments: 72, ticketNumber: 'x'.repeat(20) })).toBe(true);
  });
});
