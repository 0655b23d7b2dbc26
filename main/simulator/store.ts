import type { Account } from './account.ts';
import type { Change, ClockAnchor, IdempotencyEntry } from './change.ts';
import type { CustomerPlan } from './customer.ts';
import { isLive, type OrderRecord } from './order.ts';
import type { Journal } from './journal.ts';
import type { Site } from './site.ts';
import type { TerminalRecord } from './terminal.ts';

export const DAY_MS = 24 * 60 * 60 * 1_000;
/** How long a key is remembered (Point API, Idempotency). */
const KEY_MEMORY_MS = DAY_MS;
/** How long an order can be read: three months (Point API, Get order). */
export const ORDER_VISIBILITY_MS = 90 * DAY_MS;

/** What the simulated cloud knows, in memory. Written through `commit` only. */
export interface Store {
  readonly site: Site | undefined;
  readonly anchor: ClockAnchor | undefined;
  readonly customer: CustomerPlan;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly terminals: ReadonlyMap<string, TerminalRecord>;
  readonly orders: ReadonlyMap<string, OrderRecord>;
  /** The orders that occupy a terminal. */
  liveOrders(): readonly OrderRecord[];
  /** The entry under this key, unless it is older than 24 h at `nowMs`. */
  findIdempotency(userId: string, endpoint: string, key: string, nowMs: number): IdempotencyEntry | undefined;
  /** Everything still worth keeping at `nowMs`, as the changes that rebuild it. */
  snapshot(nowMs: number): readonly Change[];
  /** The latest moment anything is known of; undefined in an empty store. */
  latestMs(): number | undefined;
  /** Writes the changes to the journal as one, then makes them true. Throws, changing nothing, if that fails. */
  commit(changes: readonly Change[]): void;
  /** Sends later commits to `journal`. */
  writeTo(journal: Journal): void;
}

/** Makes a store that knows what `changes` say. */
export function createStore(changes: readonly Change[], initialJournal: Journal): Store {
  let journal = initialJournal;
  let site: Site | undefined;
  let anchor: ClockAnchor | undefined;
  let customer: CustomerPlan = { kind: 'pays' };
  const accounts = new Map<string, Account>();
  const terminals = new Map<string, TerminalRecord>();
  const orders = new Map<string, OrderRecord>();
  const live = new Map<string, OrderRecord>();
  // In the order of their time, so that the oldest are found at the front.
  const idempotency = new Map<string, IdempotencyEntry>();

  const apply = (change: Change): void => {
    switch (change.kind) {
      case 'site':
        site = change.site;
        return;
      case 'clock':
        anchor = change.anchor;
        return;
      case 'account':
        accounts.set(change.account.accessToken, change.account);
        return;
      case 'terminal':
        terminals.set(change.terminal.id, change.terminal);
        return;
      case 'customer':
        customer = change.plan;
        return;
      case 'order':
        orders.set(change.order.id, change.order);
        if (isLive(change.order)) live.set(change.order.id, change.order);
        else live.delete(change.order.id);
        return;
      case 'idempotency':
        forgetKeys(change.entry.atMs);
        idempotency.delete(idempotencyId(change.entry));
        idempotency.set(idempotencyId(change.entry), change.entry);
        return;
    }
  };

  const forgetKeys = (nowMs: number): void => {
    for (const [id, entry] of idempotency) {
      if (nowMs - entry.atMs < KEY_MEMORY_MS) return;
      idempotency.delete(id);
    }
  };

  changes.forEach(apply);

  return {
    get site() {
      return site;
    },
    get anchor() {
      return anchor;
    },
    get customer() {
      return customer;
    },
    accounts,
    terminals,
    orders,
    liveOrders: () => [...live.values()],
    findIdempotency: (userId, endpoint, key, nowMs) => {
      forgetKeys(nowMs);
      return idempotency.get(idempotencyId({ userId, endpoint, key }));
    },
    snapshot: (nowMs) => {
      forgetKeys(nowMs);
      const kept = [...orders.values()].filter(
        (order) => isLive(order) || nowMs - order.createdAtMs < ORDER_VISIBILITY_MS,
      );
      return [
        ...(site === undefined ? [] : [{ kind: 'site' as const, site }]),
        ...(anchor === undefined ? [] : [{ kind: 'clock' as const, anchor }]),
        ...[...accounts.values()].map((account) => ({ kind: 'account' as const, account })),
        ...[...terminals.values()].map((terminal) => ({ kind: 'terminal' as const, terminal })),
        { kind: 'customer' as const, plan: customer },
        ...kept.map((order) => ({ kind: 'order' as const, order })),
        ...[...idempotency.values()].map((entry) => ({ kind: 'idempotency' as const, entry })),
      ];
    },
    latestMs: () => {
      let latestMs: number | undefined = anchor?.simulatedMs;
      for (const order of orders.values()) latestMs = Math.max(latestMs ?? 0, order.updatedAtMs);
      return latestMs;
    },
    commit: (added) => {
      journal.append(added);
      added.forEach(apply);
    },
    writeTo: (next) => {
      journal = next;
    },
  };
}

function idempotencyId(entry: Pick<IdempotencyEntry, 'userId' | 'endpoint' | 'key'>): string {
  return JSON.stringify([entry.userId, entry.endpoint, entry.key]);
}
