import { describe, expect, test } from 'vitest';
import { expiresAtMs, isRenewalDue, readPastedToken, type Credentials } from '#main/account/credentials.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const TOKEN = 'APP_USR-4711-112126-0123456789abcdef-99';

describe('a pasted access token', () => {
  test.each([
    ['as it is', TOKEN],
    ['with spaces and a line break around it', `  ${TOKEN}\r\n`],
    ['with the word of the header', `Bearer ${TOKEN}`],
    ['with both', `\tbearer   ${TOKEN} `],
  ])('is read %s', (_how, pasted) => {
    expect(readPastedToken(pasted)).toBe(TOKEN);
  });

  test('is not judged by how it begins', () => {
    expect(readPastedToken('TEST-4711-112126-0123456789abcdef')).toBe('TEST-4711-112126-0123456789abcdef');
    expect(readPastedToken('whatever-comes-next-year')).toBe('whatever-comes-next-year');
  });

  test.each([
    ['nothing', ''],
    ['only the word of the header', 'Bearer '],
    ['too little', 'APP_USR'],
    ['a line break inside', `${TOKEN}\r\nX-Other: 1`],
    ['a space inside', `${TOKEN} ${TOKEN}`],
    ['letters no token has', `${TOKEN}ñ`],
    ['a NUL', `${TOKEN}\0`],
    ['5 KB', 'A'.repeat(5 * 1024)],
  ])('that is %s is none', (_what, pasted) => {
    expect(readPastedToken(pasted)).toBeUndefined();
  });
});

describe('the time of credentials', () => {
  const authorization = (lifeMs: number | null, refreshToken: string | null = 'TG-1'): Credentials => ({
    kind: 'authorization',
    accessToken: TOKEN,
    refreshToken,
    clientId: '1',
    clientSecret: 's',
    obtainedAtMs: 1_000,
    expiresAtMs: lifeMs === null ? null : 1_000 + lifeMs,
  });

  const isDue = (credentials: Credentials, afterMs: number) => isRenewalDue(credentials, 1_000 + afterMs);

  test('those of 180 days are renewed two months before they end', () => {
    expect(isDue(authorization(180 * DAY_MS), 120 * DAY_MS - 1)).toBe(false);
    expect(isDue(authorization(180 * DAY_MS), 120 * DAY_MS)).toBe(true);
  });

  test('those of six hours are renewed two hours before they end', () => {
    const credentials: Credentials = {
      kind: 'client_credentials',
      accessToken: TOKEN,
      clientId: '1',
      clientSecret: 's',
      obtainedAtMs: 1_000,
      expiresAtMs: 1_000 + 6 * HOUR_MS,
    };
    expect([isDue(credentials, 4 * HOUR_MS - 1), isDue(credentials, 4 * HOUR_MS)]).toEqual([false, true]);
  });

  test('those that were got in the future are renewed: the clock was wrong', () => {
    expect(isDue(authorization(180 * DAY_MS), -2 * HOUR_MS)).toBe(false);
    expect(isDue(authorization(180 * DAY_MS), -2 * DAY_MS)).toBe(true);
  });

  test('nobody renews a pasted token, one without an end, or one without a refresh token', () => {
    const pasted: Credentials = { kind: 'token', accessToken: TOKEN };
    expect([isDue(pasted, 999 * DAY_MS), expiresAtMs(pasted)]).toEqual([false, null]);
    expect(isDue(authorization(null), 999 * DAY_MS)).toBe(false);
    expect(isDue(authorization(DAY_MS, null), 999 * DAY_MS)).toBe(false);
  });
});
