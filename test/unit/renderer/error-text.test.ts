import { beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode, ErrorParams } from '#app/contract/errors.ts';
import { UNANSWERED_REASONS } from '#app/domain/charge-event.ts';
import { CallFailure } from '#renderer/bridge/call-failure.ts';
import { TransportError } from '#renderer/bridge/till-bridge.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { englishWords } from './english-words.ts';

let words: Words;
beforeAll(async () => {
  words = await englishWords();
});

const said = (code: ErrorCode, params: ErrorParams = {}) =>
  errorText(new CallFailure({ code, params, isRetryable: false, incidentId: null }), words, undefined);

describe('why Mercado Pago could not be reached', () => {
  test('a login page in its place is called that', () => {
    for (const reason of ['redirect', 'not_json']) {
      expect(said('point_unreachable', { reason })).toMatch(
        /answers in Mercado Pago’s place.*Wi-Fi login page/,
      );
    }
  });

  test('a certificate that is not right leads to the date and time of the computer', () => {
    expect(said('point_unreachable', { reason: 'tls' })).toMatch(/nothing was sent.*date and time/);
  });

  test('a proxy is named', () => {
    expect(said('point_unreachable', { reason: 'proxy' })).toMatch(/proxy asks for a password or refuses/);
  });

  test('a permission that is not accepted is not taken for a broken connection', () => {
    expect(said('point_unreachable', { reason: 'unauthorized' })).toBe(said('point_unauthorized'));
  });

  test('without a reason, or with one nobody knows, the connection is what to look at', () => {
    expect(said('point_unreachable')).toBe(said('point_unreachable', { reason: 'network' }));
    expect(said('point_unreachable', { reason: 'sunspots' })).toBe(said('point_unreachable'));
  });

  test('every reason has a sentence', () => {
    for (const reason of UNANSWERED_REASONS) {
      expect(said('point_unreachable', { reason }), reason).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('what only the API knows', () => {
  test('its own words and numbers stand behind the sentence, for support', () => {
    expect(
      said('point_refused', { code: 'bad_request', message: 'no such thing', requestId: 'req-1' }),
    ).toMatch(/^Mercado Pago refused it\..* Mercado Pago says: no such thing · bad_request · req-1\.$/);
    expect(said('store_field_refused', { code: 'INVALID_NAME', message: '', requestId: '' })).toMatch(
      /Mercado Pago says: INVALID_NAME\.$/,
    );
  });

  test('nothing is quoted where it said nothing', () => {
    expect(said('point_refused')).not.toContain('says');
  });

  test('its text cannot turn the sentence around or fill the screen', () => {
    const text = said('point_refused', { message: `a\u202eb${'x'.repeat(5_000)}`, code: 'c' });
    expect(text).not.toContain('\u202e');
    expect(text.length).toBeLessThan(400);
  });

  test('a code that names something else than the API’s is not quoted', () => {
    expect(said('product_not_found', { code: '7790001' })).not.toContain('7790001');
  });
});

test('another account is named, with the one that the shop is of', () => {
  expect(said('account_is_other', { nickname: 'TIENDA123', userId: '4711' })).toContain('TIENDA123 (4711)');
  expect(said('account_country_unsupported', { site: 'MCO' })).toContain('(MCO)');
});

test('silence of the till and what nobody foresaw have sentences too', () => {
  expect(errorText(new TransportError('silence'), words, undefined)).toBe(words.t('errors.transport'));
  expect(errorText(new Error('?'), words, undefined)).toMatch(/incident —/);
});
