import { scenario, storm, unit, type Mutant } from './mutant.ts';

const LOOP = 'main/charging/charging-loop.ts';
const STEP = 'app/domain/charge-step.ts';
const HTTP = 'main/point/point-http.ts';

/** Amounts, keys, and when what is asked. */
export const ON_THE_WIRE: readonly Mutant[] = [
  {
    name: 'the amount on the wire is cut by a float product',
    why: 'parseInt(amount * 100): one amount in twenty is charged a cent short. A published point of sale does this.',
    edits: [
      {
        file: 'app/domain/money.ts',
        find: "  const digits = String(amountMinor).padStart(exponent + 1, '0');",
        replace:
          "  const digits = String(parseInt(String((amountMinor / 100) * 100), 10)).padStart(exponent + 1, '0');",
      },
    ],
  },
  {
    name: 'an amount is read as a float',
    why: '459.90 * 100 is 45989.999…: an approval looks like one of another amount.',
    sign: /nobody answered/,
    edits: [
      {
        file: 'app/domain/money.ts',
        find: "  const minor = Number(`${match[1] ?? ''}${fraction.slice(0, exponent).padEnd(exponent, '0')}`);",
        replace: '  const minor = Math.trunc(Number(text) * 10 ** exponent);',
      },
    ],
  },
  {
    name: 'each create has a new key',
    why: 'A key made where the request is sent: the repeat after a timeout is a second order. A published point of sale does this.',
    sign: /orders at the acquirer/,
    edits: [
      {
        file: 'main/point/orders-gateway.ts',
        find: `            path: '/v1/orders',
            headers: { 'x-idempotency-key': idempotencyKey },`,
        replace: `            path: '/v1/orders',
            headers: { 'x-idempotency-key': \`\${idempotencyKey}-\${String(performance.now())}\` },`,
      },
    ],
  },
  {
    name: 'the key is not kept over a restart',
    why: 'A key that is only in memory: after a crash the create goes out under another one.',
    edits: [
      {
        file: LOOP,
        find: '  const { clock, ids, log } = parts;\n  const follower',
        replace:
          '  const { clock, ids, log } = parts;\n  const run = String(ids.random());\n  const follower',
      },
      {
        file: LOOP,
        find: 'gateway.createOrder(stored.requestBody, chargeId, { terminalId, currency }),',
        replace: 'gateway.createOrder(stored.requestBody, `${chargeId}-${run}`, { terminalId, currency }),',
      },
    ],
    hunts: [scenario('charge')],
  },
  {
    name: 'the create is sent before the charge is committed',
    why: 'A crash or a full disk between the two leaves an order that the till knows nothing of.',
    edits: [
      {
        file: 'main/charging/charging-service.ts',
        find: '      begun.push(chargeId);\n      return { chargeId };',
        replace: `      begun.push(chargeId);
      const early = mustFindCharge(db, chargeId);
      void gateway.createOrder(early.requestBody, chargeId, early.charge);
      return { chargeId };`,
      },
    ],
    hunts: [scenario('charge')],
  },
  {
    name: 'five readings without an end are a failure',
    why: '“Status could not be confirmed” is booked as not paid. A published point of sale does this.',
    edits: [
      {
        file: LOOP,
        find: "gateway.getOrder(place));\n        const { answer } = asked;\n        if (answer.kind !== 'ok') return pace.unanswered(answer);\n        pace.answered();",
        replace: `gateway.getOrder(place));
        const { answer } = asked;
        if (answer.kind !== 'ok') return pace.unanswered(answer);
        pace.answered();
        extra.relooks += 1;
        if (extra.relooks >= 5 && !isFinal(charge.state)) {
          const observed = { ...answer.value.observed, status: 'failed' };
          return afterOrder(record(chargeId, extra, { ...answer.value, observed }, asked.exchange()), watch);
        }`,
      },
    ],
  },
  {
    name: 'an unknown charge fails after five minutes',
    why: 'A timer ends what only the acquirer can end: the order was made, and is paid.',
    sign: /^I12/,
    edits: [
      {
        file: LOOP,
        find: "    const reason = answer.kind === 'refused' ? refusedReplayReason(answer.httpStatus) : answer.reason;",
        replace: `    if (clock.nowMs() - charge.preparedAtMs > 5 * 60_000) {
      recordEvent(chargeId, extra, { kind: 'create_refused', httpStatus: 0, code: 'timeout', message: '' }, null);
      return 0;
    }
    const reason = answer.kind === 'refused' ? refusedReplayReason(answer.httpStatus) : answer.reason;`,
      },
    ],
    hunts: [storm({ network: { response_lost: 0.95 } }, 1, 2)],
  },
  {
    name: 'an order that cannot be found was not charged',
    why: '404 of a node that does not know the order yet is taken for its end.',
    edits: [
      {
        file: LOOP,
        find: `gateway.getOrder(place));
        const { answer } = asked;
        if (answer.kind !== 'ok') return pace.unanswered(answer);`,
        replace: `gateway.getOrder(place));
        const { answer } = asked;
        if (answer.kind === 'refused' && answer.httpStatus === 404 && charge.order !== null) {
          recordEvent(chargeId, extra, { kind: 'order_observed', order: { ...charge.order, status: 'canceled' } }, asked.exchange());
          return 0;
        }
        if (answer.kind !== 'ok') return pace.unanswered(answer);`,
      },
    ],
  },
  {
    name: 'a refused cancellation is a cancellation',
    why: '409 says that it is too late: the customer is paying.',
    edits: [
      {
        file: LOOP,
        find: '          extra.cancelRefusal = answer.code;\n',
        replace: `          if (charge.order !== null) {
            recordEvent(chargeId, extra, { kind: 'order_observed', order: { ...charge.order, status: 'canceled' } }, asked.exchange());
          }
`,
      },
    ],
  },
  {
    name: 'an accepted cancellation is a cancellation',
    why: '202 is a wish that the terminal has still to hear of.',
    edits: [
      {
        file: LOOP,
        find: "            recordEvent(chargeId, extra, { kind: 'cancel_accepted' }, asked.exchange());",
        replace: `            if (charge.order !== null) {
              recordEvent(chargeId, extra, { kind: 'order_observed', order: { ...charge.order, status: 'canceled' } }, asked.exchange());
            }`,
      },
    ],
    hunts: [scenario('cancel race')],
  },
  {
    name: 'the refusal of a repeat is believed',
    why: 'It says nothing of the first attempt, which may have been carried out.',
    edits: [
      {
        file: LOOP,
        find: "    if (answer.kind === 'refused' && wasNeverLeft) {",
        replace: "    if (answer.kind === 'refused') {",
      },
    ],
  },
  {
    name: 'after a restart nothing is taken to have been sent',
    why: 'What the run before sent is forgotten: a refusal of the repeat ends the charge, a cashier withdraws it.',
    sign: /^I12/,
    edits: [{ file: LOOP, find: '      hasNeverLeft: isAttended,', replace: '      hasNeverLeft: true,' }],
    hunts: [
      storm(
        { network: { response_lost: 0.2, http_409: 0.3 }, crashesPerDay: 30, habits: { cancels: 0.3 } },
        1,
        2,
        3,
        4,
      ),
    ],
  },
  {
    name: 'a reset connection never sent anything',
    why: 'The connection stood: the order may have been made. The cashier withdraws it and takes cash.',
    edits: [
      {
        file: HTTP,
        find: "  return unanswered(isTls ? 'tls' : 'network', isBeforeConnection);",
        replace:
          "  return unanswered(isTls ? 'tls' : 'network', isBeforeConnection || code === 'ECONNRESET');",
      },
    ],
    hunts: [storm({ network: { response_lost: 0.3 }, habits: { cancels: 0.8 } }, 1, 2, 3, 4)],
  },
  {
    name: 'a fault of the server is a refusal',
    why: '502 comes from a proxy: behind it the order was made.',
    edits: [
      {
        file: HTTP,
        find: "  if (httpStatus >= 500) return failed('server_error');\n",
        replace: '',
      },
    ],
  },
  {
    name: 'a create without key is sent again',
    why: 'Payment intents have no idempotency: the repeat is a second one on the terminal.',
    sign: /^I(?:1|12) /,
    edits: [
      {
        file: 'main/point/intents-gateway.ts',
        find: '    isCreateRepeatable: false,',
        replace: '    isCreateRepeatable: true,',
      },
    ],
  },
  {
    name: 'a create is repeated for ever',
    why: 'After 24 hours the API has forgotten the key: the repeat is a second order.',
    edits: [
      {
        file: STEP,
        find: '  return ageMs >= -CLOCK_SLACK_MS && ageMs < REPLAY_WINDOW_MS - REPLAY_MARGIN_MS;',
        replace: '  return ageMs >= -CLOCK_SLACK_MS;',
      },
    ],
    hunts: [
      unit(
        'main/charging/charging.test.ts',
        'does not replay a create when the API may have forgotten its key',
      ),
    ],
  },
  {
    name: 'Retry-After is not obeyed',
    why: 'An account that goes on asking is blocked for longer.',
    sign: /before the time/,
    edits: [
      {
        file: 'main/charging/follower.ts',
        find: "        const retryAfterMs = answer.kind === 'unanswered' ? (answer.retryAfterMs ?? 0) : 0;",
        replace: '        const retryAfterMs = answer.retryAfterMs === undefined ? 0 : 0;',
      },
    ],
    hunts: [storm({ network: { http_429: 0.2 } }, 1, 2)],
  },
  {
    name: 'an open charge is asked about without a pause',
    why: 'Hundreds of requests a minute: the account is limited, and every other till of it with it.',
    edits: [
      {
        file: STEP,
        find: '  return Math.max(1_000, Math.round(baseMs * jitter));',
        replace: '  return Math.max(0, Math.round((baseMs * jitter) / 100));',
      },
    ],
  },
  {
    name: 'an order that comes late is not withdrawn',
    why: 'The terminal shows it to whoever stands at the counter now.',
    edits: [
      {
        file: LOOP,
        find: "    recordEvent(chargeId, extra, { kind: 'cancel_asked', by: 'till' }, null);\n    return 0;",
        replace: '    return FIRST_LOOK_MS;',
      },
    ],
    hunts: [
      unit(
        'main/charging/charging.test.ts',
        'is withdrawn when the network comes back after hours, in the same run',
      ),
    ],
  },
  {
    name: 'another order’s answer is adopted',
    why: 'A cache between here and there answers with the order of another customer.',
    edits: [
      {
        file: 'main/point/own-order.ts',
        find: "answer.kind === 'ok' && answer.value.observed.orderId !== orderId",
        replace: "answer.kind === 'ok' && orderId === ''",
      },
      {
        file: 'main/charging/read-answer.ts',
        find: 'if (charge.order !== null && charge.order.orderId !== order.observed.orderId) {',
        replace: 'if (charge.order === null && order.observed.orderId === charge.chargeId) {',
      },
      {
        file: 'main/charging/read-answer.ts',
        find: 'if (order.externalReference !== null && order.externalReference !== charge.chargeId) {',
        replace: "if (order.externalReference === '') {",
      },
    ],
  },
  {
    name: 'another amount is not noticed',
    why: 'The terminal took another amount than the sale’s, and the sale is booked as paid.',
    edits: [
      {
        file: 'main/charging/read-answer.ts',
        find: 'if (order.amountMinor !== null && order.amountMinor !== charge.amountMinor) {',
        replace: 'if (order.amountMinor !== null && order.amountMinor < 0) {',
      },
    ],
    hunts: [unit('main/charging/faults/following.test.ts', 'P40')],
  },
];
