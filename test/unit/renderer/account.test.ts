import { CONNECTION_STATES } from '#app/domain/connection.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  AUTHORIZATION_PROBLEMS,
  KEEPING_OBSTACLES,
  RENEWAL_FAILURES,
  type AccountStatus,
  type ConnectedAccount,
} from '#app/contract/account.ts';
import { TILL_MODES } from '#app/domain/mode.ts';
import { catalogues, LANGUAGES } from '#app/i18n/catalogues.ts';
import {
  accountFacts,
  permissionSentences,
  permissionWarnings,
} from '#renderer/features/account/connection-text.ts';
import { lagText } from '#renderer/features/account/lag-text.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { shopKey } from '#renderer/shell/shop-key.ts';
import { windowTitle } from '#renderer/shell/window-title.ts';
import { englishWords } from './english-words.ts';

const NOW_MS = Date.UTC(2026, 10, 21, 12);
const DAY_MS = 24 * 60 * 60_000;

const CONNECTED: ConnectedAccount = {
  userId: '471100231',
  nickname: 'TIENDA123',
  site: 'MLA',
  isTest: false,
  kind: 'authorization',
  connection: 'connected',
  expiresAtMs: NOW_MS + 170 * DAY_MS + 1,
  renewalFailure: null,
};
const STATUS: AccountStatus = {
  mode: 'live',
  account: CONNECTED,
  keptOnlyNow: null,
  authorization: null,
  authorizationProblem: null,
  loopbackRedirectUri: 'http://127.0.0.1:1/',
  clockOffMs: null,
};

let words: Words;
beforeAll(async () => {
  words = await englishWords();
});

const fact = (account: ConnectedAccount, name: string) =>
  accountFacts(account, words, NOW_MS).find((each) => each.name === name)?.value;

describe('what is said about a connected account', () => {
  test('whose it is, and whether what it charges is money', () => {
    expect(fact(CONNECTED, 'account')).toBe('TIENDA123');
    expect(fact(CONNECTED, 'country')).toBe('Argentina');
    expect(fact(CONNECTED, 'worth')).toMatch(/is money$/);
    expect(fact({ ...CONNECTED, isTest: true }, 'worth')).toMatch(/^Test account: nothing/);
  });

  test('until when, in days, and never fewer than none', () => {
    expect(fact(CONNECTED, 'until')).toBe('10/05/2027 12:00 (days left: 170)');
    expect(fact({ ...CONNECTED, expiresAtMs: NOW_MS - 1 }, 'until')).toMatch(/days left: 0/);
  });

  test('days are not counted of a permission that lasts hours', () => {
    const hours = { ...CONNECTED, kind: 'client_credentials' as const, expiresAtMs: NOW_MS + 60_000 };
    expect(fact(hours, 'until')).toBe('21/11/2026 12:01');
  });

  test('a permission without an end that was told says so, and one that is missing has no dates', () => {
    expect(fact({ ...CONNECTED, kind: 'token', expiresAtMs: null }, 'until')).toMatch(/does not say/);
    const missing = { ...CONNECTED, kind: null, connection: 'missing' as const, expiresAtMs: null };
    expect(fact(missing, 'until')).toBeUndefined();
    expect(fact(missing, 'state')).toBe('There is none');
    expect(permissionSentences({ ...STATUS, account: missing }, words)).toEqual([]);
  });

  test('a name that would turn the line around is shown without its tricks', () => {
    expect(fact({ ...CONNECTED, nickname: 'A\u202eB' }, 'account')).toBe('AB');
  });

  test('where it is kept, and why for this run only', () => {
    expect(permissionSentences(STATUS, words).at(-1)).toMatch(/key store, also between runs/);
    for (const keptOnlyNow of KEEPING_OBSTACLES) {
      expect(permissionSentences({ ...STATUS, keptOnlyNow }, words).at(-1)).toMatch(/for this run only/);
    }
  });

  test('a renewal that failed is a warning with its time', () => {
    expect(permissionWarnings(STATUS, words)).toEqual([]);
    const warnings = RENEWAL_FAILURES.flatMap((reason) =>
      permissionWarnings(
        { ...STATUS, account: { ...CONNECTED, renewalFailure: { reason, atMs: NOW_MS } } },
        words,
      ),
    );
    expect(new Set(warnings).size).toBe(RENEWAL_FAILURES.length);
    for (const warning of warnings) expect(warning).toContain('21/11/2026 12:00');
  });

  test('a clock that is off is said with its direction', () => {
    const ahead = permissionWarnings({ ...STATUS, clockOffMs: DAY_MS }, words);
    const behind = permissionWarnings({ ...STATUS, clockOffMs: -DAY_MS }, words);
    expect(ahead).toEqual([expect.stringMatching(/clock is 1 d ahead/)]);
    expect(behind).toEqual([expect.stringMatching(/clock is 1 d behind/)]);
  });
});

