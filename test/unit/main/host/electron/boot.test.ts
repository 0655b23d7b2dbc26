import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockDataDir } from '#main/host/data-dir-lock.ts';
import { CONTENT_SECURITY_POLICY } from '#main/host/security-headers.ts';
import { INDEX_HTML } from '../built-renderer.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { bootTill } from './booted-till.ts';

const CALL = 'till:call';
const EVENT = 'till:event';

const FOREIGN_ADDRESSES = [
  'https://evil.example/',
  'http://till/',
  'file:///etc/passwd',
  'app://evil/index.html',
  'app://till.evil/index.html',
  'app://till@evil/index.html',
  'app://evil@till/index.html',
  'app://till:80/index.html',
  'apps://till/index.html',
  'data:text/html,app://till/',
  'javascript:alert(1)//app://till/',
  'blob:app://till/1',
  'about:blank',
  'not an address',
  '',
];

describe('the window', () => {
  test('is sandboxed, isolated and without Node, by name and not by default', async () => {
    const { record, window } = await bootTill();
    expect(record.isSandboxed).toBe(true);
    expect(record.windows).toHaveLength(1);
    expect(window?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
    });
  });

  test('changes nothing of what Electron protects by default', async () => {
    const { window } = await bootTill();
    const names = Object.keys(window?.options.webPreferences ?? {});
    for (const name of [
      'webSecurity',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
    ]) {
      expect(names).not.toContain(name);
    }
  });

  test('loads the bundled preload and the till’s own page, and is shown when there is something to see', async () => {
    const { window, outDir } = await bootTill();
    expect(window?.options.webPreferences?.preload).toBe(join(outDir, 'preload', 'index.cjs'));
    expect(window?.webContents.mainFrame.url).toBe('app://till/index.html');
    expect(await window?.loaded?.text()).toBe(INDEX_HTML);
    expect([window?.options.show, window?.isShown]).toEqual([false, true]);
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
      'remote-allow-origins',
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

  test.each([
    'app://till/../outside.html',
    'app://till/..%2foutside.html',
    'app://till/%2e%2e/outside.html',
    'app://till/%252e%252e/outside.html',
    'app://till/..\\outside.html',
    'app://till/assets/../../outside.html',
    'app://till/C:/Windows/win.ini',
    'app://till/index.html%00.js',
    'app://till/assets/main-A1_b.js.map',
    `app://till/${'a'.repeat(65_536)}`,
    'app://evil/index.html',
    'app://till.evil/index.html',
  ])('%.60s is not there', async (address) => {
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

describe('calls of the page', () => {
  test('a call of the till’s page reaches the router and its envelope comes back', async () => {
    const { invoke, window, till } = await bootTill();
    if (window === undefined) throw new Error('no window');
    const answer = await invoke(CALL, window.webContents, window.webContents.mainFrame, 'basket.scan', {
      code: '07',
    });
    expect(answer).toEqual({ ok: true, value: { echo: { code: '07' } } });
    expect(till.calls).toEqual([{ method: 'basket.scan', input: { code: '07' } }]);
  });

  const forbidden = {
    ok: false,
    error: { code: 'forbidden', params: {}, isRetryable: false, incidentId: null },
  };

  test('another frame of the page, a frame that is gone and a page that went elsewhere are refused', async () => {
    const { invoke, window, till } = await bootTill();
    if (window === undefined) throw new Error('no window');
    const { webContents } = window;
    expect(await invoke(CALL, webContents, { url: 'app://till/index.html' }, 'till.status', {})).toEqual(
      forbidden,
    );
    expect(await invoke(CALL, webContents, null, 'till.status', {})).toEqual(forbidden);
    for (const address of FOREIGN_ADDRESSES) {
      webContents.mainFrame.url = address;
      expect(await invoke(CALL, webContents, webContents.mainFrame, 'till.status', {})).toEqual(forbidden);
    }
    expect(till.calls).toEqual([]);
  });

  test('contents the till did not open are refused, even on its own address', async () => {
    const { invoke, createContents, till } = await bootTill();
    const contents = createContents();
    contents.mainFrame.url = 'app://till/index.html';
    expect(await invoke(CALL, contents, contents.mainFrame, 'till.status', {})).toEqual(forbidden);
    expect(till.calls).toEqual([]);
  });

  test('a window that was closed is not believed when its number comes again', async () => {
    const { invoke, window, till } = await bootTill();
    if (window === undefined) throw new Error('no window');
    window.close();
    const { webContents } = window;
    expect(await invoke(CALL, webContents, webContents.mainFrame, 'till.status', {})).toEqual(forbidden);
    expect(till.calls).toEqual([]);
  });

  test('an event of the till is sent to the page as it is, and to no page that is gone', async () => {
    const { window, till, createContents } = await bootTill();
    const foreign = createContents();
    const event = { seq: 1, topic: 'charge', ids: ['a'] } as const;
    till.emit({ ...event, ids: [...event.ids] });
    expect(window?.webContents.sent).toEqual([{ channel: EVENT, args: [event] }]);
    expect(foreign.sent).toEqual([]);
    window?.close();
    till.emit({ seq: 2, topic: 'sale', ids: [] });
    expect(window?.webContents.sent).toHaveLength(1);
  });
});

describe('opening', () => {
  test('the till gets this host’s ports, its own folder and the chosen language', async () => {
    const { opened, userData, stored } = await bootTill({
      args: ['--lang', 'pt-BR', '--site', 'MLB', '--no-sandbox'],
    });
    expect(opened).toMatchObject([
      { dataDir: join(userData, 'till-MLB'), site: 'MLB', host: 'electron', version: '9.9.9' },
    ]);
    expect(opened[0]?.ports.settings.get()).toEqual({ language: 'pt-BR', terminalId: null });
    expect(stored.store).toMatchObject({ language: 'pt-BR' });
  });

  test('a wake of the system is told until nobody wants to know', async () => {
    const { opened, powerEvents } = await bootTill();
    let wakes = 0;
    const stop = opened[0]?.ports.power.onWake(() => (wakes += 1));
    powerEvents.emit('resume');
    stop?.();
    powerEvents.emit('resume');
    expect(wakes).toBe(1);
  });

  test('a second start brings the window of the first to the front and ends', async () => {
    const second = await bootTill({ isSecondInstance: true });
    expect([second.record.quits, second.record.windows, second.opened]).toEqual([1, [], []]);
    const first = await bootTill();
    first.appEvents.emit('second-instance');
    expect(first.window?.isFocused).toBe(true);
  });

  test('a folder another till holds is said, and nothing is opened on it', async () => {
    const dataDir = temporaryFolder();
    const lock = await lockDataDir(dataDir);
    const { record, opened } = await bootTill({ args: ['--data', dataDir] });
    expect(record.errorBoxes).toEqual([expect.stringContaining(`process ${process.pid}`)]);
    expect([record.exitCode, record.windows, opened]).toEqual([3, [], []]);
    await lock.release();
  });

  test('a ledger that cannot be opened is said; no window stands over a till that is not there', async () => {
    const dataDir = temporaryFolder();
    const { record } = await bootTill(
      { args: ['--data', dataDir] },
      { openTill: () => Promise.reject(new Error('ledger file is newer')) },
    );
    expect(record.errorBoxes).toEqual(['Mostrador: ledger file is newer']);
    expect([record.exitCode, record.windows]).toEqual([1, []]);
    await (await lockDataDir(dataDir)).release();
  });

  test('a page that was never built ends the start before the till is opened', async () => {
    const { record, opened } = await bootTill({ withoutPage: true });
    expect([record.exitCode, record.windows, opened]).toEqual([1, [], []]);
  });

  test('arguments that cannot be understood are said', async () => {
    const { record } = await bootTill({ args: ['--lang', 'fr'] });
    expect(record.errorBoxes).toEqual([expect.stringContaining('--lang')]);
    expect(record.exitCode).toBe(1);
  });

  test('a settings file that cannot be read is put aside and the till opens', async () => {
    const userData = temporaryFolder();
    mkdirSync(join(userData, 'till-MLA'));
    writeFileSync(join(userData, 'till-MLA', 'settings.json'), '{"language":');
    const { opened } = await bootTill({ userData });
    expect(opened[0]?.ports.settings.get()).toEqual({ language: null, terminalId: null });
  });
});

describe('ending', () => {
  test('quitting waits for the till and then quits once', async () => {
    const { electron, record, till, invoke, window } = await bootTill();
    if (window === undefined) throw new Error('no window');
    electron.app.quit();
    electron.app.quit();
    expect([record.quits, till.isClosed()]).toEqual([0, false]);
    await expect.poll(() => record.quits).toBe(1);
    expect(till.isClosed()).toBe(true);
    expect(till.listenerCount()).toBe(0);
    await expect(invoke(CALL, window.webContents, window.webContents.mainFrame)).rejects.toThrow(
      /No handler/,
    );
  });

  test('the last window closed ends the till, and its folder is free', async () => {
    const dataDir = temporaryFolder();
    const { appEvents, record } = await bootTill({ args: ['--data', dataDir] });
    appEvents.emit('window-all-closed');
    await expect.poll(() => record.quits).toBe(1);
    await (await lockDataDir(dataDir)).release();
  });

  test('an error nothing foresaw is in the log, without secrets, and ends the program', async () => {
    const { record, uncaught, userData } = await bootTill();
    uncaught(new Error('broken with Bearer APP_USR-123456'));
    expect(record.exitCode).toBe(1);
    const text = readFileSync(join(userData, 'till-MLA', 'logs', 'mostrador.log'), 'utf8');
    expect(text).toContain('broken with');
    expect(text).not.toContain('123456');
  });
});
