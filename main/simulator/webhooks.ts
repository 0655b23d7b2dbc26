import type { Change } from './change.ts';
import type { Chance } from './chance.ts';
import type { SimulatorClock } from './clock.ts';
import { intentNotification } from './integration/intent-view.ts';
import { newUuid } from './ids.ts';
import { actionOf, applicationOf, notificationOf } from './notification.ts';
import type { Answers } from './open-questions.ts';
import type { OrderRecord } from './order.ts';
import type { Site } from './site.ts';
import type { Store } from './store.ts';
import type { WebhookFaultQueue } from './webhook-faults.ts';
import { postWebhook } from './webhook-post.ts';
import { signatureOf } from './webhook-signature.ts';
import type { Delivery, WebhookConfig } from './webhook.ts';
import type { Timekeeper, World } from './world.ts';

/** The receiver has 22 s, then it is asked again every 15 min (Point API, Notifications). */
export const ACK_TIMEOUT_MS = 22_000;
export const RETRY_MS = 15 * 60 * 1_000;
/** Attempts with that distance; later ones are further apart. See `notificationRetries` among the open questions. */
const REGULAR_ATTEMPTS = 3;
const MAX_ATTEMPTS = 10;
/** However fast simulated time goes, a receiver gets so much of its own, in real milliseconds. */
const LEAST_PATIENCE_MS = 500;

export interface WebhookParts {
  readonly site: Site;
  readonly store: Store;
  readonly clock: SimulatorClock;
  readonly chance: Chance;
  readonly answers: Answers;
  readonly world: Pick<World, 'settle'>;
  readonly faults: WebhookFaultQueue;
}

export interface Webhooks extends Timekeeper {
  /** Sends the sample the panel sends: its `data` has an id and nothing else. Throws without a configured URL. */
  sendSample(dataId: string): void;
  /** Gives up what is on its way. What was not received is sent again after the next start on the journal. */
  stop(): void;
}