test('how far a clock is off is told in its two largest units', () => {
  expect(lagText(7 * 60_000)).toBe('7 min');
  expect(lagText(-(3 * 60 + 5) * 60_000)).toBe('3 h 5 min');
  expect(lagText(2 * 60 * 60_000)).toBe('2 h');
  expect(lagText(DAY_MS + 2 * 60 * 60_000 + 9 * 60_000)).toBe('1 d 2 h');
  expect(lagText(DAY_MS + 9 * 60_000)).toBe('1 d');
});

test('the window’s frame says that nothing is money, or whose it is', () => {
  const account = { userId: '1', nickname: 'TIENDA123', connection: 'connected' as const };
  expect(windowTitle({ mode: 'practice', account: null }, words.t)).toBe('PRACTICE, NO VALUE – Mostrador');
  expect(windowTitle({ mode: 'test', account }, words.t)).toBe('TEST ACCOUNT, NO VALUE – Mostrador');
  expect(windowTitle({ mode: 'live', account }, words.t)).toBe('TIENDA123 – Mostrador');
});

test('a shop is another one by what its money is worth, its country and its account', () => {
  const account = (userId: string) => ({ userId, nickname: 'A', connection: 'connected' as const });
  const keys = [
    shopKey({ mode: 'practice', site: 'MLA', account: null }),
    shopKey({ mode: 'live', site: 'MLA', account: account('1') }),
    shopKey({ mode: 'test', site: 'MLA', account: account('1') }),
    shopKey({ mode: 'live', site: 'MLA', account: account('2') }),
    shopKey({ mode: 'live', site: 'MLB', account: account('1') }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(shopKey({ mode: 'live', site: 'MLA', account: { ...account('1'), connection: 'rejected' } })).toBe(
    keys[1],
  );
});

describe.each(LANGUAGES)('in %s', (language) => {
  const messages = catalogues[language];

  test('modes without value say so in words, and only they', () => {
    const noValue = messages['mode.noValue'];
    for (const mode of TILL_MODES) {
      if (mode === 'live') continue;
      expect(messages[`mode.${mode}.badge`]).toContain(noValue);
      expect(messages[`mode.${mode}.title`]).toContain(noValue);
    }
    expect(messages['mode.test.badge']).not.toBe(messages['mode.practice.badge']);
  });

  test('a permission that is not in order is said with what still works', () => {
    const sentences = CONNECTION_STATES.flatMap((state) =>
      state === 'connected' ? [] : [messages[`account.notice.${state}`]],
    );
    expect(new Set(sentences).size).toBe(CONNECTION_STATES.length - 1);
    for (const sentence of sentences) expect(sentence.length).toBeLessThan(260);
  });

  test('every way back from Mercado Pago’s page that failed has a sentence of its own', () => {
    const sentences = AUTHORIZATION_PROBLEMS.map((problem) => messages[`account.problem.${problem}`]);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});
