import { at, startBench, type Bench, type Reply, type SendOptions } from './harness.ts';
import type { SimulatorOptions } from '#main/simulator/simulator.ts';

export const DEVICES = '/point/integration-api/devices';
export const INTENTS = '/point/integration-api/payment-intents';

/** A bench with the calls of the Integration API. */
export interface IntegrationBench extends Bench {
  readonly createIntent: (change?: Record<string, unknown>, options?: SendOptions) => Promise<Reply>;
  /** Creates an intent that must be accepted and tells its id. */
  readonly intentId: (change?: Record<string, unknown>, options?: SendOptions) => Promise<string>;
  readonly readIntent: (id: string, options?: SendOptions) => Promise<Reply>;
  /** The state of an intent, however often it is asked for. */
  readonly stateOf: (id: string) => Promise<unknown>;
  readonly deleteIntent: (id: string, options?: SendOptions) => Promise<Reply>;
}

export async function startIntegrationBench(
  options: Partial<SimulatorOptions> = {},
): Promise<IntegrationBench> {
  return integrationOn(await startBench(options));
}

export function integrationOn(bench: Bench): IntegrationBench {
  const { send, terminalId } = bench;
  const createIntent: IntegrationBench['createIntent'] = (change = {}, options = {}) =>
    send('POST', `${DEVICES}/${terminalId}/payment-intents`, {
      body: { amount: 150_00, additional_info: { external_reference: 'sale-77' }, ...change },
      ...options,
    });
  return {
    ...bench,
    createIntent,
    intentId: async (change, options) => {
      const reply = await createIntent(change, options);
      if (reply.status >= 300) throw new Error(`the intent was refused: ${reply.text}`);
      return String(at(reply.json, 'id'));
    },
    readIntent: (id, options) => send('GET', `${INTENTS}/${id}`, options),
    stateOf: async (id) => at((await send('GET', `${INTENTS}/${id}/events`)).json, 'status'),
    deleteIntent: (id, options) => send('DELETE', `${DEVICES}/${terminalId}/payment-intents/${id}`, options),
  };
}

/** Status, `error` and `message` of an answer in the envelope of the Integration API. */
export function legacyErrorOf(reply: Reply): unknown[] {
  return [reply.status, at(reply.json, 'error'), at(reply.json, 'message')];
}
