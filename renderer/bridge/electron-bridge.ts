import { TillEvent } from '#app/contract/events.ts';
import { readEnvelope } from './envelope.ts';
import { TransportError, type TillBridge } from './till-bridge.ts';

/** The two functions the preload exposes. */
export interface ExposedTill {
  call(method: string, input: unknown): Promise<unknown>;
  subscribe(listener: (event: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly till?: ExposedTill;
  }
}

/** The till in Electron's main process. */
export function createElectronBridge(exposed: ExposedTill): TillBridge {
  return {
    async call(method, input) {
      let answer: unknown;
      try {
        answer = await exposed.call(method, input);
      } catch (cause) {
        throw new TransportError('the main process did not answer', { cause });
      }
      return readEnvelope(answer);
    },
    subscribe(listener) {
      const unsubscribe = exposed.subscribe((event) => {
        const parsed = TillEvent.safeParse(event);
        // An event that cannot be read still says that something changed.
        listener(parsed.success ? { kind: 'event', event: parsed.data } : { kind: 'connected' });
      });
      listener({ kind: 'connected' });
      return unsubscribe;
    },
  };
}
