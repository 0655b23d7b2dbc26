import { describe, expect, test } from 'vitest';
import { SITE_IDS } from '#app/domain/site.ts';
import { createSafeShell } from '#main/host/electron/safe-shell.ts';
import { isAllowedPage, pageAddress } from '#main/host/mercado-pago-pages.ts';
import { createPersonBrowser } from '#main/host/node/person-browser.ts';
import type { SystemBrowser } from '#main/ports.ts';
import { createMemoryLog } from '#test/fakes/memory-log.ts';

const AUTHORIZATION =
  'https://auth.mercadopago.com/authorization?client_id=7&response_type=code&state=a&redirect_uri=http%3A%2F%2F127.0.0.1%3A47117%2F';

/** What the system must never be handed, most of it trying to look like a page of Mercado Pago. */
const NOT_ALLOWED = [
  'http://auth.mercadopago.com/',
  'https://evil.example/',
  'https://auth.mercadopago.com.evil.example/',
  'https://evil.auth.mercadopago.com/',
  'https://mercadopago.com/',
  'https://api.mercadopago.com/users/me',
  'https://auth.mercadopago.com./',
  'https://auth.mercadopago.com@evil.example/',
  'https://me@auth.mercadopago.com/',
  'https://me:secret@auth.mercadopago.com/',
  'https://auth.mercadopago.com:8443/',
  'https://AUTH.mercadopago.com/',
  'https://auth.mercadopago.com\\@evil.example/',
  'https:auth.mercadopago.com/',
  ' https://auth.mercadopago.com/',
  'ht\ntps://auth.mercadopago.com/',
  'https://auth.mercadopago.com/a b',
  'https://www.mercadopago.com.ar&calc.exe',
  'file:///etc/passwd',
  'file://host/share/program.exe',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'mailto:a@auth.mercadopago.com',
  '-a',
  'not an address',
  '',
];

describe('pages of Mercado Pago', () => {
  test('each country has its own site', () => {
    expect(SITE_IDS.map((site) => pageAddress('applications', site)).sort()).toEqual([
      'https://www.mercadopago.cl/developers/panel/app',
      'https://www.mercadopago.com.ar/developers/panel/app',
      'https://www.mercadopago.com.br/developers/panel/app',
      'https://www.mercadopago.com.mx/developers/panel/app',
    ]);
  });

  test('every page that has a name may be opened, and so may the authorization', () => {
    for (const site of SITE_IDS) expect(isAllowedPage(pageAddress('applications', site))).toBe(true);
    expect(isAllowedPage(AUTHORIZATION)).toBe(true);
  });

  test.each(NOT_ALLOWED)('%j may not be opened', (address) => {
    expect(isAllowedPage(address)).toBe(false);
  });
});

const hosts = {
  'the system’s browser under Electron': () => {
    const opened: string[] = [];
    const log = createMemoryLog();
    const shell = {
      openExternal: (url: string) => {
        opened.push(url);
        return Promise.resolve();
      },
    };
    return { opened, log, browser: createSafeShell(shell, log) };
  },
  'the person’s browser of the browser host': () => {
    const opened: string[] = [];
    const log = createMemoryLog();
    return { opened, log, browser: createPersonBrowser(log, (url) => opened.push(url)) };
  },
} satisfies Record<
  string,
  () => { opened: string[]; log: ReturnType<typeof createMemoryLog>; browser: SystemBrowser }
>;

describe.each(Object.entries(hosts))('%s', (_what, create) => {
  test('opens what has a name, and the authorization', () => {
    const { opened, log, browser } = create();
    browser.openPage('applications', 'MLM');
    browser.openAuthorization(AUTHORIZATION);
    expect(opened).toEqual(['https://www.mercadopago.com.mx/developers/panel/app', AUTHORIZATION]);
    expect(log.lines).toEqual([]);
  });

  test('opens nothing else, and says so without the address', () => {
    const { opened, log, browser } = create();
    for (const address of NOT_ALLOWED) browser.openAuthorization(address);
    browser.openAuthorization('https://evil.example/?code=TG-secret');
    expect(opened).toEqual([]);
    expect(log.lines).toHaveLength(NOT_ALLOWED.length + 1);
    expect(JSON.stringify(log.lines)).not.toContain('TG-secret');
  });
});

test('a system that opens nothing is said, and nobody is left with its error', async () => {
  const log = createMemoryLog();
  const shell = { openExternal: () => Promise.reject(new Error('no browser')) };
  createSafeShell(shell, log).openAuthorization(AUTHORIZATION);
  await expect.poll(() => log.lines).toMatchObject([{ level: 'warn' }]);
});

test('with --no-open nothing is opened, allowed or not', () => {
  const log = createMemoryLog();
  const browser = createPersonBrowser(log, null);
  browser.openPage('applications', 'MLA');
  browser.openAuthorization(AUTHORIZATION);
  expect(log.lines).toEqual([]);
});
