import type { ManualClock, Simulator } from '#main/simulator/simulator.ts';

/** A simulator whose customer does nothing by himself, and one of its terminals. */
export interface Stage {
  readonly simulator: Simulator;
  readonly clock: ManualClock;
  readonly terminalId: string;
}

export interface TerminalState {
  /** What the page says it shows; several states may be one kind of screen. */
  readonly screen: string;
  reach(stage: Stage): Promise<void>;
}

let sales = 0;

/** Sends an order to the terminal as a till does. */
export async function sendOrder(
  { simulator, terminalId }: Stage,
  config: { readonly point?: object; readonly payment_method?: object } = {},
  amount = '1234.50',
): Promise<void> {
  sales += 1;
  const response = await fetch(`${simulator.url}/v1/orders`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${simulator.accessToken}`,
      'content-type': 'application/json',
      'x-idempotency-key': `terminal-page-${sales}`,
    },
    body: JSON.stringify({
      type: 'point',
      external_reference: `venta-${sales}`,
      description: 'Mesa 4',
      expiration_time: 'PT10M',
      transactions: { payments: [{ amount }] },
      config: { ...config, point: { terminal_id: terminalId, ...config.point } },
    }),
  });
  if (response.status !== 201) throw new Error(`the order was refused: ${await response.text()}`);
}

async function atAmount(stage: Stage, config: Parameters<typeof sendOrder>[1] = {}): Promise<void> {
  await sendOrder(stage, config);
  stage.clock.advance(1_500);
}

async function paid(stage: Stage): Promise<void> {
  await atAmount(stage);
  stage.simulator.press(stage.terminalId, 'tap_card', { kind: 'pays', brand: 'visa' });
  stage.clock.advance(1_000);
}

async function slow(stage: Stage, charged: boolean): Promise<void> {
  await atAmount(stage);
  stage.simulator.press(stage.terminalId, 'tap_card', { kind: 'slow_issuer', charged });
  stage.clock.advance(40_000);
}

const press = ({ simulator, terminalId }: Stage, ...keys: Parameters<Simulator['press']>[1][]): void => {
  for (const key of keys) simulator.press(terminalId, key, { kind: 'pays', brand: 'visa' });
};

/** Every state of the terminal, each from a terminal that waits. */
export const TERMINAL_STATES: Readonly<Record<string, TerminalState>> = {
  waiting: { screen: 'waiting', reach: async () => Promise.resolve() },
  amount: { screen: 'amount', reach: (stage) => atAmount(stage) },
  'amount-large': {
    screen: 'amount',
    reach: async (stage) => {
      const { site } = stage.simulator;
      await sendOrder(
        stage,
        {},
        { MLA: '3999999.99', MLB: '69999.99', MLM: '349999.99', MLC: '5000000' }[site],
      );
      stage.clock.advance(1_500);
    },
  },
  'amount-debit-only': {
    screen: 'amount',
    reach: (stage) => atAmount(stage, { payment_method: { default_type: 'debit_card' } }),
  },
  installments: {
    screen: 'installments',
    reach: async (stage) => {
      await atAmount(stage);
      press(stage, 'green', 'down', 'down');
    },
  },
  'amount-with-installments': {
    screen: 'amount',
    reach: async (stage) => {
      await atAmount(stage);
      press(stage, 'green', 'down', 'down', 'green');
    },
  },
  'card-presented': {
    screen: 'card_presented',
    reach: async (stage) => {
      await atAmount(stage);
      press(stage, 'insert_card');
    },
  },
  'contacting-issuer': {
    screen: 'contacting_issuer',
    reach: async (stage) => {
      await atAmount(stage);
      press(stage, 'tap_card');
      stage.clock.advance(700);
    },
  },
  'approved-with-slip': { screen: 'approved', reach: paid },
  'approved-with-installments': {
    screen: 'approved',
    reach: async (stage) => {
      await atAmount(stage);
      press(stage, 'green', 'down', 'down', 'green', 'insert_card');
      stage.clock.advance(1_000);
    },
  },
  'approved-without-slip': {
    screen: 'approved',
    reach: async (stage) => {
      await atAmount(stage, { point: { print_on_terminal: 'no_ticket' } });
      press(stage, 'tap_card');
      stage.clock.advance(1_000);
    },
  },
  'approved-out-of-paper': {
    screen: 'approved',
    reach: async (stage) => {
      press(stage, 'paper');
      await paid(stage);
    },
  },
  declined: {
    screen: 'declined',
    reach: async (stage) => {
      await atAmount(stage);
      stage.simulator.press(stage.terminalId, 'tap_card', {
        kind: 'declines',
        detail: 'required_call_for_authorize',
      });
      stage.clock.advance(1_000);
    },
  },
  'another-card': {
    screen: 'another_card',
    reach: async (stage) => {
      await atAmount(stage);
      stage.simulator.press(stage.terminalId, 'insert_card', { kind: 'unreadable' });
    },
  },
  'another-card-chip': {
    screen: 'another_card',
    reach: async (stage) => {
      await atAmount(stage);
      press(stage, 'swipe_card');
    },
  },
  'confirm-cancel': {
    screen: 'confirm_cancel',
    reach: async (stage) => {
      await atAmount(stage);
      press(stage, 'red');
    },
  },
  canceled: {
    screen: 'canceled',
    reach: async (stage) => {
      await atAmount(stage);
      press(stage, 'red', 'green');
    },
  },
  canceling: {
    screen: 'canceling',
    reach: async (stage) => {
      await atAmount(stage);
      const { simulator } = stage;
      const orderId = simulator.truth().at(-1)?.id ?? '';
      await fetch(`${simulator.url}/v1/orders/${orderId}/cancel`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${simulator.accessToken}`,
          'x-idempotency-key': `cancel-${orderId}`,
          'x-allow-cancelable-status': 'at_terminal',
        },
      });
    },
  },
  expired: {
    screen: 'expired',
    reach: async (stage) => {
      await atAmount(stage);
      stage.clock.advance(10 * 60_000);
    },
  },
  'action-required': { screen: 'action_required', reach: (stage) => slow(stage, true) },
  'action-required-charged': {
    screen: 'action_required',
    reach: async (stage) => {
      await slow(stage, true);
      press(stage, 'green');
    },
  },
  'action-required-not-charged': {
    screen: 'action_required',
    reach: async (stage) => {
      await slow(stage, false);
      press(stage, 'green');
    },
  },
  menu: {
    screen: 'menu',
    reach: async (stage) => {
      press(stage, 'menu', 'down');
      return Promise.resolve();
    },
  },
  mode: {
    screen: 'mode',
    reach: async (stage) => {
      press(stage, 'menu', '2', 'down');
      return Promise.resolve();
    },
  },
  standalone: {
    screen: 'standalone',
    reach: async (stage) => {
      press(stage, 'menu', '2', 'down', 'green', '1', '2', '5', '0', '0');
      return Promise.resolve();
    },
  },
  restarting: {
    screen: 'restarting',
    reach: async (stage) => {
      press(stage, 'restart');
      return Promise.resolve();
    },
  },
  offline: {
    screen: 'offline',
    reach: async (stage) => {
      press(stage, 'connection');
      return Promise.resolve();
    },
  },
  'out-of-paper': {
    screen: 'waiting',
    reach: async (stage) => {
      press(stage, 'paper');
      return Promise.resolve();
    },
  },
};
