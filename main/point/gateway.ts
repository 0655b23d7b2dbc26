import type { ObservedOrder } from '#app/domain/charge-event.ts';
import type { ChargeOptions } from '#app/domain/charge-options.ts';
import type { Currency } from '#app/domain/money.ts';
import type { ObservedRefund } from '#app/domain/refund-event.ts';
import type { GatewayKind } from '#app/domain/site.ts';
import type { SettableMode } from '#app/domain/terminal-mode.ts';
import type { PointAnswer } from './answer.ts';

/** What an answer said of an order (or intent), and the fields that must agree with what was sent. */
export interface PointOrder {
  readonly observed: ObservedOrder;
  readonly externalReference: string | null;
  readonly terminalId: string | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  /** Whether it is of test credentials, so that nobody pays with it; null when the answer does not tell. */
  readonly isTest: boolean | null;
  /** Every refund of its payment, wherever it was made; null when the answer does not show refunds. */
  readonly refunds: readonly ObservedRefund[] | null;
}

export interface PointTerminal {
  readonly terminalId: string;
  readonly operatingMode: string;
  readonly storeId: string | null;
  readonly posId: string | null;
}

export interface ChargeRequest {
  /** The charge's id; 1 to 64 of letters, digits, hyphen and underscore. */
  readonly externalReference: string;
  readonly terminalId: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  /** How long the terminal offers the charge: whole minutes, 1 to 180. The Integration API has no such setting. */
  readonly expiresAfterMs: number;
  readonly options: ChargeOptions;
}

/** Where a charge is found again. */
export interface OrderPlace {
  /** The order's or intent's id. */
  readonly orderId: string;
  readonly terminalId: string;
  readonly currency: Currency;
}

/** What tells a charge's order from every other one when no answer named its id. */
export interface LostOrder {
  readonly externalReference: string;
  readonly terminalId: string;
  readonly currency: Currency;
  /** When it was first sent, UTC milliseconds: nothing older can be it. */
  readonly preparedAtMs: number;
  readonly nowMs: number;
}

export interface RefundRequest {
  /** Null gives back all that is left of the payment. */
  readonly amountMinor: number | null;
  readonly currency: Currency;
  /** Id of the payment in the order (`PAY…`). */
  readonly paymentId: string | null;
}

/** Where the money to give back was taken. */
export interface PaidPlace extends OrderPlace {
  /** Numeric id of the Payments API; null while the API has not shown it. */
  readonly paymentReference: string | null;
}

/**
 * What a look-up of a lost order is worth:
 * - `never`: there is none; {@link Gateway.findOrder} is `unanswered` at once and sends nothing.
 * - `hint`: an order that is found is the one; finding none proves nothing and is `unanswered`.
 * - `proof`: that none is found is an answer too, `ok` with null.
 */
export type CanFind = 'never' | 'hint' | 'proof';

/**
 * One generation of the Point API as the charging loop sees it: the same names of states in both. Nothing here retries or
 * decides: the loop does. Nothing is remembered but how far a look-up has come.
 */
export interface Gateway {
  readonly kind: GatewayKind;
  readonly canFind: CanFind;
  /**
   * Whether the same create may be sent twice: the Orders API knows it by its key for 24 h. The Integration API documents no
   * key, so that a create without an answer is looked for ({@link Gateway.findOrder}) and never sent again.
   */
  readonly isCreateRepeatable: boolean;
  /** The create's exact body, to be stored before it is sent and repeated unchanged. */
  orderBody(request: ChargeRequest): string;
  /** `body` from {@link Gateway.orderBody}. */
  createOrder(
    body: string,
    idempotencyKey: string,
    place: Pick<OrderPlace, 'terminalId' | 'currency'>,
  ): Promise<PointAnswer<PointOrder>>;
  getOrder(place: OrderPlace): Promise<PointAnswer<PointOrder>>;
  /**
   * Looks for an order whose id no answer told. `ok` with null: the API was asked completely, in a way that proves it, and has
   * none; only where {@link Gateway.canFind} is `proof`. `unanswered` and `busy`: it is not done; call again, after
   * `retryAfterMs` where there is one.
   */
  findOrder(lost: LostOrder): Promise<PointAnswer<PointOrder | null>>;
  /** `ok` with 202 is only a wish: the terminal may still be paid. */
  cancelOrder(place: OrderPlace, idempotencyKey: string): Promise<PointAnswer<PointOrder | null>>;
  /** The refund's exact body, empty for a total one. */
  refundBody(request: RefundRequest): string;
  /**
   * `body` from {@link Gateway.refundBody}. `ok` with the refund as it was accepted, or with null when the answer does not tell
   * which one it is: then the order's list does, in the read that follows. No order comes with it, because neither
   * generation's answer has the payment, the reference or the terminal that would tell whose it is.
   */
  refundOrder(
    place: PaidPlace,
    body: string,
    idempotencyKey: string,
  ): Promise<PointAnswer<ObservedRefund | null>>;
  listTerminals(): Promise<PointAnswer<readonly PointTerminal[]>>;
  /**
   * Sets how a terminal works; it obeys when it is restarted. `refused`: 412 where its point of sale has another terminal in `PDV`
   * (the Integration API may say 403), `store_pos_not_found` or 403 without a point of sale, 424 when the device cannot be reached.
   */
  setTerminalMode(terminalId: string, mode: SettableMode): Promise<PointAnswer<null>>;
}
