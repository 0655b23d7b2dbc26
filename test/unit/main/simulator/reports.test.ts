import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

import { at, startBench, type Bench, type Reply } from './harness.ts';
import { MANUAL, paidOrder, referenceOf, refund } from './paid-order.ts';

const PATH = '/v1/account/settlement_report';
const WHOLE_DAY = { begin_date: '2026-01-05T00:00:00Z', end_date: '2026-01-05T23:59:59Z' };

const ask = (bench: Bench, body: unknown = WHOLE_DAY): Promise<Reply> => bench.send('POST', PATH, { body });

/** An amount of an answer as the report writes it. */
function decimalText(amount: unknown): string {
  const [whole = '', decimals = ''] = String(amount).split('.');
  return `${whole}.${decimals.padEnd(2, '0')}`;
}

async function rowsOf(bench: Bench, fileName: unknown): Promise<Record<string, string>[]> {
  const reply = await bench.send('GET', `${PATH}/${String(fileName)}`);
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  return parse(reply.text, { columns: true });
}

describe('POST /v1/account/settlement_report', () => {
  it('202: the report is listed and can be downloaded a minute later', async () => {
    const bench = await startBench();
    const asked = await ask(bench);
    expect(asked.status).toBe(202);
    const fileName = String(at(asked.json, 'file_name'));
    bench.clock.advance(59_999);
    expect((await bench.send('GET', `${PATH}/list`)).json).toEqual([]);
    expect((await bench.send('GET', `${PATH}/${fileName}`)).status).toBe(404);
    bench.clock.advance(1);
    expect((await bench.send('GET', `${PATH}/list`)).json).toMatchObject([{ file_name: fileName }]);
    expect((await bench.send('GET', `${PATH}/${fileName}`)).status).toBe(200);
  });

  it.each([
    {},
    { begin_date: 'x', end_date: '2026-01-05T00:00:00Z' },
    { begin_date: '2026-01-06T00:00:00Z', end_date: '2026-01-05T00:00:00Z' },
    '{',
  ])('400: %j', async (body) => {
    const bench = await startBench();
    expect((await ask(bench, body)).status).toBe(400);
  });
});

describe('GET /v1/account/settlement_report/list', () => {
  it('200: the account’s own, the latest first', async () => {
    const bench = await startBench();
    await ask(bench);
    const second = await ask(bench);
    bench.clock.advance(60_000);
    const list = (await bench.send('GET', `${PATH}/list`)).json;
    expect([at(list, 0, 'id'), at(list, 'length')]).toEqual([at(second.json, 'id'), 2]);
    const token = bench.simulator.foreignAccessToken;
    expect((await bench.send('GET', `${PATH}/list`, { token })).json).toEqual([]);
    const path = `${PATH}/${String(at(second.json, 'file_name'))}`;
    expect((await bench.send('GET', path, { token })).status).toBe(404);
  });
});

describe('GET /v1/account/settlement_report/{file_name}', () => {
  it('200: a line for each payment and refund, joined by SOURCE_ID, that adds up', async () => {
    const bench = await startBench({ pace: MANUAL });
    const order = await paidOrder(bench, { kind: 'pays', tipMinor: 1_000 });
    const second = await paidOrder(bench);
    await paidOrder(bench, { kind: 'declines', detail: 'high_risk' });
    bench.clock.advance(60_000);
    await refund(bench, second, '50.00');
    bench.clock.advance(2_000);
    const asked = await ask(bench);
    bench.clock.advance(60_000);
    const rows = await rowsOf(bench, at(asked.json, 'file_name'));
    const reference = await referenceOf(bench, order);
    const { json } = await bench.send('GET', `/v1/payments/${reference}`);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      SOURCE_ID: reference,
      EXTERNAL_REFERENCE: 'sale_77-1',
      ORDER_MP: order,
      TRANSACTION_TYPE: 'SETTLEMENT',
      TRANSACTION_AMOUNT: '160.00',
      TIP_AMOUNT: '10.00',
      FEE_AMOUNT: `-${decimalText(at(json, 'fee_details', 0, 'amount'))}`,
      SETTLEMENT_NET_AMOUNT: decimalText(at(json, 'transaction_details', 'net_received_amount')),
      TRANSACTION_DATE: '2026-01-05T12:00:00.000Z',
      IS_RELEASED: 'false',
      PAYMENT_METHOD: 'visa',
      PAYMENT_METHOD_TYPE: 'credit_card',
      INSTALLMENTS: '1',
      FRANCHISE: 'visa',
      LAST_FOUR_DIGITS: '3704',
      CARD_INITIAL_NUMBER: '450995',
      AUTHORIZATION_CODE: at(json, 'authorization_code'),
      STORE_ID: '47790001',
      EXTERNAL_STORE_ID: 'CENTRO1',
      POS_ID: '4779',
      EXTERNAL_POS_ID: 'CAJA4779',
      POI_ID: 'N950NCB90130001',
    });
    expect(rows[2]).toMatchObject({
      SOURCE_ID: await referenceOf(bench, second),
      TRANSACTION_TYPE: 'REFUND',
      TRANSACTION_AMOUNT: '-50.00',
    });
    for (const row of rows) {
      const cents = (column: string): number => Math.round(Number(row[column]) * 100);
      expect(cents('TRANSACTION_AMOUNT') + cents('FEE_AMOUNT')).toBe(cents('SETTLEMENT_NET_AMOUNT'));
    }
  });

  it('200: only what happened in its time, and before it was made', async () => {
    const bench = await startBench({ pace: MANUAL });
    const order = await paidOrder(bench);
    const yesterday = await ask(bench, {
      begin_date: '2026-01-04T00:00:00Z',
      end_date: '2026-01-04T23:59:59Z',
    });
    const today = await ask(bench);
    bench.clock.advance(120_000);
    await refund(bench, order);
    expect(await rowsOf(bench, at(yesterday.json, 'file_name'))).toEqual([]);
    expect(await rowsOf(bench, at(today.json, 'file_name'))).toHaveLength(1);
  });
});
