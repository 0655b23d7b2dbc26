import type { Method } from '#app/contract/contract.ts';
import type { TillEvent, Topic } from '#app/contract/events.ts';

/** Which questions an event makes stale. Generous where topics touch: a question asked again costs a millisecond. */
export const METHODS_OF_TOPIC: Readonly<Record<Topic, readonly Method[]>> = {
  basket: ['basket.current', 'basket.held', 'day.read'],
  catalogue: ['catalogue.search', 'catalogue.summary', 'till.status'],
  charge: [
    'charging.get',
    'charging.refunds',
    'charging.timeline',
    'charging.unresolved',
    'deferrals.list',
    'deferrals.get',
    'deferrals.queue',
    'basket.current',
    'basket.held',
    'till.status',
    'day.read',
  ],
  sale: [
    'selling.recent',
    'selling.receipt',
    'basket.current',
    'basket.held',
    'day.read',
    'till.status',
    'deferrals.list',
    'deferrals.get',
    'deferrals.queue',
    'deferrals.check',
  ],
  deferral: [
    'deferrals.list',
    'deferrals.get',
    'deferrals.queue',
    'deferrals.check',
    'selling.recent',
    'selling.receipt',
    'till.status',
    'day.read',
  ],
  shift: ['shift.current', 'till.status', 'day.read', 'day.list', 'basket.current'],
  // Another business day: what was promised for it is due.
  day: [
    'day.read',
    'day.list',
    'day.get',
    'till.status',
    'shift.current',
    'deferrals.list',
    'deferrals.get',
    'deferrals.queue',
  ],
  status: ['till.status', 'charging.unresolved', 'deferrals.check'],
  practice: ['practice.customer'],
  account: ['account.status', 'till.status', 'terminals.list', 'places.list'],
};

export type Staleness =
  | { readonly kind: 'methods'; readonly methods: readonly Method[] }
  | { readonly kind: 'all' }
  /** Another shop was opened: what is known is of the one before and must not be shown meanwhile. */
  | { readonly kind: 'shop' };

/** The id among an `account` event's that says so. */
const SHOP = 'shop';

/** Follows the sequence numbers: an event that is not the next one means that others were missed. */
export function createEventIntake() {
  let lastSeq: number | null = null;
  return {
    /** A new connection begins: the next number is taken as it comes, and everything may be stale. */
    reconnected(): Staleness {
      lastSeq = null;
      return { kind: 'all' };
    },
    take(event: TillEvent): Staleness {
      const isNext = lastSeq === null || event.seq === lastSeq + 1;
      lastSeq = event.seq;
      if (event.topic === 'account' && event.ids.includes(SHOP)) return { kind: 'shop' };
      return isNext ? { kind: 'methods', methods: METHODS_OF_TOPIC[event.topic] } : { kind: 'all' };
    },
  };
}
