import type { CallError } from '#app/contract/errors.ts';
import type { Envelope } from '#app/contract/envelope.ts';
import { TransportError } from './till-bridge.ts';

/** An error the till answered with, thrown so that TanStack Query files it as one. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly error: CallError;

  constructor(error: CallError) {
    super(error.code);
    this.error = error;
  }
}

export function unwrap<Value>(envelope: Envelope<Value>): Value {
  if (!envelope.ok) throw new CallFailure(envelope.error);
  return envelope.value;
}

/** Whether the same call may succeed later as it is: no answer came, or the till says so. */
export function mayRetry(failure: unknown): boolean {
  return failure instanceof TransportError || (failure instanceof CallFailure && failure.error.isRetryable);
}
