import type { TillEvent, Topic } from '#app/contract/events.ts';

/** Numbers events and hands them to whoever listens. A listener that throws is not told again and disturbs nobody. */
export interface EventHub {
  readonly publish: (topic: Topic, ids?: readonly string[]) => void;
  /** Answers how to stop listening. */
  readonly subscribe: (listener: (event: TillEvent) => void) => () => void;
  readonly lastSeq: () => number;
}

export function createEventHub(onListenerError: (error: unknown) => void): EventHub {
  const listeners = new Set<(event: TillEvent) => void>();
  let seq = 0;
  return {
    publish: (topic, ids = []) => {
      seq += 1;
      const event: TillEvent = { seq, topic, ids: [...ids] };
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (error) {
          listeners.delete(listener);
          onListenerError(error);
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    lastSeq: () => seq,
  };
}
