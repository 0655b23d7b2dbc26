import type { IncomingHttpHeaders } from 'node:http';

import type { Account } from './account.ts';
import type { Chance } from './chance.ts';
import type { Change } from './change.ts';
import type { SimulatorClock } from './clock.ts';
import type { ApiAnswer } from './envelope.ts';
import type { IntentReads } from './integration/intent-reads.ts';
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
  readonly chance: Chance;
  readonly answers: Answers;
  readonly view: OrderView;
  /** For the limit on reading payment intents. */
  readonly intentReads: IntentReads;
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
  /** The body as it was sent. */
  readonly bodyText: string;
}

/** A request to a route that asks for no token. */
export type PublicCall = Omit<Call, 'account' | 'idempotencyKey' | 'body'>;

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
  /** Whether an empty body is no mistake in a route that takes JSON; `body` of the call is then undefined. */
  readonly isBodyOptional?: boolean;
  /** The route's own words for a body that is not JSON; `json_syntax_error` when absent. */
  readonly syntaxError?: () => ApiAnswer;
  /** Rules for the key that differ from those of the orders: 128 characters, and 409 for another request. */
  readonly keyRules?: { readonly maxLength: number; readonly conflictStatus: number };
  readonly isPublic?: false;
  handle(cloud: Cloud, call: Call): Outcome;
}

/** A row that asks for no token: the authorize page and the token endpoint. */
export interface PublicRoute<Name extends string = string> {
  readonly name: Name;
  readonly method: Route['method'];
  readonly path: string;
  readonly isPublic: true;
  handle(cloud: Cloud, call: PublicCall): Outcome;
}
