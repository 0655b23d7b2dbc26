import type { Account } from './account.ts';
import type { Change, ClockAnchor, IdempotencyEntry } from './change.ts';
import type { CustomerPlan } from './customer.ts';
import { isLiveRefund, type RefundIntentRecord } from './integration/refund-intent.ts';
import type { Journal } from './journal.ts';
import type { Application, AuthorizationCode, RefreshToken } from './oauth.ts';
import { isLive, type OrderRecord } from './order.ts';
import type { PaymentRecord } from './payment-record.ts';
import type { PosRecord, StoreRecord } from './place.ts';
import type { PreferenceRecord } from './preference.ts';
import type { ActionRecord } from './print-action.ts';
import { DEFAULT_REFUND_RULES, type RefundRules } from './refund-rules.ts';
import type { ReportRecord } from './report.ts';
import type { Site } from './site.ts';
import type { TerminalRecord } from './terminal.ts';
import type { Delivery, WebhookConfig } from './webhook.ts';

export const DAY_MS = 24 * 60 * 60 * 1_000;
/** How long a key is remembered (Point API, Idempotency). */
const KEY_MEMORY_MS = DAY_MS;
/** How long an order can be read: three months (Point API, Get order). */
export const ORDER_VISIBILITY_MS = 90 * DAY_MS;
/** One day more, in which a refund is refused as too late instead of as of an unknown order. */
const ORDER_MEMORY_MS = ORDER_VISIBILITY_MS + DAY_MS;

