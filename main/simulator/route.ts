import type { IncomingHttpHeaders } from 'node:http';

import type { Account } from './account.ts';
import type { Change } from './change.ts';
import type { SimulatorClock } from './clock.ts';
import type { ApiAnswer } from './envelope.ts';
import type { Answers } from './open-questions.ts';
import type { OrderView } from './order-view.ts';
import type { Site } from './site.ts';
import type { Store } from './store.ts';
import type { World } from './world.ts';

/** The parts of the cloud a route works with. */
export interface Cloud {
  readonly site: Site;
  readonly store: Store;
  readonly world: World;
  readonly clock: SimulatorClock;
  readonly answers: Answers;
  readonly view: OrderView;
}

/** An authorized request to a known route. */
export interface Call {
  readonly account: Account;
  /** The values of the path's `{names}`, as they were sent. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The parsed body of a route that takes one; undefined otherwise. */
  readonly body: unknown;
  /** Empty for a route that needs none. */
  readonly idempotencyKey: string;
}

/** What a route wants to happen: the answer, and the changes that become true, all or none, before it is given. */
export interface Outcome {
  readonly answer: ApiAnswer;
  readonly changes?: readonly Change[];
  /** The order the call was about, for answers that are given again later. */
  readonly orderId?: string;
}

/** One row of the route table. */
export interface Route<Name extends string = string> {
  /** `group.verb`; what tests and faults call it. */
  readonly name: Name;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Segments with `{names}` in them. */
  readonly path: string;
  /** Whether `X-Idempotency-Key` is required, and the same key gets the same answer. */
  readonly isIdempotent: boolean;
  readonly takesJson: boolean;
  handle(cloud: Cloud, call: Call): Outcome;
}
