import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { FakeElectron } from '#test/fakes/electron/fake-electron.ts';
import { FOREIGN_ADDRESSES } from '../foreign-addresses.ts';

/*
 * Starts the built bundle in plain Node with the stand-in in Electron's place, asks it what Electron and a hostile page would ask, and
 * writes down what it answered: `MOSTRADOR_BUNDLE` is the bundle, `MOSTRADOR_RECORD` the file that is written.
 */
const STAND_IN = new URL('electron-module.ts', import.meta.url).href;
const ELECTRON = /^electron(?:\/main|\/common)?$/;
const OPEN_WITHIN_MS = 20_000;
const REQUEST_ID = '7b0d9d5e-6f0e-4c0b-9d0a-0b5f6f1f0a01';

registerHooks({
  resolve: (specifier, context, next) =>
    ELECTRON.test(specifier) ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
});

// The bundle resolves it to the very same module.
const { standIn } = (await import(STAND_IN)) as { readonly standIn: FakeElectron };
await import(pathToFileURL(process.env.MOSTRADOR_BUNDLE ?? '').href);
const beforeReady = { ...decisionsNow(), windows: standIn.record.windows.length };
standIn.becomeReady();
await started();
const [window] = standIn.record.windows;
const answers = window === undefined ? null : await ask(window);
writeFileSync(
  process.env.MOSTRADOR_RECORD ?? '',
  JSON.stringify({ beforeReady, afterReady: decisionsNow(), answers }),
);
if (standIn.record.quits === 0) standIn.electron.app.quit();
for (let waitedMs = 0; standIn.record.quits === 0 && waitedMs < OPEN_WITHIN_MS; waitedMs += 50)
  await delay(50);
process.exit(standIn.record.quits === 1 ? 0 : 1);

function decisionsNow() {
  const { isSandboxed, schemes, switches, quits, exitCode, errorBoxes, menu, channels } = standIn.record;
  return {
    isSandboxed,
    schemes,
    switches: [...switches],
    channels: [...channels],
    quits,
    exitCode: exitCode ?? null,
    errorBoxes,
    menu,
  };
}

async function started(): Promise<void> {
  for (let waitedMs = 0; waitedMs < OPEN_WITHIN_MS; waitedMs += 25) {
    const { windows, exitCode, quits } = standIn.record;
    if (windows[0]?.isShown === true || exitCode !== undefined || quits > 0) return;
    await delay(25);
  }
}

async function ask(opened: NonNullable<typeof window>) {
  const { webContents } = opened;
  const foreign = standIn.createContents();
  foreign.mainFrame.url = 'app://till/index.html';
  opened.pageSetsTitle('Mostrador · Práctica');
  return {
    options: opened.options,
    title: opened.title,
    url: webContents.mainFrame.url,
    pages: await askForPages(),
    permissions: askForPermissions(webContents),
    navigation: [webContents, foreign].map((contents) => ({
      goesHome: contents.goesTo('will-navigate', 'app://till/index.html'),
      goesTo: FOREIGN_ADDRESSES.filter((address) =>
        (['will-navigate', 'will-frame-navigate', 'will-redirect'] as const).some((kind) =>
          contents.goesTo(kind, address),
        ),
      ),
      opensWindow:
        contents.opensWindow('app://till/index.html') || contents.opensWindow('https://evil.example/'),
      attachesWebview: contents.attachesWebview(),
    })),
    calls: await callAsEverybody(webContents, foreign),
    // After the calls, one of which asks for a page of Mercado Pago.
    openedOutside: standIn.record.openedOutside,
  };
}

