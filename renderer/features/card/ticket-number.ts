import { ChargeOptions } from '#app/domain/charge-options.ts';

/** Whether a text may be sent as a ticket number; an empty one sends none. */
export function isTicketNumber(text: string): boolean {
  return text === '' || ChargeOptions.shape.ticketNumber.safeParse(text).success;
}
