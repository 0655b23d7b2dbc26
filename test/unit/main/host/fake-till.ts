import type { Envelope } from '#app/contract/envelope.ts';
import type { TillEvent } from '#app/contract/events.ts';
import type { Till } from '#main/till.ts';

/** A till that keeps what it was asked and answers what the test said. */
export interface FakeTill extends Till {
  readonly calls: readonly { readonly method: unknown; readonly input: unknown }[];
  readonly listenerCount: () => number;
  readonly isClosed: () => boolean;
  /** Answers the next calls; until then, `{ok: true, value: {echo: input}}`. */
  answerWith(answer: (method: unknown, input: unknown) => Promise<Envelope<unknown>>): void;
  emit(event: TillEvent): void;
}

export function createFakeTill(): FakeTill {
  const calls: { method: unknown; input: unknown }[] = [];
  const listeners = new Set<(event: TillEvent) => void>();
  let answer = (_method: unknown, input: unknown): Promise<Envelope<unknown>> =>
    Promise.resolve({ ok: true, value: { echo: input } });
  let seq = 0;
  let closed = false;
  return {
    calls,
    listenerCount: () => listeners.size,
    isClosed: () => closed,
    answerWith: (next) => {
      answer = next;
    },
    emit: (event) => {
      seq = event.seq;
      for (const listener of listeners) listener(event);
    },
    call: (method, input) => {
      calls.push({ method, input });
      return answer(method, input);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lastSeq: () => seq,
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
}
