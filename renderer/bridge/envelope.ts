import { z } from 'zod';
import { CallError } from '#app/contract/errors.ts';
import type { Envelope } from '#app/contract/envelope.ts';
import type { Method, Output } from '#app/contract/contract.ts';
import { TransportError } from './till-bridge.ts';

const AnyEnvelope = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: CallError }),
]);

/**
 * Reads what a transport delivered. The value itself was parsed with the contract's output schema by the router on the other
 * side of the same program, and is taken at its word here.
 */
export function readEnvelope<M extends Method>(answer: unknown): Envelope<Output<M>> {
  const parsed = AnyEnvelope.safeParse(answer);
  if (!parsed.success) throw new TransportError('not an answer of the till');
  if (!parsed.data.ok) return parsed.data;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- parsed on the other side, see above
  return { ok: true, value: parsed.data.value as Output<M> };
}
