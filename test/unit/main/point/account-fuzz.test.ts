import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { UNANSWERED_REASONS } from '#app/domain/charge-event.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import { fixedToken } from '#main/point/credentials.ts';
import { createIntentsGateway } from '#main/point/intents-gateway.ts';
import { createOauth } from '#main/point/oauth.ts';
import { createOrdersGateway } from '#main/point/orders-gateway.ts';
import { createPos, createStore, findStore, listPos, listStores } from '#main/point/places.ts';
import { createPointHttp, type PointHttp } from '#main/point/point-http.ts';
import { whoIs } from '#main/point/users.ts';
import { createSeeded, type Seeded } from '#test/simulation/seeded.ts';
import { openAnsweringServer, type AnsweringServer } from './answering-server.ts';

const CLIENT = { clientId: '1', clientSecret: 'secret' };
const STORE = {
  name: 'a',
  externalId: 'a',
  streetName: 'a',
  streetNumber: '1',
  cityName: 'a',
  stateName: 'a',
  latitude: 0,
  longitude: 0,
  reference: '',
};
const GRANT = {
  access_token: 'APP_USR-1',
  token_type: 'bearer',
  expires_in: 21_600,
  user_id: 4711,
  refresh_token: 'TG-1',
  live_mode: true,
};
const ME = { id: 4711, nickname: 'TIENDA', site_id: 'MLA', tags: ['normal', 'test_user'] };
const PLACE = {
  id: 12,
  name: 'a',
  external_id: 'a',
  store_id: '7',
  location: { address_line: 'Calle 1' },
};
const PLACES = { paging: { total: 1, offset: 0, limit: 50 }, results: [PLACE] };
const REFUSAL = {
  status: 400,
  error: 'INVALID_CITY_NAME',
  message: 'no',
  cause: [{ code: 'INVALID_CITY_NAME', description: 'one of: Culiacán' }],
};

/** Every call about the account, and a good answer to it. */
const CALLS: readonly (readonly [string, object, (http: PointHttp) => Promise<PointAnswer<unknown>>])[] = [
  ['client credentials', GRANT, (http) => createOauth(http).clientCredentials(CLIENT)],
  ['refresh', GRANT, (http) => createOauth(http).refresh({ ...CLIENT, refreshToken: 'TG-0' })],
  [
    'exchange of a code',
    GRANT,
    (http) =>
      createOauth(http).exchangeCode({ ...CLIENT, code: 'TG', redirectUri: 'http://x', codeVerifier: 'v' }),
  ],
  ['whose a token is', ME, whoIs],
  ['stores', PLACES, (http) => listStores(http, '4711')],
  ['a store', PLACES, (http) => findStore(http, '4711', 'a')],
  ['points of sale', PLACES, listPos],
  ['new store', PLACE, (http) => createStore(http, '4711', STORE)],
  [
    'new point of sale',
    PLACE,
    (http) => createPos(http, { storeId: '7', name: 'a', externalId: 'a' }, 'key'),
  ],
  ['mode', { terminals: [] }, (http) => createOrdersGateway(http).setTerminalMode('A__1', 'PDV')],
  [
    'mode of a device',
    { operating_mode: 'PDV' },
    (http) => createIntentsGateway(http).setTerminalMode('A__1', 'STANDALONE'),
  ],
];

const id = z.string().regex(/^\d{1,20}$/);
const shortText = z.string().max(200);
const visible = z.string().regex(/^[\x21-\x7e]{1,1024}$/);
const Store = z.strictObject({
  storeId: id,
  name: shortText,
  externalId: shortText.nullable(),
  address: shortText.nullable(),
});
const Pos = z.strictObject({
  posId: id,
  name: shortText,
  externalId: shortText.nullable(),
  storeId: id.nullable(),
});

/** What may come out of the wire at all. */
const Sound = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ok'),
    httpStatus: z.int().min(200).max(299),
    requestId: z.string().nullable(),
    value: z.union([
      z.null(),
      z.strictObject({
        accessToken: visible,
        refreshToken: visible.nullable(),
        expiresInMs: z.int().nonnegative().nullable(),
        userId: id,
        isLive: z.boolean().nullable(),
      }),
      z.strictObject({
        userId: id,
        nickname: z.string().min(1).max(100),
        siteId: z.string().regex(/^[A-Z]{3}$/),
        isTest: z.boolean(),
      }),
      Store,
      Pos,
      z.array(Store),
      z.array(Pos),
    ]),
  }),
  z.strictObject({
    kind: z.literal('refused'),
    httpStatus: z.int().min(400).max(499),
    requestId: z.string().nullable(),
    code: shortText,
    message: shortText,
    causes: z
      .array(z.strictObject({ code: shortText, description: z.string().max(16_000) }))
      .max(20)
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('unanswered'),
    reason: z.enum(UNANSWERED_REASONS),
    retryAfterMs: z.int().nullable(),
    neverSent: z.literal(false),
    requestId: z.string().nullable(),
  }),
]);

