import { describe, expect, it } from 'vitest';

import { byHand } from './device-harness.ts';
import { startBench } from './harness.ts';

describe('the screen of a terminal', () => {
  it('shows in turn what a customer sees who pays by himself', async () => {
    const bench = await startBench();
    const { simulator, clock, terminalId } = bench;
    const seen: string[] = [];
    const look = (): void => {
      const { kind } = simulator.look(terminalId).screen;
      if (seen.at(-1) !== kind) seen.push(kind);
    };
    look();
    await bench.createdId();
    for (let ms = 0; ms < 40_000; ms += 100) {
      clock.advance(100);
      look();
    }
    expect(seen).toEqual(['waiting', 'amount', 'card_presented', 'contacting_issuer', 'approved', 'waiting']);
  });

  it('shows the amount and the description, in the decimals of the currency', async () => {
    const terminal = await byHand();
    await terminal.order({ description: 'Mesa 4', transactions: { payments: [{ amount: '1500' }] } });
    expect(terminal.screen()).toMatchObject({
      kind: 'amount',
      order: { amountText: '1500.00', description: 'Mesa 4' },
      canChooseInstallments: true,
      onlyType: null,
    });
  });

  it('goes back to waiting by itself, or at once on a key', async () => {
    const terminal = await byHand();
    await terminal.order();
    terminal.press('tap_card');
    terminal.clock.advance(1_000);
    expect(terminal.kind()).toBe('approved');
    terminal.press('green');
    expect(terminal.kind()).toBe('waiting');
  });

  it('shows the reason of a decline', async () => {
    const terminal = await byHand();
    await terminal.order();
    terminal.simulator.press(terminal.terminalId, 'tap_card', {
      kind: 'declines',
      detail: 'insufficient_amount',
    });
    terminal.clock.advance(1_000);
    expect(terminal.screen()).toMatchObject({ kind: 'declined', detail: 'insufficient_amount' });
    expect(terminal.simulator.truth()[0]).toMatchObject({ status: 'failed', chargedMinor: 0 });
  });

  it('shows that the till is cancelling, and then who cancelled', async () => {
    const terminal = await byHand();
    const orderId = await terminal.order();
    await terminal.cancel(orderId, { headers: { 'x-allow-cancelable-status': 'at_terminal' } });
    expect(terminal.kind()).toBe('canceling');
    terminal.clock.advance(1_000);
    expect(terminal.screen()).toMatchObject({ kind: 'canceled', by: 'till' });
  });

  it('says nothing of an order that was cancelled before the terminal had it', async () => {
    const terminal = await byHand();
    const orderId = await terminal.createdId();
    await terminal.cancel(orderId);
    expect(terminal.kind()).toBe('waiting');
  });

  it('shows an order whose time is over', async () => {
    const terminal = await byHand();
    await terminal.order({ expiration_time: 'PT1M' });
    terminal.clock.advance(60_000);
    expect(terminal.kind()).toBe('expired');
  });

  it.each([true, false])(
    'lets somebody look up what became of a silent issuer (charged: %s)',
    async (charged) => {
      const terminal = await byHand();
      await terminal.order();
      terminal.simulator.press(terminal.terminalId, 'insert_card', { kind: 'slow_issuer', charged });
      terminal.clock.advance(40_000);
      expect(terminal.screen()).toMatchObject({ kind: 'action_required', outcome: null });
      terminal.press('green');
      expect(terminal.screen()).toMatchObject({ outcome: charged ? 'charged' : 'not_charged' });
    },
  );
});

