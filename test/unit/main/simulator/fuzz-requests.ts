import fc from 'fast-check';

import { orderBody } from './harness.ts';

/** Values a client might have got wrong, and values nobody would send. */
const member = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      '150.00',
      '0',
      '-1',
      '1e9',
      '99999999999999',
      'PT15M',
      'PT0S',
      'P1Y',
      'PDV',
      'point',
      'print',
      '__proto__',
      '',
      0,
      -0,
      -1,
      1.5,
      Number.MAX_SAFE_INTEGER,
      true,
      null,
      [],
      {},
      [[]],
      [{}],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
);

const NAMES = [
  'type',
  'external_reference',
  'transactions',
  'payments',
  'config',
  'point',
  'terminal_id',
  'amount',
  'id',
  'status',
  'terminals',
  'operating_mode',
  'content',
  'subtype',
  'name',
  'external_id',
  'location',
  'business_hours',
  'store_id',
  'category',
  'items',
  'title',
  'quantity',
  'unit_price',
  'expires',
  'expiration_date_to',
  'fixed_amount',
  'grant_type',
  'code',
  'client_id',
  'begin_date',
  'end_date',
  'payment',
  'additional_info',
  'payment_id',
  'description',
  'expiration_time',
  'installments',
  'payment_method_type',
  '__proto__',
  'constructor',
];

export const anyBody = fc.oneof(
  fc.dictionary(fc.constantFrom(...NAMES), member, { maxKeys: 8 }),
  fc.dictionary(fc.string({ maxLength: 12 }), member, { maxKeys: 5 }),
  fc.jsonValue({ maxDepth: 4 }),
);

/** Bodies that are right, of any call, with one member replaced, taken away or added. */
export const nearlyGood = (terminalId: string): fc.Arbitrary<unknown> =>
  fc
    .record({
      body: fc.constantFrom<Record<string, unknown>>(
        orderBody(terminalId),
        { terminals: [{ id: terminalId, operating_mode: 'PDV' }] },
        { amount: 1_500, additional_info: { external_reference: 'sale', print_on_terminal: true } },
        { operating_mode: 'STANDALONE' },
        {
          status: 'processed',
          payment_method_type: 'credit_card',
          installments: 3,
          payment_method_id: 'visa',
        },
        { transactions: [{ id: 'PAY01JYH1Z1YJN4HZ8J3Q0RB3YP6D', amount: '10.00' }] },
        { begin_date: '2026-01-01T00:00:00Z', end_date: '2026-01-05T00:00:00Z' },
        { name: 'Caja 1', store_id: '47790001', external_id: 'CAJA1' },
        { payment_id: '123456789012', additional_info: { print_on_terminal: ['SELLER_TICKET'] } },
        { grant_type: 'client_credentials', client_id: '1', client_secret: 'secret' },
      ),
      change: fc.option(fc.tuple(fc.constantFrom(...NAMES), fc.option(member, { nil: undefined }))),
    })
    .map(({ body, change }) => (change === null ? body : { ...body, [change[0]]: change[1] }));

export const parameter = (known: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '0',
        '-1',
        '1',
        'ORD',
        'ORDTST',
        '%00',
        '%2e%2e',
        '..',
        '__proto__',
        'null',
        '9'.repeat(40),
      ),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 40 }).map(encodeURIComponent) },
  );

export const queryText = fc
  .dictionary(
    fc.constantFrom(
      'limit',
      'offset',
      'store_id',
      'pos_id',
      'external_reference',
      'external_id',
      'startDate',
      'endDate',
      'begin_date',
      'end_date',
      'sort',
      'criteria',
      'range',
      'client_id',
      'response_type',
      'redirect_uri',
      'state',
    ),
    fc.oneof(
      fc.constantFrom(
        '-1',
        '0',
        '50',
        '1e3',
        '99999999999999999999',
        '2026-01-01',
        '2026-01-05',
        'NOW-1DAYS',
        'code',
      ),
      fc.string({ maxLength: 20 }),
    ),
    { maxKeys: 4 },
  )
  .map((members) => new URLSearchParams(members).toString());

export const headers = fc.dictionary(
  fc.constantFrom('x-allow-cancelable-status', 'x-test-scope', 'content-type', 'accept', 'x-retry'),
  fc.constantFrom('at_terminal', 'sandbox', 'text/plain', 'application/json', '*/*', '0', ''),
  { maxKeys: 3 },
);
