import type { z } from 'zod';

import type { SimulatorClock } from '../clock.ts';
import type { Devices } from '../device/devices.ts';
import type { ApiAnswer } from '../envelope.ts';
import type { FaultQueue } from '../faults.ts';
import type { RequestLog } from '../request-log.ts';
import type { Cloud } from '../route.ts';
import type { Director } from '../scenario/director.ts';
import type { WebhookFaults } from '../webhook-faults.ts';
import type { Webhooks } from '../webhooks.ts';

/** What the control calls work with. */
export interface ControlParts {
  readonly cloud: Cloud;
  readonly clock: SimulatorClock;
  readonly faults: FaultQueue;
  readonly log: RequestLog;
  readonly devices: Devices;
  readonly webhooks: Pick<Webhooks, 'sendSample'>;
  readonly webhookFaults: WebhookFaults;
  readonly director: Director;
  /** Forgets everything that happened, as if the simulator had just been started. */
  readonly reset: () => void;
}

export interface ControlRequest<Body> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Body;
}

/** One row of the table of control calls. */
export interface ControlCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the prefix; segments with `{names}` in them. */
  readonly path: string;
  /** One sentence, for the list of calls. */
  readonly does: string;
  /** The body it takes; absent for none. */
  readonly body?: z.ZodType;
  /** Answers a request whose body is a good one. */
  readonly run: (parts: ControlParts, request: ControlRequest<unknown>) => ApiAnswer;
}

/** Makes a row whose `run` gets the body as its schema reads it. */
export function callWith<Body>(
  row: Omit<ControlCall, 'run' | 'body'> & {
    readonly body: z.ZodType<Body>;
    readonly run: (parts: ControlParts, request: ControlRequest<Body>) => ApiAnswer;
  },
): ControlCall {
  const { body: schema, run, ...rest } = row;
  return {
    ...rest,
    body: schema,
    run: (parts, request) => run(parts, { ...request, body: schema.parse(request.body) }),
  };
}