describe('the keys of a terminal', () => {
  it('fetch a waiting order before its time', async () => {
    const terminal = await byHand({ pace: { pickUpMs: 'manual' } });
    await terminal.createdId();
    expect(terminal.kind()).toBe('waiting');
    terminal.press('green');
    expect(terminal.kind()).toBe('amount');
  });

  it('choose the instalments that are then paid', async () => {
    const terminal = await byHand();
    const orderId = await terminal.order({ transactions: { payments: [{ amount: '100.00' }] } });
    terminal.press('green', 'down');
    expect(terminal.screen()).toMatchObject({ kind: 'installments', selected: 1 });
    terminal.press('green');
    expect(terminal.screen()).toMatchObject({ installments: { count: 3, eachText: '33.33' } });
    terminal.simulator.press(terminal.terminalId, 'tap_card', { kind: 'pays', brand: 'visa' });
    terminal.clock.advance(1_000);
    const reply = await terminal.read(orderId);
    expect(reply.json).toMatchObject({
      transactions: { payments: [{ payment_method: { id: 'visa', installments: 3 } }] },
    });
    expect(terminal.slip()).toMatchObject({ installments: { count: 3 } });
  });

  it('choose twelve instalments by their digits', async () => {
    const terminal = await byHand({ site: 'MLB' });
    await terminal.order();
    terminal.press('green', '1', '2');
    expect(terminal.screen()).toMatchObject({ selected: 11 });
  });

  it('offer no instalments where the till has fixed them, or takes debit only', async () => {
    const fixed = await byHand();
    const config = (payment_method: object) => ({
      config: { point: { terminal_id: fixed.terminalId }, payment_method },
    });
    await fixed.order(config({ default_type: 'credit_card', default_installments: 6 }));
    expect(fixed.screen()).toMatchObject({ canChooseInstallments: false, installments: { count: 6 } });
    fixed.press('red', 'green');
    await fixed.order(config({ default_type: 'debit_card' }));
    expect(fixed.screen()).toMatchObject({ canChooseInstallments: false, onlyType: 'debit_card' });
  });

  it('cancel only after asking', async () => {
    const terminal = await byHand();
    await terminal.order();
    terminal.press('red');
    expect(terminal.kind()).toBe('confirm_cancel');
    terminal.press('red');
    expect(terminal.kind()).toBe('amount');
    terminal.press('red', 'green');
    expect(terminal.screen()).toMatchObject({ kind: 'canceled', by: 'terminal' });
    expect(terminal.simulator.truth()[0]).toMatchObject({ paymentStatusDetail: 'canceled_on_terminal' });
  });

  it('do not cancel what the issuer has', async () => {
    const terminal = await byHand();
    await terminal.order();
    terminal.press('tap_card', 'red', 'green', 'red', 'menu');
    terminal.clock.advance(1_000);
    expect(terminal.kind()).toBe('approved');
  });

  it('pay once however often a card is held to the reader', async () => {
    const terminal = await byHand();
    await terminal.order();
    terminal.press('tap_card', 'tap_card', 'insert_card');
    terminal.clock.advance(1_000);
    terminal.press('tap_card');
    expect(terminal.simulator.truth()).toHaveLength(1);
    expect(terminal.simulator.truth()[0]).toMatchObject({ status: 'processed', chargedMinor: 15_000 });
  });

  it('keep the terminal from fetching while the menu is open', async () => {
    const terminal = await byHand();
    terminal.press('menu');
    await terminal.createdId();
    terminal.clock.advance(10_000);
    expect(terminal.kind()).toBe('menu');
    terminal.press('1');
    terminal.clock.advance(1_500);
    expect(terminal.kind()).toBe('amount');
  });

  it('change the mode, in which orders no longer arrive', async () => {
    const terminal = await byHand();
    terminal.press('menu', '2');
    expect(terminal.screen()).toMatchObject({ kind: 'mode', running: 'PDV' });
    terminal.press('2');
    expect(terminal.kind()).toBe('standalone');
    await terminal.createdId();
    terminal.clock.advance(10_000);
    expect(terminal.simulator.truth()[0]?.status).toBe('created');
    terminal.press('1', '2', '3', '4', 'yellow');
    expect(terminal.screen()).toMatchObject({ typedText: '1.23' });
    terminal.press('menu', '2', '1');
    terminal.clock.advance(1_500);
    expect(terminal.kind()).toBe('amount');
  });

  it('take an amount by hand in STANDALONE, and print what the till will be told', async () => {
    const terminal = await byHand();
    terminal.simulator.setTerminal(terminal.terminalId, { operatingMode: 'STANDALONE' });
    terminal.press('tap_card', 'green');
    expect(terminal.screen()).toEqual({ kind: 'standalone', typedText: '0.00', hint: 'none' });
    terminal.press('1', '2', '5', '0', 'green');
    expect(terminal.screen()).toMatchObject({ typedText: '12.50', hint: 'present_card' });
    expect(terminal.simulator.paymentsWithoutOrder()).toEqual([]);
    terminal.simulator.press(terminal.terminalId, 'insert_card', { kind: 'pays', brand: 'debmaster' });
    expect(terminal.screen()).toEqual({ kind: 'standalone', typedText: '0.00', hint: 'approved' });
    const [payment] = terminal.simulator.paymentsWithoutOrder();
    expect(payment).toMatchObject({ chargedMinor: 1_250, externalReference: null });
    expect(terminal.slip()).toMatchObject({
      kind: 'payment',
      orderId: null,
      externalReference: null,
      totalText: '12.50',
      lastDigits: '0010',
      entry: 'insert',
      authorizationCode: payment?.authorizationCode,
      referenceId: payment?.id,
    });
    terminal.press('7');
    expect(terminal.screen()).toMatchObject({ typedText: '0.07', hint: 'none' });
  });

  it('take nothing by hand from a card that is refused or cannot be read', async () => {
    const terminal = await byHand();
    const { simulator, terminalId } = terminal;
    simulator.setTerminal(terminalId, { operatingMode: 'STANDALONE' });
    terminal.press('7', '0', '0');
    for (const card of [{ kind: 'unreadable' }, { kind: 'slow_issuer', charged: true }] as const) {
      simulator.press(terminalId, 'tap_card', card);
      expect(terminal.screen()).toMatchObject({ typedText: '7.00', hint: 'another_card' });
    }
    expect(simulator.paymentsWithoutOrder()).toEqual([]);
    simulator.press(terminalId, 'tap_card', { kind: 'declines', detail: 'card_disabled' });
    expect(terminal.screen()).toMatchObject({ typedText: '0.00', hint: 'declined' });
    expect(simulator.paymentsWithoutOrder()).toMatchObject([{ amountMinor: 700, chargedMinor: 0 }]);
    expect(terminal.slip()).toBeNull();
  });

  it('show the last operation again', async () => {
    const terminal = await byHand();
    await terminal.order();
    terminal.press('tap_card');
    terminal.clock.advance(60_000);
    terminal.press('menu', '3');
    expect(terminal.kind()).toBe('approved');
    terminal.press('green');
    expect(terminal.kind()).toBe('waiting');
  });

  it('restart the terminal, which takes a while and puts a new mode into effect', async () => {
    const terminal = await byHand();
    const body = { terminals: [{ id: terminal.terminalId, operating_mode: 'STANDALONE' }] };
    const reply = await terminal.send('PATCH', '/terminals/v1/setup', { body });
    expect(reply.status).toBe(200);
    expect(terminal.simulator.look(terminal.terminalId)).toMatchObject({
      runningMode: 'PDV',
      modeAfterRestart: 'STANDALONE',
    });
    terminal.press('restart', 'green', 'menu');
    terminal.clock.advance(5_999);
    expect(terminal.kind()).toBe('restarting');
    terminal.clock.advance(1);
    expect(terminal.kind()).toBe('standalone');
  });

  it('bring an order that waits to the screen after a restart', async () => {
    const terminal = await byHand();
    terminal.press('restart');
    await terminal.createdId();
    terminal.clock.advance(6_000);
    terminal.clock.advance(1_500);
    expect(terminal.kind()).toBe('amount');
  });

  it('cut the connection: the card cannot be checked, and the order waits', async () => {
    const terminal = await byHand();
    terminal.press('connection');
    expect(terminal.kind()).toBe('offline');
    terminal.press('connection');
    await terminal.order();
    terminal.press('connection', 'tap_card');
    expect(terminal.screen()).toMatchObject({ kind: 'another_card', reason: 'no_connection' });
    expect(terminal.simulator.truth()[0]?.status).toBe('at_terminal');
    terminal.press('connection', 'tap_card');
    terminal.clock.advance(1_000);
    expect(terminal.kind()).toBe('approved');
  });
});
