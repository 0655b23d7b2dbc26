import { z } from 'zod';
import { toWireAmount, type Currency } from '#app/domain/money.ts';
import type { PointAnswer } from './answer.ts';
import type { Gateway, PointOrder, PointTerminal } from './gateway.ts';
import { parseOrder } from './orders-schema.ts';
import type { PointHttp } from './point-http.ts';

const TerminalList = z.object({
  data: z.object({
    terminals: z.array(
      z.object({
        id: z.string().min(1).max(128),
        operating_mode: z.string().max(40),
        // The pages disagree on whether these are numbers or strings.
        store_id: z.union([z.string(), z.int()]).nullish(),
        pos_id: z.union([z.string(), z.int()]).nullish(),
      }),
    ),
  }),
});

/** Point API, List terminals: `limit` is at most 50; a shop with more terminals than this reads the first ones. */
const TERMINAL_PAGE_SIZE = 50;

/** The Orders API (`/v1/orders` with `type: "point"`, `/terminals/v1/list`). */
export function createOrdersGateway(http: PointHttp): Gateway {
  return {
    orderBody: (terms) =>
      JSON.stringify({
        type: 'point',
        external_reference: terms.externalReference,
        expiration_time: `PT${Math.round(terms.expiresAfterMs / 60_000)}M`,
        transactions: { payments: [{ amount: toWireAmount(terms.amountMinor, terms.currency) }] },
        config: { point: { terminal_id: terms.terminalId } },
      }),

    createOrder: async (body, idempotencyKey, currency) =>
      readOrder(
        await http({
          method: 'POST',
          path: '/v1/orders',
          headers: { 'x-idempotency-key': idempotencyKey },
          body,
        }),
        currency,
      ),

    getOrder: async (orderId, currency) =>
      readOrder(await http({ method: 'GET', path: `/v1/orders/${encodeURIComponent(orderId)}` }), currency),

    cancelOrder: async (orderId, idempotencyKey, currency) => {
      const answer = await http({
        method: 'POST',
        path: `/v1/orders/${encodeURIComponent(orderId)}/cancel`,
        headers: {
          'x-idempotency-key': idempotencyKey,
          // Needed once the terminal has the order, ignored before (Point API, Cancel order).
          'x-allow-cancelable-status': 'at_terminal',
        },
      });
      if (answer.kind !== 'ok') return answer;
      // The answer's body is a convenience: the read that follows is what counts.
      return { ...answer, value: parseOrder(answer.value, currency) ?? null };
    },

    listTerminals: async () => {
      const path = `/terminals/v1/list?limit=${TERMINAL_PAGE_SIZE}&offset=0`;
      const answer = await http({ method: 'GET', path });
      if (answer.kind !== 'ok') return answer;
      const parsed = TerminalList.safeParse(answer.value);
      if (!parsed.success) return unexpectedShape(answer.requestId);
      return { ...answer, value: parsed.data.data.terminals.map(toTerminal) };
    },
  };
}

function readOrder(answer: PointAnswer<unknown>, currency: Currency): PointAnswer<PointOrder> {
  if (answer.kind !== 'ok') return answer;
  const order = parseOrder(answer.value, currency);
  return order ? { ...answer, value: order } : unexpectedShape(answer.requestId);
}

function unexpectedShape(requestId: string | null): PointAnswer<never> {
  return { kind: 'unanswered', reason: 'unexpected_shape', retryAfterMs: null, neverSent: false, requestId };
}

function toTerminal(found: z.infer<typeof TerminalList>['data']['terminals'][number]): PointTerminal {
  return {
    terminalId: found.id,
    operatingMode: found.operating_mode,
    storeId: idText(found.store_id),
    posId: idText(found.pos_id),
  };
}

function idText(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
