import { describe, expect, it } from 'vitest';
import type { LostOrder } from '#main/point/gateway.ts';
import type { IntentsGatewayOptions } from '#main/point/intents-gateway.ts';
import { lost, refused, type Answer } from './answering-http.ts';
import { gatewayOn, intent, payment, TERMINAL } from './intents-harness.ts';

describe('the look-up of a lost intent', () => {
  const HOUR_MS = 60 * 60_000;
  const PREPARED_MS = Date.UTC(2026, 0, 5, 23, 30);
  const at = (nowMs: number): LostOrder => ({
    externalReference: 'charge-1',
    terminalId: TERMINAL,
    currency: 'ARS',
    preparedAtMs: PREPARED_MS,
    nowMs,
  });

  /** A cloud with intents, by id and reference; `fail` answers some requests otherwise. */
  function cloud(
    intents: Readonly<Record<string, string>>,
    fail: (path: string) => Answer | undefined = () => undefined,
    options: IntentsGatewayOptions = {},
  ) {
    const made = gatewayOn((request) => {
      const { path } = request;
      const failure = fail(path);
      if (failure !== undefined) return failure;
      if (path.startsWith('/v1/payments/')) return { json: payment() };
      if (path.includes('/events?')) {
        const events = Object.keys(intents).map((id) => ({
          payment_intent_id: id,
          status: 'FINISHED',
          created_on: '2026-01-05T23:31:00Z',
        }));
        return { json: { events } };
      }
      const id = path.split('/').at(-1) ?? '';
      return { json: intent({ id, additional_info: { external_reference: intents[id] } }) };
    }, options);
    const reads = () =>
      made.requests.flatMap(({ path }) => /payment-intents\/([^/?]+)$/.exec(path)?.[1] ?? []);
    return { ...made, reads };
  }

  /** Asks as the API allows until something is known; tells the answer and how often it asked. */
  async function finding(gateway: ReturnType<typeof cloud>['gateway'], fromMs: number, atMost = 20) {
    let nowMs = fromMs;
    for (let calls = 1; calls <= atMost; calls += 1) {
      const answer = await gateway.findOrder(at(nowMs));
      if (answer.kind === 'ok') return { answer, calls, nowMs };
      nowMs += answer.kind === 'unanswered' ? (answer.retryAfterMs ?? 1_000) : 1_000;
    }
    return { answer: null, calls: atMost, nowMs };
  }

  const others = { 'intent-a': 'other-a', 'intent-b': 'other-b', 'intent-c': 'other-c' };

  it('reads one intent a call, the latest first, until it has the one with the reference', async () => {
    const { gateway, reads } = cloud({ 'intent-1': 'charge-1', ...others });
    const found = await finding(gateway, PREPARED_MS + 60_000);
    expect(found.answer).toMatchObject({ value: { observed: { orderId: 'intent-1', status: 'processed' } } });
    expect(reads()).toEqual(['intent-c', 'intent-b', 'intent-a', 'intent-1']);
    expect([found.calls, found.nowMs]).toEqual([4, PREPARED_MS + 63_000]);
  });

  it('asks for the days around its preparation, and for none to come', async () => {
    const { gateway, requests } = cloud({});
    await gateway.findOrder(at(PREPARED_MS + 60_000));
    await gateway.findOrder(at(PREPARED_MS + 30 * 24 * HOUR_MS));
    await gateway.findOrder(at(PREPARED_MS - HOUR_MS));
    expect(requests.map(({ path }) => path.split('?')[1])).toEqual([
      'startDate=2026-01-04&endDate=2026-01-05',
      'startDate=2026-01-04&endDate=2026-01-06',
      'startDate=2026-01-04&endDate=2026-01-05',
    ]);
  });

  it('sends nothing within a second of the last intent it read', async () => {
    const { gateway, requests } = cloud(others);
    await gateway.findOrder(at(PREPARED_MS));
    const before = requests.length;
    await expect(gateway.findOrder(at(PREPARED_MS + 400))).resolves.toMatchObject({
      kind: 'unanswered',
      reason: 'busy',
      retryAfterMs: 600,
      neverSent: true,
    });
    expect(requests).toHaveLength(before);
  });

  it('goes on when the clock is set back', async () => {
    const { gateway, reads } = cloud(others);
    await gateway.findOrder(at(PREPARED_MS + HOUR_MS));
    await gateway.findOrder(at(PREPARED_MS));
    expect(reads()).toHaveLength(2);
  });

  it('says none only when no intent can be open any more, and every listed one has been read', async () => {
    const { gateway, reads } = cloud(others);
    expect((await finding(gateway, PREPARED_MS, 5)).answer).toBeNull();
    await expect(gateway.findOrder(at(PREPARED_MS + HOUR_MS - 1))).resolves.toMatchObject({ reason: 'busy' });
    await expect(gateway.findOrder(at(PREPARED_MS + HOUR_MS))).resolves.toMatchObject({
      kind: 'ok',
      value: null,
    });
    expect(reads()).toHaveLength(3);
    const later = cloud(others);
    const late = await finding(later.gateway, PREPARED_MS + 2 * HOUR_MS);
    expect(late).toMatchObject({ answer: { kind: 'ok', value: null }, calls: 3 });
  });

  it('waits for as long as it is told that intents stay open', async () => {
    const { gateway } = cloud({}, undefined, { openAtMostMs: 10 * 60_000 });
    expect((await gateway.findOrder(at(PREPARED_MS + 10 * 60_000 - 1))).kind).toBe('unanswered');
    expect((await gateway.findOrder(at(PREPARED_MS + 10 * 60_000))).kind).toBe('ok');
  });

  it.each([
    ['cannot be read', lost],
    ['is refused', refused(404, 'not_found')],
    ['has no shape', { json: {} }],
  ])('goes on to the others when one intent %s, and never says none (P64)', async (_, failure) => {
    const unreadable = (path: string) => (path.endsWith('/intent-c') ? failure : undefined);
    const without = cloud(others, unreadable);
    expect((await finding(without.gateway, PREPARED_MS + 2 * HOUR_MS, 12)).answer).toBeNull();
    const first = cloud({ 'intent-1': 'charge-1', ...others }, unreadable);
    expect((await finding(first.gateway, PREPARED_MS)).answer).toMatchObject({ kind: 'ok' });
  });

  it('tells of another intent only why it could not be read', async () => {
    const reasonOf = async (failure: Answer) => {
      const answer = await cloud(others, (path) =>
        path.endsWith('/intent-c') ? failure : undefined,
      ).gateway.findOrder(at(PREPARED_MS));
      return answer.kind === 'unanswered' ? answer.reason : answer.kind;
    };
    expect(await reasonOf(lost)).toBe('network');
    expect(await reasonOf(refused(404, 'not_found'))).toBe('unexpected_shape');
  });

  it('comes back to one that could not be read, whatever the others do', async () => {
    let failures = 1;
    const { gateway } = cloud({ 'intent-1': 'charge-1', 'intent-c': 'other-c' }, (path) => {
      if (path.endsWith('/intent-c')) return lost;
      if (!path.endsWith('/intent-1') || failures === 0) return undefined;
      failures -= 1;
      return lost;
    });
    expect((await finding(gateway, PREPARED_MS, 6)).answer).toMatchObject({ kind: 'ok' });
  });

  it('never says none from a list that failed or is not whole (P64)', async () => {
    const part = { json: { events: [], paging: { total: 1 } } };
    for (const failure of [lost, refused(400, 'bad_request'), { json: {} }, part]) {
      const { gateway } = cloud({}, (path) => (path.includes('/events?') ? failure : undefined));
      expect((await gateway.findOrder(at(PREPARED_MS + 2 * HOUR_MS))).kind).not.toBe('ok');
    }
  });

  it('asks again for the payment of the one it found, and does not read the others anew', async () => {
    let isPaymentThere = false;
    const { gateway, reads } = cloud({ ...others, 'intent-1': 'charge-1' }, (path) =>
      path.startsWith('/v1/payments/') && !isPaymentThere ? lost : undefined,
    );
    expect((await gateway.findOrder(at(PREPARED_MS))).kind).toBe('unanswered');
    isPaymentThere = true;
    expect((await gateway.findOrder(at(PREPARED_MS + 1_000))).kind).toBe('ok');
    expect(reads()).toEqual(['intent-1', 'intent-1']);
  });
});
