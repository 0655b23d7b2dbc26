import type { ChargeTimeline, RefundView, TimelineItem } from '#app/contract/charging.ts';
import { isOrderStatus } from '#app/domain/charge.ts';
import type { ChargeEvent, ObservedOrder } from '#app/domain/charge-event.ts';
import type { Currency } from '#app/domain/money.ts';
import type { RefundEvent } from '#app/domain/refund-event.ts';
import { stateOfStatus } from '#app/domain/refund.ts';
import type { Language } from '#app/domain/site.ts';
import { assertNever } from '#app/lib/assert.ts';
import { formatMoney, formatTime } from './format.ts';
import type { MessageKey } from './messages.ts';
import { paymentMethodText } from './payment-method.ts';
import { declineReasonOf, refundRefusalReasonOf, refusalReasonOf } from './reasons.ts';
import { translate, type MessageParams } from './translate.ts';

/** How the reader's papers and screens write; the zone is the shop's. */
export interface HistoryStyle {
  readonly language: Language;
  readonly timeZone: string;
}

/** One thing that happened, in words: the same on screen and on paper. Texts of the API are in it as they came. */
export interface HistoryText {
  readonly sentence: string;
  /** What else is known of it: method, digits, numbers, codes. */
  readonly details: readonly string[];
}

interface Speaker {
  readonly say: (key: MessageKey, params?: MessageParams) => string;
  readonly money: (amountMinor: number) => string;
}

/** The words of one item of a timeline. */
export function historyText(item: TimelineItem, timeline: ChargeTimeline, style: HistoryStyle): HistoryText {
  const speaker = speakerOf(timeline.charge.currency, style.language);
  if (item.charge !== null) return chargeEventText(item.charge, timeline.charge.amountMinor, speaker);
  const { refund } = item;
  const terms = timeline.refunds.find((each) => each.refundId === refund?.refundId);
  if (refund === null || terms === undefined) return { sentence: '', details: [] };
  return refundEventText(refund.event, terms, speaker);
}

/** The request that brought an item about: its kind, time, status, code and number, and those before it without news. */
export function exchangeText(
  exchange: NonNullable<TimelineItem['exchange']>,
  { language, timeZone }: HistoryStyle,
): readonly string[] {
  const say = (key: MessageKey, params?: MessageParams) => translate(language, key, params);
  return [
    say('history.exchange', {
      operation: say(`history.operation.${exchange.operation}`),
      time: formatTime(exchange.sentAtMs, timeZone),
      ms: Math.max(0, exchange.answeredAtMs - exchange.sentAtMs),
    }),
    exchange.httpStatus === null
      ? say('history.exchange.silent')
      : say('history.exchange.http', { status: exchange.httpStatus }),
    ...(exchange.code === null ? [] : [say('history.exchange.code', { code: exchange.code })]),
    ...(exchange.requestId === null ? [] : [say('history.exchange.request', { id: exchange.requestId })]),
    ...(exchange.withoutNews === 0 ? [] : [say('history.exchange.withoutNews', { n: exchange.withoutNews })]),
  ];
}

function speakerOf(currency: Currency, language: Language): Speaker {
  return {
    say: (key, params) => translate(language, key, params),
    money: (amountMinor) => formatMoney(amountMinor, currency, language),
  };
}

function chargeEventText(event: ChargeEvent, amountMinor: number, { say, money }: Speaker): HistoryText {
  const only = (sentence: string, ...details: readonly string[]): HistoryText => ({ sentence, details });
  switch (event.kind) {
    case 'prepared':
      return only(say('history.prepared', { amount: money(amountMinor) }));
    case 'create_unanswered':
      return only(say('history.create_unanswered', { reason: say(`history.reason.${event.reason}`) }));
    case 'create_refused':
      return only(
        say('history.create_refused'),
        ...(refusalReasonOf(event) === 'other' ? [] : [say(`charge.refusal.${refusalReasonOf(event)}`)]),
        ...refusalDetails(event, say),
      );
    case 'order_observed':
      return orderText(event.order, amountMinor, { say, money });
    case 'cancel_asked':
      return only(say(`history.cancel_asked.${event.by}`));
    case 'cancel_accepted':
      return only(say('history.cancel_accepted'));
    case 'cancel_refused':
      return only(say('history.cancel_refused'), say('history.exchange.code', { code: event.code }));
    case 'withdrawn':
      return only(say('history.withdrawn'));
    case 'contradicted':
      return only(
        say('history.contradicted', { field: event.field, expected: event.expected, got: event.got }),
      );
    case 'settled_by_evidence':
      return only(
        say(`history.settled.${event.outcome}`, {
          approver: event.approver,
          role: say(`role.${event.role}`),
          reason: event.reason,
        }),
        ...(event.reference === '' ? [] : [say('history.detail.slip', { id: event.reference })]),
      );
    case 'asking_ended':
      return only(say('history.asking_ended'));
    case 'not_found':
      return only(say('history.not_found'));
    default:
      return assertNever(event, 'charge event');
  }
}

