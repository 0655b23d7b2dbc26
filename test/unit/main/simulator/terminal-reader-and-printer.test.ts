import { describe, expect, it } from 'vitest';

import { byHand } from './device-harness.ts';

describe('the card reader', () => {
  it('asks for another card and goes on with the same order', async () => {
    const terminal = await byHand();
    await terminal.order();
    terminal.simulator.press(terminal.terminalId, 'insert_card', { kind: 'unreadable' });
    expect(terminal.screen()).toMatchObject({ kind: 'another_card', reason: 'unreadable' });
    terminal.press('insert_card');
    terminal.clock.advance(1_000);
    expect(terminal.simulator.truth()).toMatchObject([{ status: 'processed' }]);
  });

  it('wants the chip of a card that is swiped, unless the chip could not be read', async () => {
    const terminal = await byHand();
    await terminal.order();
    terminal.press('swipe_card');
    expect(terminal.screen()).toMatchObject({ kind: 'another_card', reason: 'use_chip' });
    terminal.simulator.press(terminal.terminalId, 'insert_card', { kind: 'unreadable' });
    terminal.press('swipe_card');
    terminal.clock.advance(1_000);
    expect(terminal.slip()).toMatchObject({ entry: 'swipe' });
  });

  it.each([
    { default_type: 'debit_card', brand: 'visa', reason: 'only_debit' },
    { default_type: 'credit_card', brand: 'debvisa', reason: 'only_credit' },
  ] as const)(
    'refuses $brand where the till wants $default_type',
    async ({ default_type, brand, reason }) => {
      const terminal = await byHand();
      const point = { terminal_id: terminal.terminalId };
      await terminal.order({ config: { point, payment_method: { default_type } } });
      terminal.simulator.press(terminal.terminalId, 'tap_card', { kind: 'pays', brand });
      expect(terminal.screen()).toMatchObject({ kind: 'another_card', reason });
    },
  );

  it('does nothing with a card while there is nothing to pay', async () => {
    const terminal = await byHand();
    terminal.press('tap_card', 'insert_card', 'swipe_card');
    expect(terminal.kind()).toBe('waiting');
  });
});

describe('the printer', () => {
  it('prints the slip that the till did not decline, to be torn off', async () => {
    const terminal = await byHand();
    await terminal.order();
    terminal.simulator.press(terminal.terminalId, 'insert_card', { kind: 'pays', brand: 'debmaster' });
    terminal.clock.advance(1_000);
    expect(terminal.screen()).toMatchObject({ kind: 'approved', slip: 'printed' });
    expect(terminal.slip()).toMatchObject({
      kind: 'payment',
      totalText: '150.00',
      brand: 'debmaster',
      cardType: 'debit_card',
      lastDigits: '0010',
      entry: 'insert',
      externalReference: 'sale_77-1',
      referenceId: terminal.simulator.truth()[0]?.referenceId,
    });
    terminal.press('tear_off');
    expect(terminal.slip()).toBeNull();
  });

  it('prints nothing where the till wants no ticket', async () => {
    const terminal = await byHand();
    await terminal.order({
      config: { point: { terminal_id: terminal.terminalId, print_on_terminal: 'no_ticket' } },
    });
    terminal.press('tap_card');
    terminal.clock.advance(1_000);
    expect(terminal.screen()).toMatchObject({ kind: 'approved', slip: 'not_wanted' });
    expect(terminal.slip()).toBeNull();
  });

  it('prints once there is paper', async () => {
    const terminal = await byHand();
    terminal.press('paper');
    await terminal.order();
    terminal.press('tap_card');
    terminal.clock.advance(1_000);
    expect(terminal.screen()).toMatchObject({ kind: 'approved', slip: 'no_paper' });
    expect(terminal.slip()).toBeNull();
    terminal.press('paper');
    expect(terminal.slip()).toMatchObject({ kind: 'payment', totalText: '150.00' });
    expect(terminal.screen()).toMatchObject({ slip: 'printed' });
  });
});
