import { formatAmountMinor } from './amount.ts';
import type { Chance } from './chance.ts';
import type { JsonValue } from './envelope.ts';
import { newUuid } from './ids.ts';
import type { Answers } from './open-questions.ts';
import { CARDS, installmentsOf, WALLET_METHODS } from './order-view.ts';
import { versionOf, type OrderRecord } from './order.ts';
import { exponentOf, type Site } from './site.ts';

type JsonObject = Record<string, JsonValue>;

/** What the latest change of an order is called in notifications; undefined when it is not notified. */
export function actionOf(order: OrderRecord, answers: Answers): string | undefined {
  switch (order.status) {
    case 'created':
    case 'at_terminal':
      return answers('notificationsOfProgress') === 'none' ? undefined : `order.${order.status}`;
    case 'processed': {
      if (order.statusDetail !== 'partially_refunded') return 'order.processed';
      return answers('partialRefundNotification') === 'none' ? undefined : 'order.refunded';
    }
    case 'failed':
    case 'action_required':
    case 'canceled':
    case 'expired':
    case 'refunded':
      return `order.${order.status}`;
  }
}

/** The body of the notification of an order's latest change (Point API, Notifications). */
export function notificationOf(
  order: OrderRecord,
  action: string,
  { site, answers, chance }: { readonly site: Site; readonly answers: Answers; readonly chance: Chance },
): JsonObject {
  const exponent = exponentOf(site, answers);
  const amounts = {
    amount: amountIn(order.amountText, answers),
    paid: amountIn(
      order.tipMinor === 0
        ? order.amountText
        : formatAmountMinor(order.amountMinor + order.tipMinor, exponent),
      answers,
    ),
  };
  return {
    action,
    api_version: 'v1',
    application_id: applicationOf(order),
    date_created: new Date(order.updatedAtMs).toISOString(),
    ...(answers('notificationId') === 'present' ? { id: newUuid(chance, 'notification') } : {}),
    live_mode: !order.id.startsWith('ORDTST'),
    type: 'order',
    user_id: answers('notificationUserId') === 'string' ? order.userId : Number(order.userId),
    data: {
      id: order.id,
      external_reference: order.externalReference,
      status: order.status,
      status_detail: detailOf(order),
      type: 'point',
      version: versionOf(order),
      ...contentOf(order, action, amounts),
    },
  };
}

interface Amounts {
  readonly amount: string;
  readonly paid: string;
}

/** The members that differ from action to action. */
function contentOf(order: OrderRecord, action: string, { amount, paid }: Amounts): JsonObject {
  const state = { status: order.paymentStatus, status_detail: order.paymentStatusDetail };
  const payment = { id: order.paymentId, amount, ...state };
  switch (action) {
    case 'order.processed':
      return {
        total_paid_amount: paid,
        transactions: {
          payments: [
            {
              id: order.paymentId,
              amount,
              paid_amount: paid,
              ...state,
              ...referenceOf(order),
              ...methodOf(order),
            },
          ],
        },
      };
    case 'order.failed':
      return { transactions: { payments: [{ ...payment, ...referenceOf(order), ...methodOf(order) }] } };
    case 'order.refunded':
      return { total_paid_amount: paid };
    case 'order.action_required':
      return {};
    default:
      return { transactions: { payments: [payment] } };
  }
}

/** Order details differ from those of get. */
function detailOf(order: OrderRecord): string {
  if (order.status === 'action_required') return 'check_on_terminal';
  if (order.status === 'processed' && order.statusDetail === 'processed') return 'accredited';
  return order.statusDetail;
}

/** `reference.id`, where get has `reference_id`. */
function referenceOf(order: OrderRecord): JsonObject {
  return order.referenceId === null ? {} : { reference: { id: order.referenceId } };
}

function methodOf(order: OrderRecord): JsonObject {
  if (order.wallet !== null) return { payment_method: { ...WALLET_METHODS[order.wallet], installments: 1 } };
  if (order.brand === null) return {};
  const installments = installmentsOf(order);
  return { payment_method: { id: order.brand, type: CARDS[order.brand].type, installments } };
}

/** The application that created the order; empty when it says something else of itself. */
export function applicationOf(order: OrderRecord): string {
  const id: unknown = order.integrationData.application_id;
  return typeof id === 'string' ? id : '';
}

function amountIn(text: string, answers: Answers): string {
  return answers('notificationAmounts') === 'without_decimals' ? text.replace(/\.0+$/, '') : text;
}
