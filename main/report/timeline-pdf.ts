import { Temporal } from 'temporal-polyfill';
import type { ChargeTimeline, RefundView } from '#app/contract/charging.ts';
import { chargeFacts } from '#app/i18n/charge-facts.ts';
import { exchangeText, historyText, roleText, type HistoryStyle } from '#app/i18n/charge-history.ts';
import { formatDateTime, formatMoney, formatTime } from '#app/i18n/format.ts';
import type { TillMode } from '#app/domain/mode.ts';
import type { MessageKey } from '#app/i18n/messages.ts';
import { refundRefusalReasonOf } from '#app/i18n/reasons.ts';
import { translate, type MessageParams } from '#app/i18n/translate.ts';
import { beginPaper, type Paper } from './pdf-page.ts';

/** Whose paper it is: the till's language, the shop's zone, and what its money is worth. */
export interface TimelinePaper extends HistoryStyle {
  readonly mode: TillMode;
}

/**
 * The history of a charge as one A4 paper for a disputed payment: what it is, what happened with the request that told of it and the
 * ledger's marks, its refunds, and what was sent. No token is in a timeline, and of a card its last four digits. The same timeline gives
 * the same bytes.
 */
export async function timelinePdf(timeline: ChargeTimeline, shop: TimelinePaper): Promise<Uint8Array> {
  const say = (key: MessageKey, params?: MessageParams) => translate(shop.language, key, params);
  const lastAtMs = timeline.items.at(-1)?.atMs ?? timeline.charge.changedAtMs;
  const dateTime = (atMs: number) => formatDateTime(atMs, shop.timeZone, shop.language);
  const title = `${say('shell.name')} · ${say('history.paper')}`;
  const paper = beginPaper({ title, language: shop.language, createdAtMs: lastAtMs });

  paper.title(title);
  paper.soft(
    [say('history.asOf', { time: dateTime(lastAtMs) }), say('history.zone', { zone: shop.timeZone })].join(
      ' · ',
    ),
  );
  const badge = shop.mode === 'live' ? null : say(`mode.${shop.mode}.badge`);
  if (badge !== null) paper.stamp(badge);
  paper.heading(say('history.facts'));
  for (const { label, value } of chargeFacts(timeline.charge, shop)) paper.fact(label, value);
  writeItems(paper, timeline, shop, say);
  if (timeline.refunds.length > 0) {
    paper.heading(say('history.refunds'));
    for (const refund of timeline.refunds) writeRefund(paper, refund, timeline, shop, say);
  }
  paper.heading(say('history.sent'));
  paper.soft(say('history.sent.hint'));
  paper.verbatim(timeline.requestBody);
  return paper.finish((page, pages) =>
    [
      say('history.page', { page, pages }),
      timeline.charge.chargeId,
      ...(badge === null ? [] : [badge]),
      say('history.noCard'),
    ].join(' · '),
  );
}

type Say = (key: MessageKey, params?: MessageParams) => string;

function writeItems(paper: Paper, timeline: ChargeTimeline, shop: TimelinePaper, say: Say): void {
  paper.heading(say('history.items'));
  for (const item of timeline.items) {
    const { sentence, details } = historyText(item, timeline, shop);
    const day = formatDateTime(item.atMs, shop.timeZone, shop.language).slice(0, 10);
    paper.item(`${day} ${formatTime(item.atMs, shop.timeZone)}`, sentence, [
      ...(details.length === 0 ? [] : [details.join(' · ')]),
      ...(item.exchange === null ? [] : [exchangeText(item.exchange, shop).join(' · ')]),
      say('history.entry', { seq: item.entrySeq, mark: item.ledgerMark }),
    ]);
  }
}

function writeRefund(
  paper: Paper,
  refund: RefundView,
  { charge }: ChargeTimeline,
  shop: TimelinePaper,
  say: Say,
): void {
  const amount = formatMoney(refund.amountMinor, charge.currency, shop.language);
  paper.item(
    formatDateTime(refund.preparedAtMs, shop.timeZone, shop.language),
    `${amount} · ${say(`refund.state.${refund.state}`)}`,
    [
      say(`refund.origin.${refund.origin}`),
      ...(refund.approver === ''
        ? []
        : [
            say('refund.by', {
              approver: refund.approver,
              role: roleText(refund.role, say),
              reason: refund.reason,
            }),
          ]),
      ...(refund.refusal === null
        ? []
        : [
            say(`refund.refusal.${refundRefusalReasonOf(refund.refusal)}`),
            say('charge.refusal.code', { code: refund.refusal.code, status: refund.refusal.httpStatus }),
          ]),
      ...(refund.pointRefundId === null ? [] : [say('history.detail.refund', { id: refund.pointRefundId })]),
    ],
  );
}

/** `mostrador-charge-2026-11-21-3f6c3b8e.pdf`: the day the charge began in the shop, and the beginning of its number. */
export function timelineFileName(timeline: ChargeTimeline, timeZone: string): string {
  const { chargeId, preparedAtMs } = timeline.charge;
  const day = Temporal.Instant.fromEpochMilliseconds(preparedAtMs).toZonedDateTimeISO(timeZone).toPlainDate();
  return `mostrador-charge-${day.toString()}-${chargeId.slice(0, 8)}.pdf`;
}