async function askForPages() {
  const addresses = [
    'app://till/',
    'app://till/assets/main-A1_b.js',
    'app://till/../outside.html',
    'app://till/..%2foutside.html',
    'app://till/%252e%252e/outside.html',
    'app://till/..\\outside.html',
    'app://till/C:/Windows/win.ini',
    'app://till//host/share/index.html',
    'app://till/index.html%00',
    'app://till/.env',
    'app://till/assets/main-A1_b.js.map',
    'app://evil/index.html',
    `app://till/${'a'.repeat(65_536)}`,
  ];
  const pages: {
    address: string;
    status: number;
    policy: string | null;
    sniffs: string | null;
    text: string;
  }[] = [];
  for (const address of addresses) {
    const answer = await standIn.fetchPage(address);
    pages.push({
      address: address.slice(0, 60),
      status: answer.status,
      policy: answer.headers.get('content-security-policy'),
      sniffs: answer.headers.get('x-content-type-options'),
      text: (await answer.text()).slice(0, 20),
    });
  }
  const posted = await standIn.fetchPage('app://till/index.html', { method: 'POST', body: 'x' });
  return { pages, posted: posted.status };
}

function askForPermissions(contents: object) {
  const { permissionRequest, permissionCheck, devicePermission } = standIn.record;
  const page = contents as Electron.WebContents;
  const names = ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read'] as const;
  const answered: boolean[] = [];
  for (const name of names) {
    permissionRequest?.(
      page,
      name,
      (isGranted) => answered.push(isGranted),
      {} as Electron.PermissionRequest,
    );
    const details = { isMainFrame: true, requestingUrl: 'app://till/' };
    answered.push(permissionCheck?.(page, name, 'app://till', details) ?? true);
  }
  const device = { deviceType: 'usb', origin: 'app://till', device: {} };
  answered.push(devicePermission?.(device as Electron.DevicePermissionHandlerHandlerDetails) ?? true);
  return answered;
}

type Contents = ReturnType<FakeElectron['createContents']>;

async function callAsEverybody(page: Contents, foreign: Contents) {
  const call = (...args: readonly unknown[]) =>
    standIn.invoke('till:call', page, page.mainFrame, ...args).then(shortened);
  const refused = [
    await standIn.invoke('till:call', foreign, foreign.mainFrame, 'till.status', {}),
    await standIn.invoke('till:call', page, { url: 'app://till/index.html' }, 'till.status', {}),
    await standIn.invoke('till:call', page, null, 'till.status', {}),
  ];
  for (const address of FOREIGN_ADDRESSES) {
    page.mainFrame.url = address;
    refused.push(await standIn.invoke('till:call', page, page.mainFrame, 'till.status', {}));
  }
  page.mainFrame.url = 'app://till/index.html';

  const junk: unknown[] = [];
  for (const args of junkArguments()) junk.push(await call(...(structuredClone(args) as unknown[])));
  await call('account.openPage', { requestId: REQUEST_ID, page: 'applications' });
  return { refused, junk, status: await call('till.status', {}), account: await call('account.status', {}) };
}

/** What a page that has been taken over can send: anything that the structured clone carries. */
function junkArguments(): readonly (readonly unknown[])[] {
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  const requestId = REQUEST_ID;
  return [
    [],
    ['till.status'],
    [{}, 'till.status'],
    ['till.nothing', {}],
    ['__proto__', {}],
    ['constructor', {}],
    ['toString', {}],
    [['till.status'], {}],
    ['till.status', []],
    ['till.status', null],
    ['till.status', 'x'],
    ['till.status', 7n],
    ['till.status', { surplus: 1 }],
    ['till.status', cyclic],
    ['basket.scan', new Map([['code', '7790001']])],
    ['till.status', JSON.parse('{"__proto__":{"isAdmin":true}}')],
    ['basket.scan', { requestId, code: cyclic }],
    ['basket.scan', { requestId, code: 7n }],
    ['basket.scan', { requestId, code: Buffer.from('7790001') }],
    ['basket.scan', { requestId, code: new Date(0) }],
    ['basket.scan', { requestId, code: 'x'.repeat(100 * 1024 * 1024) }],
    ['x'.repeat(100 * 1024 * 1024), {}],
    ['account.connectToken', { requestId, accessToken: 'x'.repeat(10_000) }],
    ['account.openPage', { requestId, page: 'https://evil.example/' }],
  ];
}

function shortened(envelope: unknown): unknown {
  const text = JSON.stringify(envelope);
  return text.length < 5_000 ? envelope : { tooLong: text.length };
}
