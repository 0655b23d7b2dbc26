import type { GatewayKind } from '#app/domain/site.ts';
import type { Seeded } from './seeded.ts';

/** What may go wrong with one exchange between till and acquirer. */
export const NETWORK_FAULTS = [
  /** No connection: nothing was sent, and the till knows it. */
  'never_sent',
  'request_lost',
  'response_lost',
  /** Up to two minutes on the way there; the till gives up long before. */
  'slow_request',
  'slow_response',
  /** The request arrives twice, up to a minute apart. */
  'duplicate',
  /** Of a node that does not know the order yet; whatever was sent was not carried out. */
  'http_404',
  'http_408',
  'http_409',
  'http_423',
  'http_425',
  /** With Retry-After. */
  'http_429',
  'http_500',
  'http_502',
  'http_503',
  'http_504',
  'html_200',
  'redirect_302',
  'truncated_json',
  'empty_body',
  /** The body is of another order. */
  'wrong_order',
  /** The order as an earlier answer showed it. */
  'stale_status',
] as const;
export type NetworkFault = (typeof NETWORK_FAULTS)[number];

/** What may go wrong with a statement. */
export const STORAGE_FAULTS = ['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR'] as const;
export type StorageFault = (typeof STORAGE_FAULTS)[number];

/** What may go wrong around the till, now and then in the course of a day. */
export const WORLD_FAULTS = [
  'outage',
  'token_revoked',
  'clock_jump_back',
  'clock_jump_ahead',
  'suspend',
  'quit',
  'disk_full',
  'terminal_offline',
  'terminal_standalone',
  'terminal_menu',
  'canceled_on_device',
  'approved_late',
  /** The file is replaced by a copy of it that was made earlier. */
  'backup_restored',
  /** Somebody changes the generation of the API in the settings. */
  'generation_changed',
  /** Another till of the shop sends an order to the terminal. */
  'other_till',
] as const;
export type WorldFault = (typeof WORLD_FAULTS)[number];

/** What people do that is not a plain sale: how often, of the times they could. */
export const HABITS = [
  'cancels',
  'double_clicks',
  'holds',
  'clears',
  'declines',
  'walks_away',
  'cancels_on_terminal',
  'tips',
  'slow_issuer',
  'settles_by_evidence',
  'refunds',
  'refunds_elsewhere',
  'charge_options',
  /** Goods are given and nobody pays. */
  'captures',
  /** Something is done about what is owed. */
  'collects',
  /** An amount is typed on the terminal itself, and the slip written down. */
  'takes_by_hand',
  /** A payment link is sent. */
  'sends_links',
] as const;
export type Habit = (typeof HABITS)[number];

/** What can go wrong in one world. Each seed has some of it: a fault that is always there hides those that come after it. */
export interface Swarm {
  /** Probability for each exchange. */
  readonly network: Readonly<Partial<Record<NetworkFault, number>>>;
  /** Probability for each statement. */
  readonly storage: Readonly<Partial<Record<StorageFault, number>>>;
  /** How many times a day, on average. */
  readonly world: Readonly<Partial<Record<WorldFault, number>>>;
  readonly habits: Readonly<Record<Habit, number>>;
  /** The generation of the API that charges are made with. */
  readonly gateway: GatewayKind;
  readonly crashesPerDay: number;
  /** The shop's zone has a switch between winter and summer time in the simulated days. */
  readonly hasTimeSwitch: boolean;
  readonly pace: {
    readonly pickUpMs: number;
    readonly decideMs: number;
    readonly issuerMs: number;
    readonly cancelMs: number;
  };
}

/** A swarm without faults, in which people only sell. */
export const CALM: Swarm = {
  network: {},
  storage: {},
  world: {},
  habits: {
    cancels: 0,
    double_clicks: 0,
    holds: 0,
    clears: 0,
    declines: 0,
    walks_away: 0,
    cancels_on_terminal: 0,
    tips: 0,
    slow_issuer: 0,
    settles_by_evidence: 0,
    refunds: 0,
    refunds_elsewhere: 0,
    charge_options: 0,
    captures: 0,
    collects: 0,
    takes_by_hand: 0,
    sends_links: 0,
  },
  gateway: 'orders',
  crashesPerDay: 0,
  hasTimeSwitch: false,
  pace: { pickUpMs: 1_500, decideMs: 3_500, issuerMs: 1_000, cancelMs: 1_000 },
};

/** Draws a swarm: each fault is in about a third of all worlds, some worlds have none and some have most of them. */
export function drawSwarm(random: Seeded): Swarm {
  const share = random.pick([0, 0.15, 0.35, 0.35, 0.7]);
  const chosen = <T extends string>(
    names: readonly T[],
    weight: (name: T) => number,
  ): Partial<Record<T, number>> => {
    const drawn: Partial<Record<T, number>> = {};
    for (const name of names) if (random.isTrue(share)) drawn[name] = weight(name);
    return drawn;
  };
  const habit = (most: number): number => (random.isTrue(0.6) ? most * random.next() : 0);
  const owing = random.fork('deferrals');
  const owingHabit = (most: number): number => (owing.isTrue(0.7) ? most * owing.next() : 0);
  const captures = owing.isTrue(0.5) ? 0.03 + 0.22 * owing.next() : 0;
  const issuerMs = random.pick([200, 1_000, 1_000, 1_000, 5_000, 20_000]);
  return {
    network: chosen(NETWORK_FAULTS, () => random.pick([0.003, 0.01, 0.05])),
    storage: chosen(STORAGE_FAULTS, () => random.pick([0.000_02, 0.000_2, 0.001])),
    world: chosen(WORLD_FAULTS, (name) =>
      name === 'approved_late' || name === 'canceled_on_device'
        ? random.pick([2, 10])
        : name === 'other_till'
          ? random.pick([1, 5])
          : random.pick([0.3, 1, 4]),
    ),
    habits: {
      cancels: habit(0.5),
      double_clicks: habit(0.3),
      holds: habit(0.1),
      clears: habit(0.05),
      declines: habit(0.4),
      walks_away: habit(0.1),
      cancels_on_terminal: habit(0.15),
      tips: habit(0.4),
      slow_issuer: habit(0.08),
      settles_by_evidence: 0.5 + habit(0.5),
      refunds: habit(0.15),
      refunds_elsewhere: habit(0.05),
      charge_options: habit(0.5),
      captures,
      collects: 0.2 + 0.8 * owing.next(),
      takes_by_hand: owingHabit(0.4),
      sends_links: owingHabit(0.3),
    },
    gateway: random.pick(['orders', 'orders', 'orders', 'intents'] as const),
    crashesPerDay: random.pick([0, 5, 25, 60]),
    hasTimeSwitch: random.isTrue(share / 2),
    pace: {
      pickUpMs: random.pick([300, 1_500, 1_500, 1_500, 8_000, 60_000]),
      decideMs: issuerMs + random.pick([200, 2_500, 2_500, 2_500, 15_000, 90_000]),
      issuerMs,
      cancelMs: random.pick([200, 1_000, 10_000]),
    },
  };
}
