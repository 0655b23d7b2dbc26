import { describe, expect, it } from 'vitest';
import { fixedToken } from '#main/point/credentials.ts';
import { createPointHttp } from '#main/point/point-http.ts';
import { whoIs } from '#main/point/users.ts';
import { createManualClock, startSimulator } from '#main/simulator/simulator.ts';
import { answeringHttp, lost, refused } from './answering-http.ts';

const ME = { id: 4711, nickname: 'TIENDA4711', site_id: 'MLM', tags: ['normal'] };
const read = (json: unknown) => whoIs(answeringHttp(() => ({ json })).http);

describe('whose a token is', () => {
  it.each([
    { site: 'MLA', accountKind: 'live' },
    { site: 'MLB', accountKind: 'test' },
    { site: 'MLM', accountKind: 'live' },
  ] as const)('is told with country and kind: $site, $accountKind', async ({ site, accountKind }) => {
    // A test account's token begins like a live one's.
    const openQuestions = { testTokenPrefix: 'APP_USR' } as const;
    const point = await startSimulator({ site, accountKind, openQuestions, clock: createManualClock() });
    const http = createPointHttp({ baseUrl: point.url, credentials: fixedToken(() => point.accessToken) });
    expect(point.accessToken).toMatch(/^APP_USR-/);
    await expect(whoIs(http)).resolves.toMatchObject({
      kind: 'ok',
      value: { siteId: site, isTest: accountKind === 'test' },
    });
    const unknown = createPointHttp({ baseUrl: point.url, credentials: fixedToken(() => 'APP_USR-0') });
    await expect(whoIs(unknown)).resolves.toMatchObject({ kind: 'refused', httpStatus: 401 });
    await point.close();
  });

  it('may be of a country that the till does not know', async () => {
    await expect(read({ ...ME, site_id: 'MPE' })).resolves.toMatchObject({ value: { siteId: 'MPE' } });
  });

  it.each([
    [{ id: '4711' }, '4711', 'TIENDA4711'],
    [{ nickname: null }, '4711', '4711'],
    [{ nickname: '  ' }, '4711', '4711'],
    [{ nickname: 5 }, '4711', '4711'],
    [{ nickname: ' Ñandú\u0301 🧉 ' }, '4711', 'Ñandú\u0301 🧉'],
    [{ nickname: 'x'.repeat(100_000) }, '4711', 'x'.repeat(100)],
  ])('has a name for people: %j', async (change, userId, nickname) => {
    await expect(read({ ...ME, ...change })).resolves.toEqual({
      kind: 'ok',
      httpStatus: 200,
      value: { userId, nickname, siteId: 'MLM', isTest: false },
      requestId: 'req',
    });
  });

  it.each([
    { id: undefined },
    { id: null },
    { id: 1.5 },
    { id: '../1' },
    { id: '4711 ' },
    { site_id: undefined },
    { site_id: 'mlm' },
    { site_id: 'MLM\n' },
    { site_id: 'x'.repeat(1_000_000) },
    // Whether it is money that is charged would be guessed.
    { tags: undefined },
    { tags: null },
    { tags: 'test_user' },
    { tags: { test_user: true } },
    { tags: [1] },
  ])('is not guessed: %j', async (change) => {
    await expect(read({ ...ME, ...change })).resolves.toMatchObject({
      kind: 'unanswered',
      reason: 'unexpected_shape',
      neverSent: false,
    });
  });

  it('is unknown without an answer', async () => {
    await expect(whoIs(answeringHttp(() => lost).http)).resolves.toEqual(lost);
    const no = refused(403, 'forbidden');
    await expect(whoIs(answeringHttp(() => no).http)).resolves.toEqual(no);
  });
});
