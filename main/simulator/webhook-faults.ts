import { z } from 'zod';

/** Something that goes wrong with a notification on its way. */
export const WebhookFault = z.discriminatedUnion('kind', [
  /** It is never sent. */
  z.strictObject({ kind: z.literal('drop') }),
  /** It is sent `copies` times more. */
  z.strictObject({ kind: z.literal('duplicate'), copies: z.int().min(1).max(10).exactOptional() }),
  /** It is sent later, in simulated milliseconds. */
  z.strictObject({ kind: z.literal('delay'), ms: z.number().min(0) }),
  /** It is sent after the notification that follows it. */
  z.strictObject({ kind: z.literal('reorder') }),
]);
export type WebhookFault = z.infer<typeof WebhookFault>;

export const WebhookInjection = z.strictObject({
  fault: WebhookFault,
  /** How many notifications it spoils; 1 by default. */
  times: z.int().min(1).exactOptional(),
  /** How many pass unharmed before it; 0 by default. */
  after: z.int().min(0).exactOptional(),
});
export type WebhookInjection = Readonly<z.infer<typeof WebhookInjection>>;

/** Where tests make things go wrong with notifications. */
export interface WebhookFaults {
  /** Adds an injection; returns its removal. */
  inject(injection: WebhookInjection): () => void;
  clear(): void;
}

/** The same, for the sender. */
export interface WebhookFaultQueue extends WebhookFaults {
  /** The fault for a new notification, used up by it. */
  take(): WebhookFault | undefined;
}

export function createWebhookFaults(): WebhookFaultQueue {
  let queue: { readonly fault: WebhookFault; times: number; after: number }[] = [];
  return {
    inject: ({ fault, times = 1, after = 0 }) => {
      const item = { fault, times, after };
      queue.push(item);
      return () => {
        queue = queue.filter((other) => other !== item);
      };
    },
    clear: () => {
      queue = [];
    },
    take: () => {
      for (const item of queue) {
        if (item.after > 0) {
          item.after -= 1;
          continue;
        }
        item.times -= 1;
        queue = queue.filter((other) => other.times > 0);
        return item.fault;
      }
      return undefined;
    },
  };
}
