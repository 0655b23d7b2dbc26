import { formatAmountMinor } from './amount.ts';
import type { Answers } from './open-questions.ts';
import { feeOfPart, paymentsOf, type Payment } from './payment.ts';
import type { ReportRecord } from './report.ts';
import { exponentOf, type Site } from './site.ts';
import type { Store } from './store.ts';

/** Columns of the account money report (Reports, Account money: report fields). */
export const SETTLEMENT_COLUMNS = [
  'EXTERNAL_REFERENCE',
  'SOURCE_ID',
  'ORDER_ID',
  'ORDER_MP',
  'TRANSACTION_INTENT_ID',
  'TRANSACTION_TYPE',
  'TRANSACTION_AMOUNT',
  'TRANSACTION_CURRENCY',
  'TRANSACTION_DATE',
  'FEE_AMOUNT',
  'MKP_FEE_AMOUNT',
  'FINANCING_FEE_AMOUNT',
  'TAXES_AMOUNT',
  'COUPON_AMOUNT',
  'TIP_AMOUNT',
  'REAL_AMOUNT',
  'SETTLEMENT_NET_AMOUNT',
  'SETTLEMENT_CURRENCY',
  'SETTLEMENT_DATE',
  'MONEY_RELEASE_DATE',
  'IS_RELEASED',
  'PAYMENT_METHOD',
  'PAYMENT_METHOD_TYPE',
  'INSTALLMENTS',
  'FRANCHISE',
  'LAST_FOUR_DIGITS',
  'CARD_INITIAL_NUMBER',
  'ISSUER_NAME',
  'AUTHORIZATION_CODE',
  'CARD_ENTRY_MODE',
  'STORE_ID',
  'STORE_NAME',
  'EXTERNAL_STORE_ID',
  'POS_ID',
  'POS_NAME',
  'EXTERNAL_POS_ID',
  'POI_ID',
  'SUB_UNIT',
  'BUSINESS_UNIT',
] as const;
type Column = (typeof SETTLEMENT_COLUMNS)[number];

interface Parts {
  readonly site: Site;
  readonly store: Store;
  readonly answers: Answers;
}

interface Movement {
  readonly payment: Payment;
  readonly type: 'SETTLEMENT' | 'REFUND';
  readonly atMs: number;
  /** Signed: what is given back is below 0. */
  readonly amountMinor: number;
  readonly feeMinor: number;
}

/** The report as CSV: a line for each payment and each refund of the account in its time, oldest first. */
export function settlementCsv(report: ReportRecord, parts: Parts): string {
  const separator = parts.answers('reportSeparator') === 'comma' ? ',' : ';';
  const rows = movementsOf(report, parts).map((movement) => {
    const cells = cellsOf(movement, report, parts);
    return SETTLEMENT_COLUMNS.map((column) => cells[column]);
  });
  return [SETTLEMENT_COLUMNS, ...rows]
    .map((cells) => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`)
    .join('');
}

function movementsOf(report: ReportRecord, parts: Parts): readonly Movement[] {
  const movements: Movement[] = [];
  for (const payment of paymentsOf(report.userId, parts)) {
    if (payment.status === 'rejected') continue;
    const { decidedAtMs: atMs, paidMinor: amountMinor, feeMinor } = payment;
    movements.push({ payment, type: 'SETTLEMENT', atMs, amountMinor, feeMinor });
    for (const refund of payment.refunds) {
      movements.push({
        payment,
        type: 'REFUND',
        atMs: refund.createdAtMs,
        amountMinor: -refund.amountMinor,
        feeMinor: -feeOfPart(payment, refund.amountMinor),
      });
    }
  }
  // A report is of its own moment: what happens after it was made is in the next one.
  const untilMs = Math.min(report.endMs, report.readyAtMs);
  return movements
    .filter(({ atMs }) => atMs >= report.beginMs && atMs <= untilMs)
    .sort((left, right) => left.atMs - right.atMs);
}

function cellsOf(
  movement: Movement,
  report: ReportRecord,
  { site, store, answers }: Parts,
): Record<Column, string> {
  const { payment, type, atMs, amountMinor, feeMinor } = movement;
  const exponent = exponentOf(site, answers);
  const money = (minor: number): string =>
    minor < 0 ? `-${formatAmountMinor(-minor, exponent)}` : formatAmountMinor(minor, exponent);
  const order = payment.source.kind === 'order' ? payment.source.order : undefined;
  const isOrder = order?.id.startsWith('ORD') === true;
  const pos = payment.posId === null ? undefined : store.pos.get(String(payment.posId));
  const place = payment.storeId === null ? undefined : store.stores.get(payment.storeId);
  const netMinor = amountMinor - feeMinor;
  return {
    EXTERNAL_REFERENCE: payment.externalReference ?? '',
    SOURCE_ID: payment.id,
    ORDER_ID: '',
    ORDER_MP: isOrder ? order.id : '',
    TRANSACTION_INTENT_ID: isOrder ? order.paymentId : (order?.id ?? ''),
    TRANSACTION_TYPE: type,
    TRANSACTION_AMOUNT: money(amountMinor),
    TRANSACTION_CURRENCY: payment.currency,
    TRANSACTION_DATE: new Date(atMs).toISOString(),
    FEE_AMOUNT: money(-feeMinor),
    MKP_FEE_AMOUNT: money(0),
    FINANCING_FEE_AMOUNT: money(0),
    TAXES_AMOUNT: money(0),
    COUPON_AMOUNT: money(0),
    TIP_AMOUNT: money(type === 'SETTLEMENT' ? payment.tipMinor : 0),
    REAL_AMOUNT: money(netMinor),
    SETTLEMENT_NET_AMOUNT: money(netMinor),
    SETTLEMENT_CURRENCY: payment.currency,
    SETTLEMENT_DATE: new Date(atMs).toISOString(),
    MONEY_RELEASE_DATE: new Date(Math.max(payment.releaseAtMs, atMs)).toISOString(),
    IS_RELEASED: String(Math.max(payment.releaseAtMs, atMs) <= report.readyAtMs),
    PAYMENT_METHOD: payment.methodId,
    PAYMENT_METHOD_TYPE: payment.methodType,
    INSTALLMENTS: String(payment.installments),
    FRANCHISE: payment.card === null ? '' : payment.methodId.replace(/^deb/, ''),
    LAST_FOUR_DIGITS: payment.card?.last ?? '',
    CARD_INITIAL_NUMBER: payment.card?.first ?? '',
    ISSUER_NAME: '',
    AUTHORIZATION_CODE: payment.authorizationCode ?? '',
    CARD_ENTRY_MODE: payment.card === null || payment.terminalId === null ? '' : 'CONTACTLESS',
    STORE_ID: payment.storeId ?? '',
    STORE_NAME: place?.name ?? '',
    EXTERNAL_STORE_ID: place?.externalId ?? '',
    POS_ID: payment.posId === null ? '' : String(payment.posId),
    POS_NAME: pos?.name ?? '',
    EXTERNAL_POS_ID: pos?.externalId ?? '',
    POI_ID: payment.terminalId?.split('__')[1] ?? payment.terminalId ?? '',
    SUB_UNIT: payment.terminalId === null ? 'checkout_pro' : 'point',
    BUSINESS_UNIT: payment.terminalId === null ? 'online_payments' : 'in_person',
  };
}

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
