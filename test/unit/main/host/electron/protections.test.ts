import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '#main/host/security-headers.ts';
import { INDEX_HTML } from '../built-renderer.ts';
import { bootTill } from './booted-till.ts';
import { FOREIGN_ADDRESSES } from './foreign-addresses.ts';

const projectDir = fileURLToPath(new URL('../../../../..', import.meta.url));

describe('the window', () => {
  test('is sandboxed, isolated and without Node, by name and not by default', async () => {
    const { record, window, outDir } = await bootTill();
    expect(record.isSandboxed).toBe(true);
    expect(record.windows).toHaveLength(1);
    // Every preference and no other: what is not named here is Electron's to protect.
    expect(window?.options.webPreferences).toEqual({
      preload: join(outDir, 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: true,
    });
  });

  test('loads the bundled preload and the till’s own page, and is shown when there is something to see', async () => {
    const { window } = await bootTill();
    expect(window?.webContents.mainFrame.url).toBe('app://till/index.html');
    expect(await window?.loaded?.text()).toBe(INDEX_HTML);
    expect([window?.options.show, window?.isShown]).toEqual([false, true]);
  });

  test('has in its frame what the page says of itself: which shop is open', async () => {
    const { window } = await bootTill();
    expect(window?.title).toBe('Mostrador');
    window?.pageSetsTitle('Mostrador · Práctica');
    expect(window?.title).toBe('Mostrador · Práctica');
  });

  test('has developer tools and a menu only where the till is not released', async () => {
    const released = await bootTill({ isPackaged: true });
    expect(released.record.menu).toBeNull();
    expect(released.window?.options.webPreferences?.devTools).toBe(false);
    const unpackaged = await bootTill();
    expect(unpackaged.record.menu).toBe('default');
    expect(unpackaged.window?.options.webPreferences?.devTools).toBe(true);
  });

  test('a released till takes no debugging port from its command line', async () => {
    const switches = [
      'remote-debugging-port',
      'remote-debugging-pipe',
      'remote-debugging-address',
      'remote-allow-origins',
      'auto-open-devtools-for-tabs',
      'load-extension',
      'disable-web-security',
      'force-color-profile',
    ];
    expect([...(await bootTill({ isPackaged: true, switches })).record.switches]).toEqual([
      'force-color-profile',
    ]);
    expect([...(await bootTill({ switches })).record.switches]).toEqual(switches);
  });

  test('a page that falls over is loaded again, three times and no more', async () => {
    const { window } = await bootTill();
    for (let time = 0; time < 5; time += 1) {
      window?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    }
    expect(window?.webContents.reloads).toBe(3);
  });
});

describe('the page’s own scheme', () => {
  test('is standard and secure, and stands under the policy of the page', async () => {
    const { record } = await bootTill();
    expect(record.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  test('serves the listed files with the policy of the page', async () => {
    const { fetchPage } = await bootTill();
    for (const address of ['app://till/', 'app://till/index.html', 'app://till/index.html?x=1#y']) {
      const answer = await fetchPage(address);
      expect([answer.status, await answer.text()]).toEqual([200, INDEX_HTML]);
      expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    }
  });

  test.each(
    [
      'app://till/../outside.html',
      'app://till/..%2foutside.html',
      'app://till/%2e%2e/outside.html',
      'app://till/%252e%252e/outside.html',
      'app://till/..\\outside.html',
      'app://till/assets/../../outside.html',
      'app://till/C:/Windows/win.ini',
      'app://till/index.html%00.js',
      'app://till//index.html',
      'app://till//host/share/index.html',
      'app://till/\\\\host\\share\\index.html',
      'app://till/file:///etc/passwd',
      'app://till/__proto__',
      'app://till/assets/main-A1_b.js.map',
      `app://till/${'a'.repeat(65_536)}`,
      'app://evil/index.html',
      'app://till.evil/index.html',
    ].map((address) => ({ name: address.slice(0, 60), address })),
  )('$name is not there', async ({ address }) => {
    const { fetchPage } = await bootTill();
    const answer = await fetchPage(address);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('outside');
  });

  test('only reads', async () => {
    const { fetchPage } = await bootTill();
    expect((await fetchPage('app://till/index.html', { method: 'POST', body: 'x' })).status).toBe(405);
    expect((await fetchPage('app://till/index.html', { method: 'HEAD' })).status).toBe(200);
  });
});

describe('what the page may ask for', () => {
  test('every permission is denied, asked for and looked up alike, devices included', async () => {
    const { record, window } = await bootTill();
    const contents = window?.webContents as unknown as Electron.WebContents;
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'fullscreen',
      'clipboard-read',
    ] as const) {
      const answers: boolean[] = [];
      record.permissionRequest?.(
        contents,
        permission,
        (isGranted) => answers.push(isGranted),
        {} as Electron.PermissionRequest,
      );
      expect(answers).toEqual([false]);
      const details = { isMainFrame: true, requestingUrl: 'app://till/' };
      expect(record.permissionCheck?.(contents, permission, 'app://till', details)).toBe(false);
    }
    const device = {
      deviceType: 'hid',
      origin: 'app://till',
      device: {},
    } as Electron.DevicePermissionHandlerHandlerDetails;
    expect(record.devicePermission?.(device)).toBe(false);
  });
});

describe('where the page may go', () => {
  test('a file or an address dropped on the window leads nowhere', async () => {
    const { window } = await bootTill();
    for (const dropped of ['file:///home/ana/precios.csv', 'https://evil.example/', 'data:text/html,x']) {
      expect(window?.webContents.goesTo('will-navigate', dropped)).toBe(false);
    }
    expect(window?.options.webPreferences?.navigateOnDragDrop).toBe(false);
  });

  test('nowhere but to itself, by no kind of navigation', async () => {
    const { window } = await bootTill();
    for (const kind of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
      expect(window?.webContents.goesTo(kind, 'app://till/index.html?sale=1')).toBe(true);
      for (const address of FOREIGN_ADDRESSES) {
        expect([kind, address, window?.webContents.goesTo(kind, address)]).toEqual([kind, address, false]);
      }
    }
  });

  test('it opens no window and attaches no webview, not even on its own address', async () => {
    const { window } = await bootTill();
    expect(window?.webContents.opensWindow('app://till/index.html')).toBe(false);
    expect(window?.webContents.opensWindow('https://evil.example/')).toBe(false);
    expect(window?.webContents.attachesWebview()).toBe(false);
  });

  test('contents that came about in any other way are kept in as well', async () => {
    const { createContents } = await bootTill();
    const contents = createContents();
    expect(contents.goesTo('will-navigate', 'https://evil.example/')).toBe(false);
    expect(contents.opensWindow('https://evil.example/')).toBe(false);
  });
});

/** Sources of the program by their path. */
function sources(folder: string): readonly (readonly [path: string, text: string])[] {
  return readdirSync(join(projectDir, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [`${folder}/${path}`, readFileSync(join(projectDir, folder, path), 'utf8')]);
}

test('one file opens something outside, and one hears what pages say', () => {
  const naming = (pattern: RegExp): readonly string[] =>
    sources('main')
      .filter(([, text]) => pattern.test(text))
      .map(([path]) => path);
  expect(naming(/\.(openExternal|openPath|showItemInFolder)\(/)).toEqual([
    'main/host/electron/safe-shell.ts',
  ]);
  expect(naming(/\bipcMain\b/)).toEqual(['main/host/electron/ipc.ts']);
  expect(naming(/electron-log\/main'/)).toEqual([]);
});