/** What the simulated cloud knows, in memory. Written through `commit` only. */
export interface Store {
  readonly site: Site | undefined;
  readonly anchor: ClockAnchor | undefined;
  readonly customer: CustomerPlan;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly terminals: ReadonlyMap<string, TerminalRecord>;
  /** Orders, and the payment intents of the Integration API, which are orders with a facet more. */
  readonly orders: ReadonlyMap<string, OrderRecord>;
  readonly refundIntents: ReadonlyMap<string, RefundIntentRecord>;
  /** The payments that no order asked for, in the order of their creation. */
  readonly payments: ReadonlyMap<string, PaymentRecord>;
  readonly preferences: ReadonlyMap<string, PreferenceRecord>;
  /** By id, as text where it is a number. The same holds for the tables that follow. */
  readonly stores: ReadonlyMap<string, StoreRecord>;
  readonly pos: ReadonlyMap<string, PosRecord>;
  readonly actions: ReadonlyMap<string, ActionRecord>;
  readonly applications: ReadonlyMap<string, Application>;
  readonly codes: ReadonlyMap<string, AuthorizationCode>;
  readonly refreshTokens: ReadonlyMap<string, RefreshToken>;
  readonly reports: ReadonlyMap<string, ReportRecord>;
  readonly deliveries: ReadonlyMap<string, Delivery>;
  readonly webhook: WebhookConfig | null;
  readonly refundRules: RefundRules;
  /** The orders that occupy a terminal. */
  liveOrders(): readonly OrderRecord[];
  /** The refund intents that occupy a terminal. */
  liveRefundIntents(): readonly RefundIntentRecord[];
  /** The payments without an order of which a refund is on its way. */
  refundingPayments(): readonly PaymentRecord[];
  /** Which one a charge is of all that were created, the first being 1; 0 for an unknown one. */
  chargeNumber(orderId: string): number;
  /** The orders to which something will happen by itself. */
  scheduledOrders(): readonly OrderRecord[];
  /** The order whose payment has this id in the Payments API. */
  orderOfPayment(referenceId: string): OrderRecord | undefined;
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
  /**
   * Adds facts that follow from others, such as the notification of an order's end: `derive` is called with every
   * commit before it becomes true, and what it gives is committed with it, all or none.
   */
  deriveWith(derive: (changes: readonly Change[]) => readonly Change[]): void;
  /** Tells every commit after it has become true; returns the end of it. */
  subscribe(listener: (changes: readonly Change[]) => void): () => void;
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
  const refundIntents = new Map<string, RefundIntentRecord>();
  const liveRefunds = new Map<string, RefundIntentRecord>();
  const payments = new Map<string, PaymentRecord>();
  const refunding = new Map<string, PaymentRecord>();
  const preferences = new Map<string, PreferenceRecord>();
  const chargeNumbers = new Map<string, number>();
  let lastChargeNumber = 0;
  const scheduled = new Map<string, OrderRecord>();
  const orderIdOfPayment = new Map<string, string>();
  const stores = new Map<string, StoreRecord>();
  const pos = new Map<string, PosRecord>();
  const actions = new Map<string, ActionRecord>();
  const applications = new Map<string, Application>();
  const codes = new Map<string, AuthorizationCode>();
  const refreshTokens = new Map<string, RefreshToken>();
  const reports = new Map<string, ReportRecord>();
  const deliveries = new Map<string, Delivery>();
  let webhook: WebhookConfig | null = null;
  let refundRules = DEFAULT_REFUND_RULES;
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
        if (!orders.has(change.order.id)) {
          lastChargeNumber += 1;
          chargeNumbers.set(change.order.id, lastChargeNumber);
        }
        orders.set(change.order.id, change.order);
        if (isLive(change.order)) live.set(change.order.id, change.order);
        else live.delete(change.order.id);
        if (change.order.agenda.length > 0) scheduled.set(change.order.id, change.order);
        else scheduled.delete(change.order.id);
        if (change.order.referenceId !== null)
          orderIdOfPayment.set(change.order.referenceId, change.order.id);
        forgetOld(change.order.updatedAtMs);
        return;
      case 'refund_intent':
        refundIntents.set(change.refund.id, change.refund);
        if (isLiveRefund(change.refund)) liveRefunds.set(change.refund.id, change.refund);
        else liveRefunds.delete(change.refund.id);
        forgetOld(change.refund.updatedAtMs);
        return;
      case 'payment':
        payments.set(change.payment.id, change.payment);
        if (change.payment.refundDoneAtMs === null) refunding.delete(change.payment.id);
        else refunding.set(change.payment.id, change.payment);
        forgetOld(change.payment.updatedAtMs);
        return;
      case 'preference':
        preferences.set(change.preference.id, change.preference);
        forgetOld(change.preference.createdAtMs);
        return;
      case 'numbering':
        lastChargeNumber = change.lastChargeNumber;
        return;
      case 'reset':
        forgetWhatHappened();
        return;
      case 'store':
        stores.set(change.store.id, change.store);
        return;
      case 'pos':
        pos.set(String(change.pos.id), change.pos);
        return;
      case 'action':
        actions.set(change.action.id, change.action);
        forgetOld(change.action.updatedAtMs);
        return;
      case 'refund_rules':
        refundRules = change.rules;
        return;
      case 'application':
        applications.set(change.application.clientId, change.application);
        return;
      case 'authorization_code':
        codes.set(change.code.code, change.code);
        return;
      case 'refresh_token':
        refreshTokens.set(change.token.token, change.token);
        return;
      case 'report':
        reports.set(String(change.report.id), change.report);
        return;
      case 'webhook':
        webhook = change.config;
        return;
      case 'delivery':
        deliveries.set(change.delivery.id, change.delivery);
        return;
      case 'removed':
        ({ stores, pos, codes, refreshTokens, deliveries })[change.from].delete(change.id);
        return;
      case 'idempotency':
        forgetKeys(change.entry.atMs);
        idempotency.delete(idempotencyId(change.entry));
        idempotency.set(idempotencyId(change.entry), change.entry);
        return;
    }
  };

  const derivations: ((changes: readonly Change[]) => readonly Change[])[] = [];
  const listeners = new Set<(changes: readonly Change[]) => void>();

  /** Back to an account whose terminals have never been used; how it is set up remains. */
  const forgetWhatHappened = (): void => {
    const tables = [
      orders,
      live,
      scheduled,
      orderIdOfPayment,
      refundIntents,
      liveRefunds,
      payments,
      refunding,
      preferences,
      chargeNumbers,
      idempotency,
      actions,
      codes,
      reports,
      deliveries,
    ];
    for (const table of tables) table.clear();
    lastChargeNumber = 0;
    customer = { kind: 'pays' };
    refundRules = DEFAULT_REFUND_RULES;
  };

  const forgetKeys = (nowMs: number): void => {
    for (const [id, entry] of idempotency) {
      if (nowMs - entry.atMs < KEY_MEMORY_MS) return;
      idempotency.delete(id);
    }
  };

  /** Forgets what can no longer be asked for at `nowMs`. Records are in the order of their creation. */
  const forgetOld = (nowMs: number): void => {
    for (const order of orders.values()) {
      if (nowMs - order.createdAtMs < ORDER_MEMORY_MS) break;
      if (isKept(order, nowMs)) continue;
      orders.delete(order.id);
      chargeNumbers.delete(order.id);
      if (order.referenceId !== null) orderIdOfPayment.delete(order.referenceId);
    }
    for (const refund of refundIntents.values()) {
      if (isYoung(refund, nowMs)) break;
      if (!isLiveRefund(refund)) refundIntents.delete(refund.id);
    }
    for (const payment of payments.values()) {
      if (isRemembered(payment, nowMs)) break;
      if (payment.refundDoneAtMs === null) payments.delete(payment.id);
    }
    for (const preference of preferences.values()) {
      if (isRemembered(preference, nowMs)) break;
      preferences.delete(preference.id);
    }
    for (const action of actions.values()) {
      if (isYoung(action, nowMs)) break;
      actions.delete(action.id);
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
    refundIntents,
    payments,
    preferences,
    stores,
    pos,
    actions,
    applications,
    codes,
    refreshTokens,
    reports,
    deliveries,
    get webhook() {
      return webhook;
    },
    get refundRules() {
      return refundRules;
    },
    liveOrders: () => [...live.values()],
    liveRefundIntents: () => [...liveRefunds.values()],
    refundingPayments: () => [...refunding.values()],
    chargeNumber: (orderId) => chargeNumbers.get(orderId) ?? 0,
    scheduledOrders: () => [...scheduled.values()],
    orderOfPayment: (referenceId) => orders.get(orderIdOfPayment.get(referenceId) ?? ''),
    findIdempotency: (userId, endpoint, key, nowMs) => {
      forgetKeys(nowMs);
      return idempotency.get(idempotencyId({ userId, endpoint, key }));
    },
    snapshot: (nowMs) => {
      forgetKeys(nowMs);
      const kept = [...orders.values()].filter((order) => isKept(order, nowMs));
      return [
        ...(site === undefined ? [] : [{ kind: 'site' as const, site }]),
        ...(anchor === undefined ? [] : [{ kind: 'clock' as const, anchor }]),
        ...[...accounts.values()]
          .filter((account) => nowMs < (account.expiresAtMs ?? Infinity))
          .map((account) => ({ kind: 'account' as const, account })),
        ...[...terminals.values()].map((terminal) => ({ kind: 'terminal' as const, terminal })),
        { kind: 'customer' as const, plan: customer },
        { kind: 'numbering' as const, lastChargeNumber: lastChargeNumber - kept.length },
        ...kept.map((order) => ({ kind: 'order' as const, order })),
        ...[...refundIntents.values()]
          .filter((refund) => isLiveRefund(refund) || isYoung(refund, nowMs))
          .map((refund) => ({ kind: 'refund_intent' as const, refund })),
        ...[...payments.values()]
          .filter((payment) => isRemembered(payment, nowMs) || payment.refundDoneAtMs !== null)
          .map((payment) => ({ kind: 'payment' as const, payment })),
        ...[...preferences.values()]
          .filter((preference) => isRemembered(preference, nowMs))
          .map((preference) => ({ kind: 'preference' as const, preference })),
        ...[...idempotency.values()].map((entry) => ({ kind: 'idempotency' as const, entry })),
        ...[...stores.values()].map((store) => ({ kind: 'store' as const, store })),
        ...[...pos.values()].map((each) => ({ kind: 'pos' as const, pos: each })),
        ...[...actions.values()]
          .filter((action) => isYoung(action, nowMs))
          .map((action) => ({ kind: 'action' as const, action })),
        { kind: 'refund_rules' as const, rules: refundRules },
        ...[...applications.values()].map((application) => ({ kind: 'application' as const, application })),
        ...[...codes.values()]
          .filter((code) => nowMs < code.expiresAtMs)
          .map((code) => ({ kind: 'authorization_code' as const, code })),
        ...[...refreshTokens.values()]
          .filter((token) => nowMs < token.expiresAtMs)
          .map((token) => ({ kind: 'refresh_token' as const, token })),
        ...[...reports.values()].map((report) => ({ kind: 'report' as const, report })),
        { kind: 'webhook' as const, config: webhook },
        ...[...deliveries.values()].map((delivery) => ({ kind: 'delivery' as const, delivery })),
      ];
    },
    latestMs: () => {
      let latestMs: number | undefined = anchor?.simulatedMs;
      for (const { updatedAtMs } of [...orders.values(), ...payments.values()]) {
        latestMs = Math.max(latestMs ?? 0, updatedAtMs);
      }
      return latestMs;
    },
    commit: (added) => {
      const all = derivations.reduce<readonly Change[]>((sum, derive) => [...sum, ...derive(added)], added);
      journal.append(all);
      all.forEach(apply);
      for (const listener of listeners) listener(all);
    },
    writeTo: (next) => {
      journal = next;
    },
    deriveWith: (derive) => {
      derivations.push(derive);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isYoung(record: { readonly createdAtMs: number }, nowMs: number): boolean {
  return nowMs - record.createdAtMs < ORDER_VISIBILITY_MS;
}

/** Whether a payment without an order, or a preference, is not older than an order may become. */
function isRemembered(record: { readonly createdAtMs: number }, nowMs: number): boolean {
  return nowMs - record.createdAtMs < ORDER_MEMORY_MS;
}

/** Whether an order is not old, counted from its payment as refunds are, occupies its terminal or has something coming. */
function isKept(order: OrderRecord, nowMs: number): boolean {
  const sinceMs = order.decidedAtMs ?? order.createdAtMs;
  return nowMs - sinceMs < ORDER_MEMORY_MS || isLive(order) || order.agenda.length > 0;
}

function idempotencyId(entry: Pick<IdempotencyEntry, 'userId' | 'endpoint' | 'key'>): string {
  return JSON.stringify([entry.userId, entry.endpoint, entry.key]);
}
