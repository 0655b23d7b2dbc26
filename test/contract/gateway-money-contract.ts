import { describe, expect, test } from 'vitest';
import { MAX_AMOUNT_MINOR } from '#app/domain/money.ts';
import { DONE_MS, MINUTE_MS, valueOf, type GatewayBench } from './gateway-bench.ts';

/** What refunds and amounts are in both generations of the API. */
export function moneyContract(bench: GatewayBench): void {
  const { subject, point, gateway, advance, reopen, bodyOf, charged, read, paid, refund } = bench;
  const { cardMinMinor, cardMaxMinor } = bench.site;

  describe('a refund', () => {
    test('of everything makes the charge refunded', async () => {
      const place = await paid();
      const accepted = valueOf(await refund(place, null, 'refund-1'));
      expect(accepted).toMatchObject({ amountMinor: 15_000 });
      advance(5_000);
      const { observed, refunds } = await read(place);
      expect(observed.status).toBe('refunded');
      expect(refunds).toMatchObject([{ pointRefundId: accepted?.pointRefundId, amountMinor: 15_000 }]);
      expect(point().truth()).toMatchObject([{ chargedMinor: 15_000, refundedMinor: 15_000 }]);
    });

    test('in parts leaves it paid until the last one', async () => {
      const place = await paid();
      const ids: (string | undefined)[] = [];
      for (const [amountMinor, key] of [
        [29, 'refund-1'],
        [10_001, 'refund-2'],
        [null, 'refund-3'],
      ] as const) {
        expect((await read(place)).observed.status).toBe('processed');
        ids.push(valueOf(await refund(place, amountMinor, key))?.pointRefundId);
        advance(5_000);
      }
      const { observed, refunds } = await read(place);
      expect(observed.status).toBe('refunded');
      expect(refunds?.map(({ amountMinor }) => amountMinor)).toEqual([29, 10_001, 4_970]);
      expect(refunds?.map(({ pointRefundId }) => pointRefundId)).toEqual(ids);
    });

    test('under the same key is made once', async () => {
      const place = await paid();
      const first = valueOf(await refund(place, 5_000, 'refund-1'));
      expect(valueOf(await refund(place, 5_000, 'refund-1'))).toEqual(first);
      expect(point().truth()).toMatchObject([{ refundedMinor: 5_000 }]);
    });

    test('of more than there is left is refused', async () => {
      const place = await paid();
      await expect(refund(place, 15_001, 'refund-1')).resolves.toMatchObject({
        kind: 'refused',
        httpStatus: 400,
      });
      expect(point().truth()).toMatchObject([{ refundedMinor: 0 }]);
    });

    test('while another one is in progress is to be asked for later', async () => {
      const place = await paid();
      await refund(place, 5_000, 'refund-1');
      await expect(refund(place, 5_000, 'refund-2')).resolves.toMatchObject({
        kind: 'unanswered',
        reason: 'busy',
      });
      advance(5_000);
      await expect(refund(place, 5_000, 'refund-2')).resolves.toMatchObject({ kind: 'ok' });
    });

    test('that the payment is too young for is to be asked for later', async () => {
      point().setRefundRules({ enabledAfterMs: MINUTE_MS });
      const place = await paid();
      const tooEarly = { kind: 'unanswered', reason: 'busy' };
      await expect(refund(place, null, 'refund-1')).resolves.toMatchObject(tooEarly);
    });

    test('that the seller has no money for is refused with its code', async () => {
      point().setRefundRules({ balanceMinor: 100 });
      await expect(refund(await paid(), null, 'refund-1')).resolves.toMatchObject({
        kind: 'refused',
        httpStatus: 428,
        code: 'insufficient_money_for_refund',
      });
    });

    test('made elsewhere is found in the charge', async () => {
      const place = await paid();
      expect((await read(place)).refunds).toEqual([]);
      const answer = await fetch(`${point().url}/v1/payments/${place.paymentReference ?? ''}/refunds`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${point().accessToken}`,
          'x-idempotency-key': 'elsewhere-1',
          'x-render-in-process-refunds': 'true',
        },
        body: '{"amount":24.5}',
      });
      expect(answer.status).toBe(201);
      advance(5_000);
      expect((await read(place)).refunds).toMatchObject([{ amountMinor: 2_450 }]);
    });
  });

  describe('an amount', () => {
    test('is the same on the wire, with the acquirer and when it is read and given back', async () => {
      await reopen({ openQuestions: { amountLimits: 'none' } });
      const amounts = [
        1,
        10,
        29,
        100,
        435,
        1_005,
        1_999,
        100_500,
        cardMinMinor,
        cardMaxMinor,
        999_999_999_999,
      ];
      for (const [index, amountMinor] of amounts.entries()) {
        const reference = `charge-${index}`;
        const place = await charged(amountMinor, reference, reference);
        advance(DONE_MS);
        const { observed, amountMinor: shownMinor } = await read(place);
        expect([shownMinor, observed.paidMinor, observed.tipMinor]).toEqual([amountMinor, amountMinor, 0]);
        const { paymentReference } = observed;
        const paidPlace = { ...place, paymentReference, paymentId: observed.paymentId };
        const part = amountMinor > 1 ? amountMinor - 1 : null;
        expect(valueOf(await refund(paidPlace, part, `refund-${index}`))).toMatchObject({
          amountMinor: part ?? amountMinor,
        });
      }
      expect(
        point()
          .truth()
          .map(({ amountMinor }) => amountMinor),
      ).toEqual(amounts);
      expect(
        point()
          .truth()
          .map(({ chargedMinor }) => chargedMinor),
      ).toEqual(amounts);
      expect(
        point()
          .truth()
          .map(({ refundedMinor }) => refundedMinor),
      ).toEqual(amounts.map((amountMinor) => Math.max(1, amountMinor - 1)));
    });

    test('beyond what can be exact is not sent', () => {
      expect(() => bodyOf(MAX_AMOUNT_MINOR + 1)).toThrow();
      expect(() => bodyOf(1.5)).toThrow();
      expect(() => bodyOf(-1)).toThrow();
    });

    test('with more decimals than the currency has is not understood, and nothing is concluded', async () => {
      const place = await charged();
      advance(DONE_MS);
      point().faults.inject({
        route: subject.readRoute,
        fault: { kind: 'altered_order', amount: '150.005' },
        times: 1,
      });
      point().faults.inject({
        route: 'payments.get',
        fault: { kind: 'altered_body', members: { transaction_amount: 150.005 } },
        times: 1,
      });
      advance(1_000);
      await expect(gateway().getOrder(place)).resolves.toMatchObject({
        kind: 'unanswered',
        reason: 'unexpected_shape',
      });
      expect((await read(place)).observed.paidMinor).toBe(15_000);
    });
  });
}