/** Notices every change of an order that is notified, and brings the notification to the configured URL. */
export function createWebhooks({
  site,
  store,
  clock,
  chance,
  answers,
  world,
  faults,
}: WebhookParts): Webhooks {
  const underWay = new Map<string, () => void>();
  let isStopped = false;

  store.deriveWith((changes) =>
    store.webhook === null
      ? []
      : changes.flatMap((change) => (change.kind === 'order' ? notificationsOf(change.order) : [])),
  );

  /** Orders of the Integration API have notifications of their own. */
  const notificationsOf = (order: OrderRecord): readonly Change[] => {
    const hasChanged = store.orders.get(order.id)?.history.length !== order.history.length;
    if (!hasChanged || !isOwners(order)) return [];
    if (order.intent !== null) return intentNotificationsOf(order);
    const action = actionOf(order, answers);
    if (action === undefined || order.paymentStatusDetail === 'cancellation_requested') return [];
    return deliveriesOf(order.id, notificationOf(order, action, { site, answers, chance }), {
      ...(answers('notificationQuery') === 'present'
        ? { 'data.external_reference': order.externalReference }
        : {}),
    });
  };

  const intentNotificationsOf = (order: OrderRecord): readonly Change[] => {
    const applicationId = applicationOf(order);
    const body = intentNotification(order, { userId: order.userId, applicationId }, answers);
    return body === undefined ? [] : deliveriesOf(order.id, body, {}, 'point_integration_wh');
  };

  /** The URL is that of the owner's application. */
  const isOwners = (order: OrderRecord): boolean => {
    for (const account of store.accounts.values()) {
      if (account.userId === order.userId) return account.role === 'owner';
    }
    return false;
  };

  const deliveriesOf = (
    dataId: string,
    body: Delivery['body'],
    query: Delivery['query'],
    topic: Delivery['topic'] = 'order',
  ): readonly Change[] => {
    const fault = faults.take();
    if (fault?.kind === 'drop') return [];
    const nowMs = clock.nowMs();
    const copies = fault?.kind === 'duplicate' ? 1 + (fault.copies ?? 1) : 1;
    return Array.from({ length: copies }, () => ({
      kind: 'delivery' as const,
      delivery: {
        id: newUuid(chance, 'delivery'),
        topic,
        dataId,
        query,
        body,
        createdAtMs: nowMs,
        attempts: 0,
        nextAttemptAtMs: fault?.kind === 'reorder' ? null : nowMs + (fault?.kind === 'delay' ? fault.ms : 0),
      },
    }));
  };

  const earliest = (): Delivery | undefined => {
    let found: Delivery | undefined;
    for (const delivery of store.deliveries.values()) {
      if (delivery.nextAttemptAtMs === null || underWay.has(delivery.id)) continue;
      if (delivery.nextAttemptAtMs < (found?.nextAttemptAtMs ?? Infinity)) found = delivery;
    }
    return found;
  };

  const attempt = async (delivery: Delivery, config: WebhookConfig, atMs: number): Promise<void> => {
    const controller = new AbortController();
    const patience = startPatience(clock, () => controller.abort());
    underWay.set(delivery.id, () => {
      patience();
      controller.abort();
    });
    const isReceived = await send(delivery, config, atMs, controller.signal);
    patience();
    underWay.delete(delivery.id);
    // After a reset there is nothing left to note.
    if (isStopped || !store.deliveries.has(delivery.id)) return;
    store.commit([afterAttempt(delivery, isReceived, atMs), ...released(delivery, atMs)]);
    world.settle();
  };

  const send = async (
    delivery: Delivery,
    { url, secret }: WebhookConfig,
    atMs: number,
    signal: AbortSignal,
  ): Promise<boolean> => {
    const target = new URL(url);
    target.searchParams.set('data.id', delivery.dataId);
    target.searchParams.set('type', delivery.topic);
    for (const [name, value] of Object.entries(delivery.query)) target.searchParams.set(name, value);
    const requestId = newUuid(chance, 'request of a notification');
    const signature = signatureOf({ secret, dataId: delivery.dataId, requestId, atMs }, answers);
    try {
      const status = await postWebhook({
        target,
        signal,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'restclient-node/4.15.3',
          'x-signature': signature,
          'x-request-id': requestId,
          'x-retry': String(delivery.attempts),
          'x-socket-timeout': String(ACK_TIMEOUT_MS),
        },
        body: JSON.stringify(delivery.body),
      });
      return status === 200 || status === 201;
    } catch {
      return false;
    }
  };

  /** What was held back until a later notification had been sent. */
  const released = (sent: Delivery, atMs: number): readonly Change[] =>
    [...store.deliveries.values()]
      .filter((held) => held.nextAttemptAtMs === null && held.id !== sent.id)
      .map((held) => ({ kind: 'delivery', delivery: { ...held, nextAttemptAtMs: atMs } }));

  return {
    nextDueMs: () => (store.webhook === null ? undefined : (earliest()?.nextAttemptAtMs ?? undefined)),
    perform: (atMs) => {
      const delivery = earliest();
      if (delivery === undefined || store.webhook === null) return;
      // Nothing it does can fail but the journal, which the world tries again by asking for what is due.
      void attempt(delivery, store.webhook, Math.max(atMs, clock.nowMs())).catch(() =>
        underWay.delete(delivery.id),
      );
    },
    sendSample: (dataId) => {
      if (store.webhook === null) throw new Error('no webhook is configured');
      const body = {
        action: 'order.processed',
        api_version: 'v1',
        live_mode: false,
        type: 'order',
        data: { id: dataId },
      };
      store.commit(deliveriesOf(dataId, body, {}));
      world.settle();
    },
    stop: () => {
      isStopped = true;
      for (const stop of underWay.values()) stop();
      underWay.clear();
    },
  };
}

function afterAttempt(delivery: Delivery, isReceived: boolean, atMs: number): Change {
  const attempts = delivery.attempts + 1;
  if (isReceived || attempts >= MAX_ATTEMPTS) return { kind: 'removed', from: 'deliveries', id: delivery.id };
  const waitMs = RETRY_MS * 2 ** Math.max(0, attempts - REGULAR_ATTEMPTS + 1);
  return { kind: 'delivery', delivery: { ...delivery, attempts, nextAttemptAtMs: atMs + waitMs } };
}

/** Calls `giveUp` when the receiver's time is over, simulated and real; returns the cancel. */
function startPatience(clock: SimulatorClock, giveUp: () => void): () => void {
  const startedMs = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const cancel = clock.schedule(clock.nowMs() + ACK_TIMEOUT_MS, () => {
    timer = setTimeout(giveUp, Math.max(0, LEAST_PATIENCE_MS - (performance.now() - startedMs)));
  });
  return () => {
    cancel();
    clearTimeout(timer);
  };
}
