import { DEFAULT_CUT_OVER_HOUR } from '#app/domain/business-date.ts';
import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import { parseAmount } from '#app/domain/decimal-input.ts';
import { asProductId, asSaleId } from '#app/domain/ids.ts';
import { SITES } from '#app/domain/site.ts';
import { recordChargeEvent } from '#main/charging/record-charge-event.ts';
import { readOrderAnswer } from '#main/charging/read-answer.ts';
import { startCharge } from '#main/charging/start-charge.ts';
import { insertBasketLine, insertCurrentBasket } from '#main/ledger/baskets.ts';
import { findCharge } from '#main/ledger/charges.ts';
import { allRows } from '#main/ledger/connection.ts';
import { openLedger } from '#main/ledger/ledger.ts';
import { upsertProducts } from '#main/ledger/products.ts';
import { createOrdersGateway } from '#main/point/orders-gateway.ts';
import { classResponse, type PointHttp } from '#main/point/point-http.ts';
import { decimalText } from '#main/report/decimal-text.ts';
import { createDayService } from '#main/shift/day-service.ts';
import { createShiftService } from '#main/shift/shift-service.ts';
import { createManualClock, createSimulator } from '#main/simulator/simulator.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { createFakeIds } from '#test/fakes/fake-ids.ts';

/** Without the smallest and largest charge of live accounts: what is tried here are the amounts, not the limits. */
const SITE = { ...SITES.MLA, cardMinMinor: 1, cardMaxMinor: 999_999_999 };
const TAX_RATE_BP = 2100;

/**
 * Takes amounts, as they are typed, the whole way: price, basket, request body, the simulator's order, the answer, the charge,
 * the sale with its tender and postings, and the day's report. Everything is the product's own; only the socket is not there.
 * Answers a sentence for each amount that is not the same everywhere.
 */
export async function takeTheWholeWay(
  file: string,
  amountsMinor: readonly number[],
): Promise<readonly string[]> {
  const clock = createFakeClock();
  const ids = createFakeIds();
  const point = createSimulator({
    site: SITE.id,
    clock: createManualClock(clock.nowMs()),
    openQuestions: { amountLimits: 'none' },
  });
  const http: PointHttp = ({ method, path, headers, body }) => {
    const reply = point.ask({
      method,
      path,
      headers: {
        ...headers,
        authorization: `Bearer ${point.accessToken}`,
        'content-type': 'application/json',
      },
      bodyText: body ?? '',
    });
    return Promise.resolve(classResponse(reply.status, reply.headers, reply.text));
  };
  const gateway = createOrdersGateway(http);
  const ledger = openLedger({
    file,
    identity: {
      site: SITE.id,
      currency: SITE.currency,
      timeZone: SITE.timeZone,
      cutOverHour: DEFAULT_CUT_OVER_HOUR,
      mode: 'practice',
    },
    newLedgerId: () => ids.uuid(),
    nowMs: () => clock.nowMs(),
  });
  // The file is thrown away: what is tried is not whether a power cut would lose it.
  ledger.db.pragma('synchronous = OFF');
  const parts = { ledger, clock, ids };
  createShiftService(parts).open({ requestId: ids.uuid(), floatMinor: 0 });
  ledger.write((db) =>
    upsertProducts(db, [
      { code: '1', name: 'Uno', category: '', priceMinor: 1, taxRateBp: TAX_RATE_BP, stockMilli: 0, line: 1 },
    ]),
  );
  const terminalId = point.terminals[0] ?? '';
  const place = { terminalId, currency: SITE.currency };
  const wrong: string[] = [];
  let sum = 0n;
  for (const amountMinor of amountsMinor) {
    const text = decimalText(BigInt(amountMinor), 2, ',');
    const differ = (where: string, got: unknown): void => {
      if (got !== amountMinor) wrong.push(`${text}: ${where} has ${JSON.stringify(got)}`);
    };
    const typed = parseAmount(text, ',', SITE.currency);
    const priceMinor = typed.ok ? typed.value : -1;
    differ('what was typed', priceMinor);
    const saleId = asSaleId(ids.uuid());
    const stored = ledger.write((db) => {
      insertCurrentBasket(db, saleId, clock.nowMs());
      insertBasketLine(db, saleId, {
        productId: asProductId(1),
        code: '1',
        name: 'Uno',
        unitPriceMinor: priceMinor,
        taxRateBp: TAX_RATE_BP,
        quantityMilli: 1000,
      });
      const chargeId = startCharge(
        db,
        { ...parts, site: SITE, gateway },
        {
          requestId: ids.uuid(),
          saleId,
          amountMinor,
          terminalId,
          options: NO_OPTIONS,
          isRepeatMeant: true,
        },
      );
      return findCharge(db, chargeId);
    });
    if (!stored) throw new Error('the charge is gone');
    const { chargeId } = stored.charge;
    const created = await gateway.createOrder(stored.requestBody, chargeId, place);
    if (created.kind !== 'ok') {
      wrong.push(`${text}: create was ${created.kind}`);
      break;
    }
    differ('the created order', created.value.amountMinor);
    const { orderId } = created.value.observed;
    point.pickUp(orderId);
    point.decide(orderId, { kind: 'pays' });
    const paid = await gateway.getOrder({ ...place, orderId });
    if (paid.kind !== 'ok') {
      wrong.push(`${text}: read was ${paid.kind}`);
      break;
    }
    differ('the paid order', paid.value.observed.paidMinor);
    ledger.write((db) =>
      recordChargeEvent(db, parts, stored, readOrderAnswer(stored, paid.value, 'practice'), null),
    );
    sum += BigInt(amountMinor);
  }
  const booked = allRows<{
    lineMinor: number;
    saleMinor: number;
    tenderMinor: number;
    owedMinor: number;
    chargeMinor: number;
  }>(
    ledger.db,
    `SELECT sale_line.total_minor AS lineMinor, sale.total_minor AS saleMinor, tender.amount_minor AS tenderMinor,
            posting.amount_minor AS owedMinor, charge.amount_minor AS chargeMinor
     FROM sale JOIN sale_line USING (sale_id) JOIN tender USING (sale_id) JOIN charge USING (charge_id)
     JOIN posting ON posting.entry_seq = sale.entry_seq AND posting.account = 'card_receivable'
     ORDER BY sale.number`,
  );
  amountsMinor.forEach((amountMinor, index) => {
    for (const [where, got] of Object.entries(booked[index] ?? { sale: null })) {
      if (got !== amountMinor) wrong.push(`${amountMinor}: ${where} is ${String(got)}`);
    }
  });
  const charged = point.truth().reduce((total, order) => total + BigInt(order.chargedMinor), 0n);
  if (charged !== sum) wrong.push(`the acquirer took ${charged}, ${sum} was sold`);
  const report = createDayService(parts).read();
  if (BigInt(report.sales.totalMinor) !== sum)
    wrong.push(`the report has ${report.sales.totalMinor} of ${sum}`);
  const card = report.tenders.find((tender) => tender.kind === 'card');
  if (BigInt(card?.amountMinor ?? 0) !== sum)
    wrong.push(`the report's cards have ${card?.amountMinor ?? 0} of ${sum}`);
  const taxed = report.taxes.reduce((total, share) => total + BigInt(share.baseMinor + share.taxMinor), 0n);
  if (taxed !== sum) wrong.push(`the report's base and tax add up to ${taxed} of ${sum}`);
  ledger.close();
  point.stop();
  return wrong;
}
