import { invariant } from '#app/lib/assert.ts';
import type { ChargeOptions } from '#app/domain/charge-options.ts';
import { CURRENCY_EXPONENT, isAmountMinor, type Currency } from '#app/domain/money.ts';
import type { PointAnswer } from './answer.ts';
import type { Gateway, OrderPlace, PointOrder } from './gateway.ts';
import { parseIntent, type Intent } from './intent-schema.ts';
import { detailOfPayment, isDecidedByPayment, statusOfIntent } from './intent-status.ts';
import { createIntentLookUp } from './intents-look-up.ts';
import { integratorHeaders, NO_INTEGRATOR, type Integrator } from './integrator.ts';
import { notAnswered } from './not-answered.ts';
import { onlyThatOrder, onlyWithReference } from './own-order.ts';
import { parsePayment, parsePaymentRefund, type Payment } from './payment-schema.ts';
import type { PointHttp } from './point-http.ts';
import { settledRefund } from './refund-later.ts';
import { listAllTerminals } from './terminal-list.ts';
import { setModeOfTerminal } from './terminal-mode.ts';
import { writeNumberAmount } from './wire-amount.ts';

export interface IntentsGatewayOptions {
  /**
   * How long a payment intent can stay open before the API abandons it, milliseconds, so that one which is in no list by then does
   * not exist. The API publishes no time, and the list is asked for by this machine's days, which a clock that is wrong makes
   * others: null, the default, takes no list for proof that there is none.
   */
  readonly openAtMostMs?: number | null;
  /** Asked when a create is sent; no attribution by default. */
  readonly integrator?: () => Integrator;
}

const API = '/point/integration-api';

/**
 * Without it a refund that has been accepted and is not done yet is answered with 400, as if it had been refused (Payments API,
 * Refund of transactions with Pix).
 */
const SHOW_PENDING_REFUNDS = { 'x-render-in-process-refunds': 'true' };

/** The Integration API (`/point/integration-api`) and the payments behind its intents (`/v1/payments`). */
export function createIntentsGateway(http: PointHttp, options: IntentsGatewayOptions = {}): Gateway {
  const { openAtMostMs = null, integrator = () => NO_INTEGRATOR } = options;

  const readIntent = async (intentId: string, terminalId: string): Promise<PointAnswer<Intent>> => {
    const path = `${API}/payment-intents/${encodeURIComponent(intentId)}`;
    return toIntent(await http({ method: 'GET', path }), terminalId);
  };

  /** The order that an intent is; `unanswered` when its payment decides and cannot be read. */
  const complete = async (
    answer: Extract<PointAnswer<Intent>, { kind: 'ok' }>,
    currency: Currency,
  ): Promise<PointAnswer<PointOrder>> => {
    const intent = answer.value;
    // A create shows no state: it has just been queued.
    const state = intent.state ?? 'OPEN';
    let payment: Payment | null = null;
    if (isDecidedByPayment(state) && intent.paymentId !== null) {
      const read = await readPayment(http, intent.paymentId, currency);
      if (read.kind !== 'ok') return read;
      payment = read.value;
    }
    const status = statusOfIntent(state, payment);
    if (status === undefined) return notAnswered('unexpected_shape', answer.requestId);
    return { ...answer, value: toOrder(intent, status, payment) };
  };

  const lookUp = createIntentLookUp(http, { openAtMostMs, readIntent });

  return {
    kind: 'intents',
    canFind: openAtMostMs === null ? 'hint' : 'proof',
    isCreateRepeatable: false,

    orderBody: (request) => {
      invariant(CURRENCY_EXPONENT[request.currency] === 2, 'amounts of intents have two decimals');
      invariant(isAmountMinor(request.amountMinor) && request.amountMinor > 0, 'an intent is of an amount');
      const { options: wanted } = request;
      return JSON.stringify({
        amount: request.amountMinor,
        ...paymentBlock(wanted),
        additional_info: {
          external_reference: request.externalReference,
          print_on_terminal: wanted.printsOnTerminal,
          ...(wanted.ticketNumber === null ? {} : { ticket_number: wanted.ticketNumber }),
        },
      });
    },

    // The key is sent although no page promises anything for it: it does no harm, and may prevent a second intent.
    createOrder: async (body, idempotencyKey, { terminalId, currency }) => {
      const path = `${devicePath(terminalId)}/payment-intents`;
      const headers = { 'x-idempotency-key': idempotencyKey, ...integratorHeaders(integrator()) };
      const created = toIntent(await http({ method: 'POST', path, headers, body }), terminalId);
      return created.kind === 'ok' ? onlyWithReference(await complete(created, currency)) : created;
    },

    getOrder: async ({ orderId, terminalId, currency }) => {
      const intent = await readIntent(orderId, terminalId);
      return intent.kind === 'ok' ? onlyThatOrder(await complete(intent, currency), orderId) : intent;
    },

    findOrder: async (lost) => {
      const found = await lookUp(lost);
      if (found.kind !== 'ok') return found;
      const { value: intent } = found;
      return intent === null
        ? { ...found, value: null }
        : complete({ ...found, value: intent }, lost.currency);
    },

    cancelOrder: async ({ orderId, terminalId }: OrderPlace) => {
      const path = `${devicePath(terminalId)}/payment-intents/${encodeURIComponent(orderId)}`;
      const answer = await http({ method: 'DELETE', path });
      // It shows an id and nothing else: the read that follows is what counts.
      return answer.kind === 'ok' ? { ...answer, value: null } : answer;
    },

    refundBody: ({ amountMinor, currency }) =>
      amountMinor === null ? '' : `{"amount":${writeNumberAmount(amountMinor, currency)}}`,

    refundOrder: async ({ paymentReference, currency }, body, idempotencyKey) => {
      invariant(paymentReference !== null, 'an intent is refunded by its payment');
      const answer = settledRefund(
        await http({
          method: 'POST',
          path: `/v1/payments/${encodeURIComponent(paymentReference)}/refunds`,
          headers: { 'x-idempotency-key': idempotencyKey, ...SHOW_PENDING_REFUNDS },
          ...(body === '' ? {} : { body }),
        }),
      );
      return answer.kind === 'ok' ? { ...answer, value: parsePaymentRefund(answer.value, currency) } : answer;
    },

    listTerminals: () => listAllTerminals(http, 'intents'),

    setTerminalMode: (terminalId, mode) => setModeOfTerminal(http, 'intents', terminalId, mode),
  };
}

