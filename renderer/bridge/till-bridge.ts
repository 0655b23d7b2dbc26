import type { Envelope } from '#app/contract/envelope.ts';
import type { TillEvent } from '#app/contract/events.ts';
import type { Input, Method, Output } from '#app/contract/contract.ts';

/** What reaches the renderer besides answers: events, and how the line to the till is. */
export type BridgeNews =
  | { readonly kind: 'event'; readonly event: TillEvent }
  /** The line is (again) there. Anything may have changed in between. */
  | { readonly kind: 'connected' }
  /** The till does not answer. The bridge goes on trying. */
  | { readonly kind: 'lost' }
  /** The till answers that this page may not talk to it. Trying again is of no use. */
  | { readonly kind: 'refused' };

/** The one way to the till, over Electron's IPC or the loopback host. */
export interface TillBridge {
  /** Rejects with {@link TransportError} when no answer came; everything else is in the envelope. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Envelope<Output<M>>>;
  /** Answers how to stop listening. */
  subscribe(listener: (news: BridgeNews) => void): () => void;
}

/** No answer came, so it is not known whether the call was carried out. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
}
