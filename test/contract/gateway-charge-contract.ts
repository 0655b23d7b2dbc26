import { describe, expect, test } from 'vitest';
import type { PointOrder } from '#main/point/gateway.ts';
import { DONE_MS, MINUTE_MS, valueOf, type GatewayBench } from './gateway-bench.ts';

/** What charges and cancellations do in both generations of the API: the same calls, the same names of states. */
export function chargeContract(bench: GatewayBench): void {
  const {
    subject,
    site,
    point,
    gateway,
    advance,
    nowMs,
    reopen,
    useToken,
    terminalId,
    bodyOf,
    send,
    charged,
    read,
    after,
  } = bench;
  const { currency } = site;

  describe('a charge', () => {
    test('is created, fetched by the terminal and paid, under the names of orders', async () => {
      const created = await send();
      expect(created).toMatchObject({
        kind: 'ok',
        value: {
          observed: { status: 'created', paidMinor: null },
          externalReference: 'charge-1',
          terminalId: terminalId(),
          amountMinor: 15_000,
        },
      });
      const place = { orderId: valueOf(created).observed.orderId, terminalId: terminalId(), currency };
      expect((await read(place)).observed.status).toBe('created');
      advance(1_000);
      expect((await read(place)).observed.status).toBe('at_terminal');
      advance(DONE_MS);
      expect(await read(place)).toMatchObject({
        observed: {
          orderId: place.orderId,
          status: 'processed',
          paymentDetail: 'accredited',
          paidMinor: 15_000,
          tipMinor: 0,
          paymentMethodId: 'visa',
          paymentMethodType: 'credit_card',
          installments: 1,
          lastDigits: '3704',
        },
        externalReference: 'charge-1',
        terminalId: terminalId(),
        amountMinor: 15_000,
        currency,
        refunds: [],
      });
      expect(point().truth()).toMatchObject([{ status: 'processed', chargedMinor: 15_000 }]);
    });

    test('that is declined has failed, for a reason of the same name', async () => {
      const { observed } = await after({ kind: 'declines', detail: 'insufficient_amount' }, DONE_MS);
      expect(observed).toMatchObject({
        status: 'failed',
        paymentDetail: 'insufficient_amount',
        paidMinor: null,
      });
    });

    test('that fails in processing has failed', async () => {
      const { observed } = await after({ kind: 'declines', detail: 'processing_error' }, DONE_MS);
      expect(observed).toMatchObject({ status: 'failed', paidMinor: null });
    });

    test('that the customer cancels on the terminal is canceled', async () => {
      expect((await after({ kind: 'cancels_on_terminal' }, DONE_MS)).observed).toMatchObject({
        status: 'canceled',
        paidMinor: null,
      });
    });

    test('that nobody pays is expired', async () => {
      const { observed } = await after({ kind: 'walks_away' }, 15 * MINUTE_MS);
      expect(observed).toMatchObject({ status: 'expired', paidMinor: null });
    });

    test('whose issuer does not answer needs somebody to look at the terminal', async () => {
      for (const isCharged of [true, false]) {
        await reopen({});
        const { observed } = await after({ kind: 'slow_issuer', charged: isCharged }, 60_000);
        expect(observed).toMatchObject({ status: 'action_required', paidMinor: null });
      }
    });

    test('with a tip has been paid more, by that much', async () => {
      const { observed, amountMinor } = await after({ kind: 'pays', tipMinor: 1_550 }, DONE_MS);
      expect([amountMinor, observed.paidMinor, observed.tipMinor]).toEqual([15_000, 16_550, 1_550]);
    });

    test('is not made on a busy terminal, and the other charge goes on', async () => {
      const first = await charged();
      await expect(send(bodyOf(2_000, 'charge-2'), 'key-2')).resolves.toMatchObject({
        kind: 'refused',
        httpStatus: 409,
        code: subject.codes.busy,
      });
      expect((await read(first)).observed.status).toBe('created');
    });

    test('is not made on the terminal of another account', async () => {
      useToken(point().foreignAccessToken);
      await expect(send()).resolves.toMatchObject({
        kind: 'refused',
        httpStatus: 403,
        code: subject.codes.foreign,
      });
      expect(point().truth()).toEqual([]);
    });

    test('is neither made nor read with a token that nobody has', async () => {
      const place = await charged();
      useToken('APP_USR-nobody');
      const refused = { kind: 'refused', httpStatus: 401, code: 'unauthorized' };
      await expect(send(bodyOf(2_000, 'charge-2'), 'key-2')).resolves.toMatchObject(refused);
      await expect(gateway().getOrder(place)).resolves.toMatchObject(refused);
      expect(point().truth()).toHaveLength(1);
    });

    test('of another account is not told', async () => {
      const place = await charged();
      useToken(point().foreignAccessToken);
      await expect(gateway().getOrder(place)).resolves.toMatchObject({ kind: 'refused', httpStatus: 404 });
    });

    test('in a status that no page names is told as it is named', async () => {
      const place = await charged();
      const members = { status: 'in_review', state: 'in_review' };
      point().faults.inject({ route: subject.readRoute, fault: { kind: 'altered_body', members }, times: 1 });
      expect((await read(place)).observed.status).toBe('in_review');
    });
  });

  describe('a charge whose create was not answered', () => {
    test('is found again, once, by the way of its generation', async () => {
      point().faults.inject({ route: subject.createRoute, fault: { kind: 'drop_response' }, times: 1 });
      await expect(send()).resolves.toMatchObject({ kind: 'unanswered', neverSent: false });
      expect(point().truth()).toHaveLength(1);
      const found = gateway().isCreateRepeatable ? valueOf(await send()) : await lookedUp();
      expect(found).toMatchObject({ externalReference: 'charge-1', amountMinor: 15_000 });
      expect(found.observed.orderId).toBe(point().truth()[0]?.id);
      expect(point().truth()).toHaveLength(1);
    });

    /** Asks until the lost charge is found, as the API allows it. */
    async function lookedUp(): Promise<PointOrder> {
      const preparedAtMs = nowMs();
      for (let call = 0; call < 30; call += 1) {
        advance(1_000);
        const lost = { externalReference: 'charge-1', terminalId: terminalId(), currency, preparedAtMs };
        const answer = await gateway().findOrder({ ...lost, nowMs: nowMs() });
        if (answer.kind === 'ok' && answer.value !== null) return answer.value;
        expect(answer).toMatchObject({ kind: 'unanswered', reason: 'busy' });
      }
      throw new Error('the charge was not found in 30 s');
    }
  });

  describe('a cancellation', () => {
    test('of a charge that waits ends it at once', async () => {
      const place = await charged();
      await expect(gateway().cancelOrder(place, 'cancel-1')).resolves.toMatchObject({
        kind: 'ok',
        httpStatus: 200,
      });
      expect((await read(place)).observed.status).toBe('canceled');
      await expect(gateway().cancelOrder(place, 'cancel-2')).resolves.toMatchObject({
        kind: 'refused',
        httpStatus: 409,
      });
    });

    test('is refused by a terminal that has the charge and cannot, and the charge is paid', async () => {
      point().setTerminal(terminalId(), { software: 'old' });
      const place = await charged();
      advance(2_000);
      await expect(gateway().cancelOrder(place, 'cancel-1')).resolves.toMatchObject({
        kind: 'refused',
        httpStatus: 409,
        code: subject.codes.uncancellable,
      });
      advance(DONE_MS);
      expect((await read(place)).observed).toMatchObject({ status: 'processed', paidMinor: 15_000 });
    });

    test('that is not answered may have been carried out', async () => {
      const place = await charged();
      point().faults.inject({ route: subject.cancelRoute, fault: { kind: 'drop_response' }, times: 1 });
      await expect(gateway().cancelOrder(place, 'cancel-1')).resolves.toMatchObject({ kind: 'unanswered' });
      expect((await read(place)).observed.status).toBe('canceled');
    });
  });
}
