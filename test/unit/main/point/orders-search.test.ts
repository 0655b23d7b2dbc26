import { describe, expect, it } from 'vitest';
import type { Gateway, LostOrder } from '#main/point/gateway.ts';
import type { OrdersGatewayOptions } from '#main/point/orders-gateway.ts';
import { lost, refused, type Answer } from './answering-http.ts';
import { gatewayOn, order, TERMINAL } from './orders-harness.ts';

const LOST: LostOrder = {
  externalReference: 'charge-1',
  terminalId: TERMINAL,
  currency: 'ARS',
  preparedAtMs: 0,
  nowMs: 60_000,
};

describe('the search for a lost order', () => {
  /** A cloud with `orders`, which it lists `size` a page; `fail` answers some requests otherwise. */
  function searching(
    orders: readonly Record<string, unknown>[],
    options: OrdersGatewayOptions = { orderSearch: 'trusted' },
    fail: (path: string) => Answer | undefined = () => undefined,
    size = 2,
  ) {
    return gatewayOn(({ path }) => {
      const url = new URL(path, 'http://127.0.0.1');
      const failure = fail(path);
      if (failure !== undefined) return failure;
      if (url.pathname !== '/v1/orders') {
        return { json: orders.find((each) => url.pathname.endsWith(`/${String(each.id)}`)) };
      }
      const offset = Number(url.searchParams.get('offset') ?? 0);
      const data = orders.slice(offset, offset + size);
      return { json: { data, paging: { total: String(orders.length), offset, limit: size } } };
    }, options);
  }
  const find = (gateway: Gateway) => gateway.findOrder(LOST);
  const others = [1, 2, 3, 4, 5].map((n) => order({ id: `ORDX${n}`, external_reference: `other-${n}` }));

  it('is not made unless it is wanted, and nothing can be concluded from that', async () => {
    const { gateway, requests } = searching([order()], {});
    expect(gateway.canFind).toBe('never');
    await expect(find(gateway)).resolves.toMatchObject({ kind: 'unanswered', neverSent: true });
    expect(requests).toEqual([]);
  });

  it.each(['advisory', 'trusted'] as const)('that is %s finds ours on the last page', async (orderSearch) => {
    const { gateway, requests } = searching([...others, order()], { orderSearch });
    await expect(find(gateway)).resolves.toMatchObject({
      kind: 'ok',
      value: { externalReference: 'charge-1', observed: { orderId: 'ORD1' }, refunds: [] },
    });
    expect(requests.map(({ path }) => path)).toEqual([
      '/v1/orders?external_reference=charge-1',
      '/v1/orders?external_reference=charge-1&offset=2',
      '/v1/orders?external_reference=charge-1&offset=4',
      '/v1/orders/ORD1',
    ]);
  });

  it('that finds none proves it only when it is trusted', async () => {
    const trusted = searching(others, { orderSearch: 'trusted' }).gateway;
    expect(trusted.canFind).toBe('proof');
    await expect(find(trusted)).resolves.toMatchObject({ kind: 'ok', value: null });
    const advisory = searching(others, { orderSearch: 'advisory' }).gateway;
    expect(advisory.canFind).toBe('hint');
    await expect(find(advisory)).resolves.toMatchObject({ kind: 'unanswered', reason: 'busy' });
  });

  it('never says none from a list that is not complete (P64)', async () => {
    for (const failure of [lost, refused(400, 'bad_request'), { json: {} }, { json: { data: [] } }]) {
      const { gateway } = searching(others, { orderSearch: 'trusted' }, (path) =>
        path.endsWith('offset=4') ? failure : undefined,
      );
      expect((await find(gateway)).kind).not.toBe('ok');
    }
    const empty = { json: { data: [], paging: { total: 5 } } };
    const { gateway } = searching(others, { orderSearch: 'trusted' }, () => empty);
    await expect(find(gateway)).resolves.toMatchObject({ kind: 'unanswered' });
  });

  it('reads seven pages to their end (P64), and does not read through everybody’s orders', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => order({ id: `ORDX${n}`, external_reference: `other-${n}` }));
    const seventh = searching([...many(13), order()]);
    await expect(find(seventh.gateway)).resolves.toMatchObject({ value: { observed: { orderId: 'ORD1' } } });
    const endless = searching([...many(30), order()]);
    await expect(find(endless.gateway)).resolves.toMatchObject({ kind: 'unanswered', reason: 'too_large' });
    expect(endless.requests).toHaveLength(10);
  });

  it('is not done when the list changes while it is read', async () => {
    const shifted = { json: { data: [others[1], others[2]], paging: { total: 5 } } };
    const repeats = searching(others, { orderSearch: 'trusted' }, (path) =>
      path.endsWith('offset=2') ? shifted : undefined,
    );
    await expect(find(repeats.gateway)).resolves.toMatchObject({ kind: 'unanswered', reason: 'busy' });
    const grows = searching(others, { orderSearch: 'trusted' }, (path) =>
      path.endsWith('offset=2') ? { json: { data: [others[2]], paging: { total: 6 } } } : undefined,
    );
    await expect(find(grows.gateway)).resolves.toMatchObject({ kind: 'unanswered', reason: 'busy' });
  });

  it('takes the paid one of several, and the newest where none is paid', async () => {
    const on = (id: string, status: string, day: string) =>
      order({ id, status, created_date: `2026-01-${day}T10:00:00Z` });
    const paid = [on('ORDA', 'expired', '07'), on('ORDB', 'processed', '05'), on('ORDC', 'canceled', '08')];
    await expect(find(searching(paid).gateway)).resolves.toMatchObject({
      value: { observed: { orderId: 'ORDB' } },
    });
    const unpaid = [on('ORDA', 'expired', '07'), on('ORDC', 'canceled', '08'), on('ORDB', 'failed', '05')];
    await expect(find(searching(unpaid).gateway)).resolves.toMatchObject({
      value: { observed: { orderId: 'ORDC' } },
    });
  });

  it('does not take an order for ours that turns out to have another reference', async () => {
    const { gateway } = searching([order()], { orderSearch: 'trusted' }, (path) =>
      path === '/v1/orders/ORD1' ? { json: order({ external_reference: 'other' }) } : undefined,
    );
    await expect(find(gateway)).resolves.toMatchObject({ kind: 'unanswered' });
  });

  it('says so when it is not there', async () => {
    const { gateway } = searching([], { orderSearch: 'trusted' }, () => refused(404, 'not_found'));
    await expect(find(gateway)).resolves.toMatchObject({ kind: 'refused', httpStatus: 404 });
  });
});
