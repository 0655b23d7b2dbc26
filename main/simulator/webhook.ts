import { z } from 'zod';

/** Whether the URL leads to this machine and no further. */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return (
    hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}

/** Where notifications go, as the panel of the application says (Point API, Notifications). */
export const WebhookConfig = z.strictObject({
  /** Loopback only. A query in it is kept. */
  url: z.string().refine(isLoopbackUrl, 'must be an http(s) URL of this machine'),
  secret: z.string().min(1),
});
export type WebhookConfig = Readonly<z.infer<typeof WebhookConfig>>;

/** A notification on its way. It is forgotten when it has been received or given up. */
export const Delivery = z.strictObject({
  /** The notification's own id. */
  id: z.string(),
  topic: z.enum(['order', 'point_integration_wh']),
  /** `data.id` of the query and of the signature. */
  dataId: z.string(),
  /** Beside `data.id` and `type`. */
  query: z.record(z.string(), z.string()),
  body: z.json(),
  createdAtMs: z.number(),
  /** `X-Retry`: attempts made before the next one. */
  attempts: z.int(),
  /** Null while it is held back until after the next notification. */
  nextAttemptAtMs: z.number().nullable(),
});
export type Delivery = Readonly<z.infer<typeof Delivery>>;
