import { mayRetry } from './call-failure.ts';

/**
 * The `requestId` of a person's intention. As long as the answer to a call is not known, calling again with the same input
 * is the same intention and has the same id, so the till does it once; a definite answer ends it.
 */
export function createIntention(newId: () => string) {
  let current: { readonly key: string; readonly requestId: string } | null = null;
  return {
    requestIdFor(input: unknown): string {
      const key = JSON.stringify(input);
      if (current?.key !== key) current = { key, requestId: newId() };
      return current.requestId;
    },
    /** Call with what the call ended with; `undefined` for success. */
    settled(failure: unknown): void {
      if (failure === undefined || !mayRetry(failure)) current = null;
    },
  };
}