function devicePath(terminalId: string): string {
  return `${API}/devices/${encodeURIComponent(terminalId)}`;
}

function toIntent(answer: PointAnswer<unknown>, terminalId: string): PointAnswer<Intent> {
  if (answer.kind !== 'ok') return answer;
  const intent = parseIntent(answer.value, terminalId);
  return intent ? { ...answer, value: intent } : notAnswered('unexpected_shape', answer.requestId);
}

/** Never `refused`: that the payment cannot be read says nothing about the intent. */
async function readPayment(
  http: PointHttp,
  paymentId: string,
  currency: Currency,
): Promise<PointAnswer<Payment>> {
  const answer = await http({
    method: 'GET',
    path: `/v1/payments/${encodeURIComponent(paymentId)}`,
    headers: SHOW_PENDING_REFUNDS,
  });
  if (answer.kind === 'unanswered') return answer;
  if (answer.kind === 'refused') {
    return notAnswered(answer.httpStatus === 401 ? 'unauthorized' : 'busy', answer.requestId);
  }
  const payment = parsePayment(answer.value, currency);
  return payment?.paymentId === paymentId
    ? { ...answer, value: payment }
    : notAnswered('unexpected_shape', answer.requestId);
}

function toOrder(intent: Intent, status: string, payment: Payment | null): PointOrder {
  const isPaid = status === 'processed' || status === 'refunded';
  const paidMinor = isPaid && payment !== null ? payment.paidMinor : null;
  const isLive = payment?.isLive ?? null;
  return {
    observed: {
      orderId: intent.intentId,
      status,
      paymentId: intent.paymentId,
      paymentDetail: payment === null ? null : detailOfPayment(payment),
      paidMinor,
      // The payment has no tip of its own: it is what was paid beyond what was asked for.
      tipMinor: Math.max(0, (paidMinor ?? 0) - (intent.amountMinor ?? paidMinor ?? 0)),
      paymentReference: intent.paymentId,
      paymentMethodId: payment?.methodId ?? null,
      paymentMethodType: payment?.methodType ?? null,
      installments: payment?.installments ?? null,
      lastDigits: payment?.lastDigits ?? null,
    },
    externalReference: intent.externalReference,
    terminalId: intent.terminalId,
    amountMinor: intent.amountMinor,
    currency: payment?.currency ?? null,
    // An intent's id does not tell; its payment does.
    isTest: isLive === null ? null : !isLive,
    refunds: payment?.refunds ?? null,
  };
}

/** `payment` of a create (Integration API, Create payment intent): absent leaves everything to the terminal. */
function paymentBlock(wanted: ChargeOptions): { payment?: Record<string, string | number> } {
  const payment = {
    ...(wanted.paymentType === null ? {} : { type: wanted.paymentType }),
    ...(wanted.installments === null ? {} : { installments: wanted.installments }),
    ...(wanted.installmentsCost === null ? {} : { installments_cost: wanted.installmentsCost }),
  };
  return Object.keys(payment).length === 0 ? {} : { payment };
}
