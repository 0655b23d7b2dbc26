import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockDataDir } from '#main/host/data-dir-lock.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { bootTill } from './booted-till.ts';

const CALL = 'till:call';

describe('opening', () => {
  test('the till gets this host’s ports, its own folder and the chosen language', async () => {
    const { opened, userData } = await bootTill({
      args: ['--lang', 'pt-BR', '--site', 'MLB', '--no-sandbox'],
    });
    expect(opened).toMatchObject([
      { dataDir: join(userData, 'till'), site: 'MLB', host: 'electron', version: '9.9.9' },
    ]);
    expect(opened[0]?.ports.settings.get()).toMatchObject({ language: 'pt-BR', openShop: 'practice' });
    const stored: unknown = JSON.parse(readFileSync(join(userData, 'till', 'settings.json'), 'utf8'));
    expect(stored).toMatchObject({ version: 1, language: 'pt-BR' });
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

  test('a sleep of the system is told until nobody wants to know', async () => {
    const { opened, powerEvents } = await bootTill();
    let sleeps = 0;
    const stop = opened[0]?.ports.power.onSuspend(() => (sleeps += 1));
    powerEvents.emit('suspend');
    stop?.();
    powerEvents.emit('suspend');
    expect(sleeps).toBe(1);
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
    mkdirSync(join(userData, 'till'));
    writeFileSync(join(userData, 'till', 'settings.json'), '{"language":');
    const { opened } = await bootTill({ userData });
    expect(opened[0]?.ports.settings.get()).toMatchObject({ language: null, account: null });
    expect(opened[0]?.ports.settings.wasBad).toBe(true);
    expect(readdirSync(join(userData, 'till'))).toContainEqual(
      expect.stringMatching(/^settings\.bad-\d+\.json$/),
    );
  });

  test('a file of secrets that cannot be read is put aside and the till opens', async () => {
    const userData = temporaryFolder();
    mkdirSync(join(userData, 'till', 'secrets.json'), { recursive: true });
    const { opened } = await bootTill({ userData });
    expect(await opened[0]?.ports.secrets.read('account')).toBeNull();
    await opened[0]?.ports.secrets.write('account', 'one');
    expect(await opened[0]?.ports.secrets.read('account')).toBe('one');
  });

  test('what the till is given opens pages outside, finds proxies and keeps secrets with Electron’s own means', async () => {
    const { opened, record, keyStore, userData } = await bootTill();
    const ports = opened[0]?.ports;
    ports?.systemBrowser.openPage('applications', 'MLB');
    expect(record.openedOutside).toEqual(['https://www.mercadopago.com.br/developers/panel/app']);
    record.resolveProxy = () => Promise.resolve('PROXY 10.0.0.1:3128');
    expect(await ports?.proxies.proxyFor('https://api.mercadopago.com/v1/orders')).toBe(
      'http://10.0.0.1:3128',
    );
    await ports?.secrets.write('account', 'canary');
    expect(keyStore.sealed).toEqual(['canary']);
    expect(readFileSync(join(userData, 'till', 'secrets.json'), 'utf8')).not.toContain('canary');
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
    const text = readFileSync(join(userData, 'till', 'logs', 'mostrador.log'), 'utf8');
    expect(text).toContain('broken with');
    expect(text).not.toContain('123456');
  });
});
