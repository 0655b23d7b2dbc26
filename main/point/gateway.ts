import type { ObservedOrder } from '#app/domain/charge-event.ts';
import type { Currency } from '#app/domain/money.ts';
import type { PointAnswer } from './answer.ts';

/** What an answer said of an order, and the fields that must agree with what was sent. */
export interface PointOrder {
  readonly observed: ObservedOrder;
  readonly externalReference: string | null;
  readonly terminalId: string | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
}

export interface PointTerminal {
  readonly terminalId: string;
  readonly operatingMode: string;
  readonly storeId: string | null;
  readonly posId: string | null;
}

export interface OrderTerms {
  readonly externalReference: string;
  readonly terminalId: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  /** How long the terminal offers the order: whole minutes, 1 to 180. */
  readonly expiresAfterMs: number;
}

/** One generation of the Point API as the charging loop sees it. Nothing here retries: the loop decides. */
export interface Gateway {
  /** The create's exact body, to be stored before it is sent and replayed unchanged. */
  orderBody(terms: OrderTerms): string;
  /** `body` from {@link Gateway.orderBody}; `currency` reads the answer's amounts. */
  createOrder(body: string, idempotencyKey: string, currency: Currency): Promise<PointAnswer<PointOrder>>;
  getOrder(orderId: string, currency: Currency): Promise<PointAnswer<PointOrder>>;
  /** `ok` with 202 is only a wish: the terminal may still be paid. */
  cancelOrder(
    orderId: string,
    idempotencyKey: string,
    currency: Currency,
  ): Promise<PointAnswer<PointOrder | null>>;
  listTerminals(): Promise<PointAnswer<readonly PointTerminal[]>>;
}
