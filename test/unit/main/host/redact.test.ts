import { describe, expect, test } from 'vitest';
import { redactFields, redactText } from '#main/host/redact.ts';

describe('what reaches the log', () => {
  test.each([
    ['Bearer APP_USR-1234567890123456-010203-abcdef0123456789-42', 'APP_USR-1234'],
    ['got 401 with authorization: Bearer abc.def-ghi', 'abc.def'],
    ['Authorization=Bearer s3cret', 's3cret'],
    ['token TEST-8899-aa-bb is not valid', '8899'],
    ['key app_usr-ffff-1', 'ffff'],
    ['http://127.0.0.1:4000/?token=Zm9vYmFyYmF6&x=1', 'Zm9vYmFy'],
    ['{"access_token":"abcdef","scope":"x"}', 'abcdef'],
    ["client_secret='hunter2'", 'hunter2'],
    ['refresh_token: qwerty', 'qwerty'],
    ['proxy http://clerk:hunter2@proxy.example:3128 refused', 'hunter2'],
    ['no grant for TG-66aa-42', '66aa'],
    ['GET /mostrador?code=zzz-9&state=a', 'zzz-9'],
  ])('%s loses its secret', (text, secret) => {
    expect(redactText(text)).not.toContain(secret);
    expect(redactText(text)).toContain('[redacted]');
  });

  test('words that only look like one stay readable', () => {
    const text = 'charge 5f0c at terminal NEWLAND_N950__N950NCB801293324: 402 for 1.500,00; bearer of news';
    expect(redactText(text)).toBe(text.replace('bearer of', 'bearer [redacted]'));
  });

  test('no character can move the cursor, forge a line or turn the text around', () => {
    expect(redactText('a\r\nb\u001b[2Jc\u0085d\u2028e\u202ef')).toBe(
      'a\\u000d\\u000ab\\u001b[2Jc\\u0085d\\u2028e\\u202ef',
    );
  });

  test('a field named after a secret is hidden whole, numbers and answers stay', () => {
    expect(
      redactFields({ accessToken: 'x', clientSecret: 'y', amountMinor: 150_00, isOk: true, at: null }),
    ).toEqual({
      accessToken: '[redacted]',
      clientSecret: '[redacted]',
      amountMinor: 150_00,
      isOk: true,
      at: null,
    });
  });

  test('a text of any length stays a line', () => {
    expect(redactText('x'.repeat(1_000_000)).length).toBeLessThan(3_000);
  });
});
