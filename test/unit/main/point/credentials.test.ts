import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedToken, type PointCredentials } from '#main/point/credentials.ts';
import { createPointHttp, type PointHttp, type PointRequest } from '#main/point/point-http.ts';
import { openAnsweringServer, sendJson, type AnsweringServer } from './answering-server.ts';

const CREATE: PointRequest = {
  method: 'POST',
  path: '/v1/orders',
  headers: { 'x-idempotency-key': 'charge-1' },
  body: '{"type":"point","amount":"150.00","ñ":"é"}',
};
const UNAUTHORIZED = { code: 'unauthorized', message: 'user not found' };
const LEGACY_UNAUTHORIZED = { status: 401, error: 'unauthorized', message: 'Unauthorized', cause: [] };

let server: AnsweringServer;
beforeEach(async () => {
  server = await openAnsweringServer();
});
afterEach(() => server.close());

/** Credentials that note what was asked of them. */
function credentialsOf(first: string | null, next: string | null) {
  const rejected: string[] = [];
  const credentials: PointCredentials = {
    token: () => Promise.resolve(first),
    renewed: (token) => {
      rejected.push(token);
      return Promise.resolve(next);
    },
  };
  return { credentials, rejected };
}

const httpWith = (credentials: PointCredentials): PointHttp =>
  createPointHttp({ baseUrl: server.url, credentials, requestTimeoutMs: 400 });

const sentTokens = (): unknown[] => server.requests.map((request) => request.headers.authorization);

describe('without a token', () => {
  it.each([null, '', ' ', 'APP_USR-1 2', 'APP_USR-1\n', 'APP_USR-1\r\nx-evil: 1', 'APP_USR-\u00e9', '\0'])(
    'as %j is none, nothing is sent, and that is known',
    async (token) => {
      const { credentials, rejected } = credentialsOf(token, 'APP_USR-2');
      await expect(httpWith(credentials)(CREATE)).resolves.toEqual({
        kind: 'unanswered',
        reason: 'unauthorized',
        retryAfterMs: null,
        neverSent: true,
        requestId: null,
      });
      expect([server.requests, rejected]).toEqual([[], []]);
    },
  );

  it('a public request is sent all the same, and carries none even if there is one', async () => {
    const { credentials, rejected } = credentialsOf('APP_USR-1', 'APP_USR-2');
    server.answer = (response) => {
      sendJson(response, 401, { error: 'invalid_client', message: 'no', status: 401 });
    };
    const answer = await httpWith(credentials)({ ...CREATE, path: '/oauth/token', isPublic: true });
    expect(answer).toMatchObject({ kind: 'refused', httpStatus: 401, code: 'invalid_client' });
    expect(sentTokens()).toEqual([undefined]);
    expect(rejected).toEqual([]);
    await httpWith(fixedToken(() => null))({ ...CREATE, isPublic: true });
    expect(server.requests).toHaveLength(2);
  });
});

describe('a token', () => {
  it('of any length and of any visible characters is sent as it is', async () => {
    const odd = `APP_USR-${'!#$%&()*+,-./:;<=>?@[]^_`{|}~"\'\\'.repeat(20)}`;
    await httpWith(fixedToken(() => odd))(CREATE);
    expect(sentTokens()).toEqual([`Bearer ${odd}`]);
    const long = `TEST-${'a'.repeat(5 * 1024)}`;
    await httpWith(fixedToken(() => long))(CREATE);
    expect(sentTokens()[1]).toBe(`Bearer ${long}`);
  });

  it('is asked for anew with every request', async () => {
    let token = 'APP_USR-1';
    const http = httpWith(fixedToken(() => token));
    await http(CREATE);
    token = 'APP_USR-2';
    await http(CREATE);
    expect(sentTokens()).toEqual(['Bearer APP_USR-1', 'Bearer APP_USR-2']);
  });

  it('goes to no other host, whatever a path looks like', async () => {
    const http = httpWith(fixedToken(() => 'APP_USR-1'));
    for (const path of ['//evil.example/v1', 'https://evil.example/', '\\\\evil.example\\v1']) {
      await expect(http({ method: 'GET', path }), path).rejects.toThrow('names no other host');
    }
    expect(server.requests).toEqual([]);
  });
});

