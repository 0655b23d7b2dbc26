import {
  contract,
  isMethod,
  type Handlers,
  type Input,
  type Method,
  type Output,
} from '#app/contract/contract.ts';
import type { Envelope } from '#app/contract/envelope.ts';
import { TillError, type CallError, type ErrorCode, type ErrorParams } from '#app/contract/errors.ts';
import type { Clock, Ids, Log } from '#main/ports.ts';

export type Router = (method: unknown, input: unknown) => Promise<Envelope<unknown>>;

/**
 * The one way into the till, for every transport: method, input, handler, output, envelope. Who may call at all is the
 * transport's to check (a token, a trusted sender); nothing that goes wrong in here leaves it as an exception.
 */
export function createRouter(parts: {
  /** Asked for each call: which shop is open may change between two. */
  readonly handlers: () => Handlers;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly log: Log;
}): Router {
  const { clock, ids, log } = parts;

  async function call(method: unknown, input: unknown): Promise<Envelope<unknown>> {
    if (typeof method !== 'string' || !isMethod(method)) return failure('unknown_method');
    const parsed = contract[method].input.safeParse(input);
    if (!parsed.success) {
      const path = parsed.error.issues[0]?.path.join('.') ?? '';
      log.warn('call refused: input', { method, path });
      return failure('invalid_input', { path });
    }
    const startedAtMs = clock.nowMs();
    try {
      const value = await invoke(parts.handlers(), method, parsed.data);
      // The schema decides what leaves the process: an output that has grown a field fails here and not in a log.
      const output: unknown = contract[method].output.parse(value);
      log.info('call', { method, tookMs: clock.nowMs() - startedAtMs });
      return { ok: true, value: output };
    } catch (error) {
      if (error instanceof TillError) {
        log.info('call refused', { method, code: error.code, tookMs: clock.nowMs() - startedAtMs });
        return { ok: false, error: error.toCallError() };
      }
      const incidentId = ids.uuid();
      log.error('call failed', { method, incidentId, error: describe(error) });
      return failure('internal', {}, incidentId);
    }
  }

  return call;
}

function invoke<M extends Method>(
  handlers: Handlers,
  method: M,
  input: unknown,
): Output<M> | Promise<Output<M>> {
  // `input` was parsed by this method's own schema just above; the compiler cannot follow the pair through the lookup.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
  return handlers[method](input as Input<M>);
}

function failure(
  code: ErrorCode,
  params: ErrorParams = {},
  incidentId: string | null = null,
): Envelope<never> {
  const error: CallError = { ...new TillError(code, params).toCallError(), incidentId };
  return { ok: false, error };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