let server: AnsweringServer;
let http: PointHttp;
beforeAll(async () => {
  server = await openAnsweringServer();
  http = createPointHttp({
    baseUrl: server.url,
    credentials: fixedToken(() => 'APP_USR-1'),
    requestTimeoutMs: 5_000,
  });
});
afterAll(() => server.close());

async function answered(
  call: (http: PointHttp) => Promise<PointAnswer<unknown>>,
  status: number,
  body: string,
): Promise<PointAnswer<unknown>> {
  server.answer = (response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  const answer = await call(http);
  const sound = Sound.safeParse(answer);
  expect(sound.error?.issues, `${status} ${body.slice(0, 300)}`).toBeUndefined();
  return answer;
}

describe.each(CALLS)('B51 the answer to %s', (_name, good, call) => {
  it('is understood when it is good', async () => {
    await expect(answered(call, 200, JSON.stringify(good))).resolves.toMatchObject({ kind: 'ok' });
    await expect(answered(call, 400, JSON.stringify(REFUSAL))).resolves.toMatchObject({
      kind: 'refused',
      code: 'INVALID_CITY_NAME',
    });
  });

  it.each([
    ['a list in a list 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['an object in an object 40,000 deep', '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000)],
    ['depth in a member that is read', `{"results":${'['.repeat(90_000)}${']'.repeat(90_000)}}`],
    ['depth in an error', `{"error":${'['.repeat(90_000)}${']'.repeat(90_000)},"cause":[[[]]]}`],
    ['half of it', JSON.stringify(REFUSAL).slice(0, 40)],
    ['a million characters', `{"error":"${'x'.repeat(1_000_000)}"}`],
    ['a hundred thousand members', `{${Array.from({ length: 20_000 }, (_, n) => `"m${n}":1`).join(',')}}`],
    ['a prototype', '{"__proto__":{"access_token":"x","id":1,"results":[]},"constructor":{}}'],
    ['nothing', ''],
    ['a number', '1e999'],
    ['NUL', '\0'],
    ['a lone surrogate', '{"error":"\\ud800","message":"\\udfff"}'],
  ])('that is %s does no harm', async (_what, body) => {
    for (const status of [200, 400]) {
      const answer = await answered(call, status, body);
      const isMode = answer.kind === 'ok' && answer.value === null;
      expect(answer.kind !== 'ok' || isMode).toBe(true);
    }
    expect('access_token' in {}).toBe(false);
  });

  it('with its members said twice has the last of them, or none', async () => {
    const twice = JSON.stringify(good).replace(/^\{/, '{"id":null,"access_token":null,"results":null,');
    await answered(call, 200, twice);
  });

  it('is a sound value or none, whatever is put into it', async () => {
    const seeded = createSeeded(`account-fuzz ${_name}`);
    const kinds = new Set<string>();
    for (let round = 0; round < 150; round += 1) {
      const isGood = seeded.isTrue(0.7);
      const body = spoilt(seeded, isGood ? good : REFUSAL);
      kinds.add((await answered(call, isGood ? 200 : 400, JSON.stringify(body))).kind);
    }
    // The rounds reach both sides of it.
    expect([...kinds].sort()).toContain('refused');
    expect(kinds.size).toBeGreaterThan(1);
  });
});

const JUNK: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  '12.50 ',
  '12.5',
  1250,
  -1,
  0.1,
  1e21,
  2 ** 53,
  '0x10',
  '../../etc/passwd',
  'a\r\nx-evil: 1',
  '\u202e\0\u0007',
  'x'.repeat(5_000),
  [],
  {},
  [null],
  [[[[]]]],
  { id: 1, length: 5 },
];

/** The same with one to three of its members, anywhere in it, replaced, taken out or doubled. */
function spoilt(seeded: Seeded, json: unknown): unknown {
  let body: unknown = json;
  const times = seeded.int(1, 3);
  for (let time = 0; time < times; time += 1) body = spoiltOnce(seeded, body);
  return body;
}

function spoiltOnce(seeded: Seeded, json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return seeded.pick(JUNK);
  if (Array.isArray(json)) {
    const items: readonly unknown[] = json;
    if (items.length === 0 || seeded.isTrue(0.2)) return seeded.pick(JUNK);
    const at = seeded.int(0, items.length - 1);
    if (seeded.isTrue(0.2)) return [...items, items[at]];
    return items.map((item, index) => (index === at ? spoiltOnce(seeded, item) : item));
  }
  const entries = Object.entries<unknown>({ ...json });
  if (entries.length === 0) return seeded.pick(JUNK);
  const at = seeded.int(0, entries.length - 1);
  if (seeded.isTrue(0.15)) return Object.fromEntries(entries.filter((_, index) => index !== at));
  return Object.fromEntries(
    entries.map(([name, value], index) => [name, index === at ? spoiltOnce(seeded, value) : value]),
  );
}