describe('after a 401 of the API', () => {
  beforeEach(() => {
    server.answer = (response, { headers }) => {
      if (headers.authorization === 'Bearer good') sendJson(response, 201, { id: 'ORD1' });
      else sendJson(response, 401, UNAUTHORIZED);
    };
  });

  it.each([UNAUTHORIZED, LEGACY_UNAUTHORIZED])(
    'the same request goes out once more with the other token (%j)',
    async (envelope) => {
      server.answer = (response, { headers }) => {
        if (headers.authorization === 'Bearer good') sendJson(response, 201, { id: 'ORD1' });
        else sendJson(response, 401, envelope);
      };
      const { credentials, rejected } = credentialsOf('old', 'good');
      await expect(httpWith(credentials)(CREATE)).resolves.toMatchObject({ kind: 'ok', httpStatus: 201 });
      const [first, second, ...more] = server.requests;
      expect(more).toEqual([]);
      expect(first?.body).toBe(CREATE.body);
      expect(second).toEqual({ ...first, headers: { ...first?.headers, authorization: 'Bearer good' } });
      expect(rejected).toEqual(['old']);
    },
  );

  it('nothing is sent a second time without another token', async () => {
    for (const next of [null, 'old', 'new\r\nx-evil: 1', '']) {
      const { credentials, rejected } = credentialsOf('old', next);
      await expect(httpWith(credentials)(CREATE)).resolves.toMatchObject({
        kind: 'refused',
        httpStatus: 401,
        code: 'unauthorized',
      });
      expect(rejected).toEqual(['old']);
    }
    expect(server.requests).toHaveLength(4);
  });

  it('a second one is the answer, and nobody is asked again', async () => {
    const { credentials, rejected } = credentialsOf('old', 'older');
    await expect(httpWith(credentials)(CREATE)).resolves.toMatchObject({ kind: 'refused', httpStatus: 401 });
    expect(sentTokens()).toEqual(['Bearer old', 'Bearer older']);
    expect(rejected).toEqual(['old']);
  });

  it('what becomes of the repeat is the answer, also when it is lost', async () => {
    server.answer = (response, { headers }) => {
      if (headers.authorization === 'Bearer good') response.socket?.resetAndDestroy();
      else sendJson(response, 401, UNAUTHORIZED);
    };
    await expect(httpWith(credentialsOf('old', 'good').credentials)(CREATE)).resolves.toMatchObject({
      kind: 'unanswered',
      reason: 'network',
      neverSent: false,
    });
    expect(server.requests).toHaveLength(2);
  });
});

describe('what only looks like a refused token', () => {
  it.each([
    { what: 'a page with 401', status: 401, body: '<html>sign in</html>', kind: 'unanswered' },
    { what: 'JSON of nobody’s with 401', status: 401, body: '{"login":true}', kind: 'unanswered' },
    { what: 'a 403', status: 403, body: '{"code":"unauthorized"}', kind: 'refused' },
    {
      what: 'a 401 about the order of another account',
      status: 401,
      body: '{"errors":[{"code":"user_not_authorized","message":"no"}]}',
      kind: 'refused',
    },
    { what: 'a 500', status: 500, body: '{"code":"unauthorized"}', kind: 'unanswered' },
  ])('is sent once: $what', async ({ status, body, kind }) => {
    server.answer = (response) => response.writeHead(status).end(body);
    const { credentials, rejected } = credentialsOf('old', 'good');
    await expect(httpWith(credentials)(CREATE)).resolves.toMatchObject({ kind });
    expect(server.requests).toHaveLength(1);
    expect(rejected).toEqual([]);
  });
});

describe('a request', () => {
  it('may change something', async () => {
    const http = httpWith(fixedToken(() => 'good'));
    await http({ method: 'PATCH', path: '/terminals/v1/setup', body: '{"terminals":[]}' });
    expect(server.requests).toMatchObject([
      { method: 'PATCH', url: '/terminals/v1/setup', body: '{"terminals":[]}' },
    ]);
    expect(server.requests[0]?.headers['content-type']).toBe('application/json');
  });
});
