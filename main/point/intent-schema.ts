import { z } from 'zod';
import { isSameTerminal } from './terminal-id.ts';

const text = z.string().max(200);

const IntentResponse = z.object({
  id: text.min(1),
  state: text.min(1).nullish(),
  device_id: text.nullish(),
  amount: z.int().positive().nullish(),
  // The reference has a number, the guide's examples a string; empty while there is no payment.
  payment: z.object({ id: z.union([z.int().positive(), text]).nullish() }).nullish(),
  additional_info: z.object({ external_reference: text.nullish() }).nullish(),
});

/** A payment intent as the till reads it (Integration API, Create and Get payment intent). */
export interface Intent {
  readonly intentId: string;
  /** Null in the answer to a create, which shows none. */
  readonly state: string | null;
  readonly terminalId: string | null;
  /** The API's integer has two decimals in each of its countries. */
  readonly amountMinor: number | null;
  readonly paymentId: string | null;
  readonly externalReference: string | null;
}

/** Reads an intent; undefined when it is none. A device's other spelling is given as `terminalId`. */
export function parseIntent(json: unknown, terminalId: string): Intent | undefined {
  const parsed = IntentResponse.safeParse(json);
  if (!parsed.success) return undefined;
  const intent = parsed.data;
  const device = intent.device_id ?? null;
  const paymentId = String(intent.payment?.id ?? '');
  // It becomes a part of a path: the API's are digits.
  if (!/^\d{0,20}$/.test(paymentId)) return undefined;
  return {
    intentId: intent.id,
    state: intent.state ?? null,
    terminalId: device !== null && isSameTerminal(device, terminalId) ? terminalId : device,
    amountMinor: intent.amount ?? null,
    paymentId: paymentId === '' ? null : paymentId,
    externalReference: intent.additional_info?.external_reference ?? null,
  };
}
