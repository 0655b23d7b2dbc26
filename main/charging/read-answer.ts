import type { ChargeEvent } from '#app/domain/charge-event.ts';
import type { TillMode } from '#app/domain/mode.ts';
import type { StoredCharge } from '#main/ledger/charges.ts';
import type { PointOrder } from '#main/point/gateway.ts';

/**
 * The event an order's answer makes for a charge: an observation, or a contradiction when the answer is of another order,
 * amount, reference or terminal than what was sent, or is no money where money was charged. Fields the answer leaves out cannot
 * contradict.
 */
export function readOrderAnswer(
  { charge, options }: Pick<StoredCharge, 'charge' | 'options'>,
  order: PointOrder,
  mode: TillMode,
): ChargeEvent {
  const contradiction = (field: ContradictedField, expected: string, got: string): ChargeEvent => ({
    kind: 'contradicted',
    field,
    expected: expected.slice(0, 200),
    got: got.slice(0, 200),
  });
  if (charge.order !== null && charge.order.orderId !== order.observed.orderId) {
    return contradiction('order_id', charge.order.orderId, order.observed.orderId);
  }
  // Test credentials may be pasted as live ones, and a token does not tell: what they charge is no money.
  if (mode === 'live' && order.isTest === true) return contradiction('mode', 'live', 'test');
  if (order.externalReference !== null && order.externalReference !== charge.chargeId) {
    return contradiction('external_reference', charge.chargeId, order.externalReference);
  }
  if (order.terminalId !== null && order.terminalId !== charge.terminalId) {
    return contradiction('terminal', charge.terminalId, order.terminalId);
  }
  if (order.currency !== null && order.currency !== charge.currency) {
    return contradiction('currency', charge.currency, order.currency);
  }
  if (order.amountMinor !== null && order.amountMinor !== charge.amountMinor) {
    return contradiction('amount', String(charge.amountMinor), String(order.amountMinor));
  }
  const { paidMinor, tipMinor, status } = order.observed;
  const askedMinor = charge.amountMinor + tipMinor;
  // Whether what a customer pays for instalments is in `paid_amount` is not documented: then it may be more.
  const mayBeMore = options.installmentsCost === 'buyer';
  const isAsAsked = paidMinor === askedMinor || (mayBeMore && (paidMinor ?? 0) > askedMinor);
  if (status === 'processed' && paidMinor !== null && !isAsAsked) {
    return contradiction('amount', String(askedMinor), String(paidMinor));
  }
  return { kind: 'order_observed', order: order.observed };
}

type ContradictedField = Extract<ChargeEvent, { kind: 'contradicted' }>['field'];