function orderText(order: ObservedOrder, amountMinor: number, { say, money }: Speaker): HistoryText {
  const { status } = order;
  const detail = order.paymentDetail;
  const raw = detail === null ? [] : [say('history.detail.detail', { detail })];
  if (!isOrderStatus(status)) return { sentence: say('history.order.other', { status }), details: raw };
  switch (status) {
    // What the payment waits for says no more than the status.
    case 'created':
    case 'at_terminal':
      return { sentence: say(`history.order.${status}`), details: [] };
    case 'action_required':
    case 'canceled':
    case 'expired':
      return { sentence: say(`history.order.${status}`), details: detail === status ? [] : raw };
    case 'failed': {
      const reason = declineReasonOf(detail);
      return {
        sentence: say('history.order.failed', { reason: say(`decline.${reason}.reason`) }),
        details: raw,
      };
    }
    case 'processed':
    case 'refunded':
      return {
        sentence: say(`history.order.${status}`, { amount: money(order.paidMinor ?? amountMinor) }),
        details: paymentDetails(order, { say, money }),
      };
    default:
      return assertNever(status, 'order status');
  }
}

function paymentDetails(order: ObservedOrder, { say, money }: Speaker): readonly string[] {
  const method = paymentMethodText(order, (key) => say(key));
  return [
    ...(method === undefined ? [] : [method]),
    ...(order.lastDigits === null ? [] : [say('receipt.card.ending', { digits: order.lastDigits })]),
    ...(order.installments !== null && order.installments > 1
      ? [say('receipt.installments', { n: order.installments })]
      : []),
    ...(order.tipMinor === 0 ? [] : [say('history.detail.tip', { amount: money(order.tipMinor) })]),
    ...(order.paymentId === null ? [] : [say('history.detail.payment', { id: order.paymentId })]),
    ...(order.paymentReference === null
      ? []
      : [say('history.detail.reference', { id: order.paymentReference })]),
  ];
}

function refundEventText(event: RefundEvent, refund: RefundView, { say, money }: Speaker): HistoryText {
  const amount = money(refund.amountMinor);
  switch (event.kind) {
    case 'prepared':
      return {
        sentence:
          refund.origin === 'till'
            ? say('history.refund.prepared', {
                amount,
                approver: refund.approver,
                role: roleText(refund.role, say),
                reason: refund.reason,
              })
            : say(`history.refund.${refund.origin}`, { amount }),
        details: [],
      };
    case 'unanswered':
      return {
        sentence: say('history.refund.unanswered', {
          amount,
          reason: say(`history.reason.${event.reason}`),
        }),
        details: [],
      };
    case 'refused':
      return {
        sentence: say('history.refund.refused', {
          amount,
          reason: say(`refund.refusal.${refundRefusalReasonOf(event)}`),
        }),
        details: refusalDetails(event, say),
      };
    case 'observed': {
      const state = stateOfStatus(event.refund.status);
      return {
        sentence: say(`history.refund.${state}`, { amount }),
        details: [say('history.detail.refund', { id: event.refund.pointRefundId })],
      };
    }
    default:
      return assertNever(event, 'refund event');
  }
}

/** A role in words; one of an older or newer version as it was written. */
export function roleText(role: string, say: (key: MessageKey) => string): string {
  return role === 'owner' || role === 'manager' ? say(`role.${role}`) : role;
}

function refusalDetails(
  refusal: { readonly httpStatus: number; readonly code: string; readonly message: string },
  say: Speaker['say'],
): readonly string[] {
  return [
    say('charge.refusal.code', { code: refusal.code, status: refusal.httpStatus }),
    ...(refusal.message === '' ? [] : [refusal.message]),
  ];
}
