import type { ServerResponse } from 'node:http';

import type { CustomerPlan } from '../customer.ts';
import type { Devices } from '../device/devices.ts';
import type { DeviceLook } from '../device/screen.ts';
import { SITES, type Site } from '../site.ts';
import type { Store } from '../store.ts';

/** What the page is told whenever something that can be seen has changed. */
export interface TerminalFeed {
  readonly site: Site;
  readonly currency: string;
  /** What the customers of all terminals do by themselves. */
  readonly customer: CustomerPlan;
  readonly terminals: readonly DeviceLook[];
}

export interface FeedParts {
  readonly site: Site;
  readonly store: Store;
  readonly devices: Devices;
}

export function feedOf({ site, store, devices }: FeedParts): TerminalFeed {
  const terminals = devices.looks();
  return { site, currency: SITES[site].currency, customer: store.customer, terminals };
}

/** Sends the feed as server-sent events until the reader is gone: at once, and after every change. */
export function streamFeed(parts: FeedParts, response: ServerResponse): void {
  let sent = '';
  let isQueued = false;
  const sendNow = (): void => {
    isQueued = false;
    if (response.destroyed) return;
    const text = JSON.stringify(feedOf(parts));
    if (text === sent) return;
    sent = text;
    response.write(`data: ${text}\n\n`);
  };
  // Several changes of one moment become one event, and none is sent from within a change.
  const send = (): void => {
    if (isQueued) return;
    isQueued = true;
    queueMicrotask(sendNow);
  };
  response.write('retry: 1000\n\n');
  sendNow();
  const unsubscribe = parts.devices.subscribe(send);
  response.once('close', unsubscribe);
}
