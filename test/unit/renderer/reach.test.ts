import { describe, expect, test } from 'vitest';
import { UNANSWERED_REASONS } from '#app/domain/charge-event.ts';
import { saysUnreachable } from '#app/domain/reach.ts';
import { LANGUAGES } from '#app/i18n/catalogues.ts';
import { formatDateTime, formatTime } from '#app/i18n/format.ts';
import { translate } from '#app/i18n/translate.ts';
import { hasSince, reachCheckKey, reachSince } from '#renderer/shell/reach-words.ts';

const TIME_ZONE = 'America/Argentina/Buenos_Aires';
/** 14:05 in Buenos Aires. */
const SINCE_MS = Date.UTC(2026, 10, 21, 17, 5);

describe('what to look at', () => {
  test('is nothing while Mercado Pago answers', () => {
    expect(reachCheckKey('online', null)).toBeUndefined();
  });

  test('is the network where the system says that there is none, whatever the call ended with', () => {
    expect(reachCheckKey('no_network', 'timeout')).toBe('reach.check.no_network');
  });

  test('is the permission where there is none', () => {
    expect(reachCheckKey('not_connected', null)).toBe('reach.check.not_connected');
  });

  test('is told apart by why the last call failed, for every reason that makes an outage', () => {
    const checks = UNANSWERED_REASONS.filter(saysUnreachable).map((reason) => [
      reason,
      reachCheckKey('unreachable', reason),
    ]);
    expect(Object.fromEntries(checks)).toEqual({
      network: 'reach.check.network',
      timeout: 'reach.check.timeout',
      tls: 'reach.check.tls',
      proxy: 'reach.check.proxy',
      redirect: 'reach.check.portal',
      not_json: 'reach.check.portal',
      unexpected_shape: 'reach.check.answer',
      too_large: 'reach.check.answer',
      server_error: 'reach.check.server',
    });
  });
});

describe.each(LANGUAGES)('since when, in %s', (language) => {
  const words = {
    t: (key: 'reach.since' | 'reach.sinceDay', values: { readonly at: string }) =>
      translate(language, key, values),
    time: (atMs: number) => formatTime(atMs, TIME_ZONE).slice(0, 5),
    dateTime: (atMs: number) => formatDateTime(atMs, TIME_ZONE, language),
  };

  test('has the hour alone on the same day of the shop, and the date after it', () => {
    // 23:59 of the shop's day, which is the next one in UTC.
    const lateMs = Date.UTC(2026, 10, 22, 2, 59);
    expect(reachSince(words, SINCE_MS, lateMs)).toBe(words.t('reach.since', { at: '14:05' }));
    expect(reachSince(words, SINCE_MS, lateMs + 60_000)).toBe(
      words.t('reach.sinceDay', { at: '21/11/2026 14:05' }),
    );
  });
});

test('only an outage has a since', () => {
  expect((['online', 'unreachable', 'no_network', 'not_connected'] as const).filter(hasSince)).toEqual([
    'unreachable',
    'no_network',
  ]);
});
