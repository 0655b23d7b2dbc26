import { unit, type Hunt, type Mutant } from './mutant.ts';
import { SHARED_PROTECTIONS } from './shared-protections.ts';

const ELECTRON = 'main/host/electron/';
const inProtections = (test: string): Hunt => unit('main/host/electron/protections.test.ts', test);
const inIpc = (test: string): Hunt => unit('main/host/electron/ipc.test.ts', test);
const inBoot = (test: string): Hunt => unit('main/host/electron/boot.test.ts', test);
const inPreload = (test: string): Hunt => unit('main/host/electron/preload.test.ts', test);

/** Takes one protection of the page and its window away. `find` and `replace` are of one file. */
function without(
  protection: string,
  why: string,
  file: string,
  [find, replace]: readonly [string, string],
  hunt: Hunt,
): Mutant {
  return { name: `protections: ${protection}`, why, edits: [{ file, find, replace }], hunts: [hunt] };
}

const WINDOW = `${ELECTRON}window.ts`;
const byName = inProtections('is sandboxed, isolated and without Node');

/** What the window is made with: a page that was taken over would have Node, or the other page's world. */
const OF_THE_WINDOW: readonly Mutant[] = [
  ['      sandbox: true,\n', '      sandbox: false,\n'],
  ['      contextIsolation: true,\n', '      contextIsolation: false,\n'],
  ['      nodeIntegration: false,\n', '      nodeIntegration: true,\n'],
  ['      nodeIntegrationInWorker: false,\n', '      nodeIntegrationInWorker: true,\n'],
  ['      nodeIntegrationInSubFrames: false,\n', '      nodeIntegrationInSubFrames: true,\n'],
  ['      webviewTag: false,\n', '      webviewTag: true,\n'],
  ['      navigateOnDragDrop: false,\n', '      navigateOnDragDrop: true,\n'],
  ['      spellcheck: false,\n', '      webSecurity: false,\n'],
].map(([find = '', replace = '']) =>
  without(
    `the window has ${replace.trim().slice(0, -1)}`,
    'A page that was taken over has more than its two functions.',
    WINDOW,
    [find, replace],
    byName,
  ),
);

const NAVIGATION = `${ELECTRON}navigation.ts`;
const nowhere = inProtections('nowhere but to itself');

/** The page goes nowhere, asks for nothing and is alone. */
const OF_THE_PAGE: readonly Mutant[] = [
  ...['will-navigate', 'will-frame-navigate', 'will-redirect'].map((event) =>
    without(
      `${event} is let through`,
      'A link, a frame or a redirect takes the page elsewhere, with the preload.',
      NAVIGATION,
      [`  contents.on('${event}', stayHome);\n`, ''],
      nowhere,
    ),
  ),
  without(
    'a webview is attached',
    'A page inside the page, with preferences of its own.',
    NAVIGATION,
    ["(event) => {\n    event.preventDefault();\n    log.warn('webview", "() => {\n    log.warn('webview"],
    inProtections('it opens no window'),
  ),
  without(
    'a window is opened',
    'window.open makes a window that nobody looks after.',
    NAVIGATION,
    ["action: 'deny'", "action: 'allow'"],
    inProtections('it opens no window'),
  ),
  without(
    'another scheme is the till’s own',
    'https://till/ is taken for the page.',
    `${ELECTRON}app-address.ts`,
    ['url.protocol === `${APP_SCHEME}:` && ', ''],
    nowhere,
  ),
  without(
    'another host is the till’s own',
    'app://evil/ is taken for the page.',
    `${ELECTRON}app-address.ts`,
    ['url.host === APP_HOST && ', ''],
    nowhere,
  ),
  without(
    'the page’s scheme stands above its policy',
    'What the policy forbids is loaded all the same.',
    `${ELECTRON}app-protocol.ts`,
    ['secure: true,', 'secure: true, bypassCSP: true,'],
    inProtections('is standard and secure'),
  ),
  without(
    'files are served under any host',
    'app://evil/ has the till’s files and its own origin.',
    `${ELECTRON}app-protocol.ts`,
    ["isAppAddress(request.url) ? new URL(request.url).pathname : ''", 'new URL(request.url).pathname'],
    inProtections('is not there'),
  ),
  without(
    'permissions that are asked for are granted',
    'Camera, place, notices.',
    `${ELECTRON}permissions.ts`,
    ['    answer(false);', '    answer(true);'],
    inProtections('every permission is denied'),
  ),
  without(
    'permissions that are looked up are granted',
    'Electron grants what nobody checks.',
    `${ELECTRON}permissions.ts`,
    ['  session.setPermissionCheckHandler(() => false);\n', ''],
    inProtections('every permission is denied'),
  ),
  without(
    'devices are handed over',
    'USB, serial and HID without a question.',
    `${ELECTRON}permissions.ts`,
    ['  session.setDevicePermissionHandler(() => false);\n', ''],
    inProtections('every permission is denied'),
  ),
];

const BOOT = `${ELECTRON}boot.ts`;

/** What is done at the start, in its order. */
const OF_THE_START: readonly Mutant[] = [
  without(
    'the renderer is not sandboxed as a whole',
    'A page made in any other way has no sandbox.',
    BOOT,
    ["  { name: 'sandbox', run: ({ electron }) => electron.app.enableSandbox() },\n", ''],
    byName,
  ),
  without(
    'nobody guards the navigation',
    'The guard is there, and not called.',
    BOOT,
    ["  { name: 'navigation', run: ({ electron, log }) => guardNavigation(electron, log) },\n", ''],
    nowhere,
  ),
  without(
    'permissions are not denied',
    'The denial is there, and not called.',
    BOOT,
    ["  { name: 'permissions', run: ({ electron }) => denyPermissions(electron) },\n", ''],
    inProtections('every permission is denied'),
  ),
  without(
    'debugging switches stay',
    'Whoever starts the till with a port owns its page.',
    BOOT,
    ["  { name: 'debugging switches', run: ({ electron }) => ignoreDebuggingSwitches(electron) },\n", ''],
    inProtections('takes no debugging port'),
  ),
  without(
    'a debugging pipe stays',
    'The port is closed, the pipe is open.',
    `${ELECTRON}debugging-switches.ts`,
    ["  'remote-debugging-pipe',\n", ''],
    inProtections('takes no debugging port'),
  ),
  without(
    'a released till has developer tools',
    'The cashier calls the till by hand.',
    WINDOW,
    ['devTools: !electron.app.isPackaged', 'devTools: true'],
    inProtections('has developer tools and a menu only'),
  ),
  without(
    'a second start opens a second till',
    'Two tills ask after the same charges.',
    BOOT,
    ['if (!electron.app.requestSingleInstanceLock()) {', 'if (electron.app.isHidden?.() === true) {'],
    inBoot('a second start brings the window'),
  ),
  without(
    'the data folder is not taken',
    'The other host opens a second till on it.',
    BOOT,
    ["  { name: 'folder', run: takeFolder },\n", ''],
    inBoot('a folder another till holds is said'),
  ),
];

const IPC = `${ELECTRON}ipc.ts`;
const PRELOAD = 'main/preload/index.ts';

/** Who may speak with the till, and what it gives away by being spoken with. */
const OF_THE_CALLS: readonly Mutant[] = [
  without(
    'any contents may call',
    'A window that the till did not open calls it.',
    IPC,
    ['    trusted.get(sender.id) === sender &&\n', ''],
    inIpc('contents the till did not open are refused'),
  ),
  without(
    'a closed window is still trusted',
    'Its number comes again.',
    IPC,
    ['        trusted.delete(id);\n', ''],
    inIpc('a window that was closed is not believed'),
  ),
  without(
    'any frame may call',
    'An iframe calls the till.',
    IPC,
    ['    senderFrame === sender.mainFrame &&\n', ''],
    inIpc('another frame of the page'),
  ),
  without(
    'a page that went elsewhere may call',
    'The window is the till’s, what is in it is not.',
    IPC,
    [
      '    senderFrame === sender.mainFrame &&\n    isAppAddress(senderFrame.url)',
      '    senderFrame === sender.mainFrame',
    ],
    inIpc('another frame of the page'),
  ),
  without(
    'electron-store’s own channel stays open',
    'It tells any page where the data folder is.',
    IPC,
    ["  electron.ipcMain.removeAllListeners('electron-store-get-data');\n", ''],
    inIpc('the only channel'),
  ),
  without(
    'the log opens channels to the page',
    'electron-log/main hears every page, whoever it is.',
    'main/index.ts',
    ["import logger from 'electron-log/node';", "import logger from 'electron-log/main';"],
    inProtections('one file opens something outside'),
  ),
  without(
    'the page can change its two functions',
    'A script on the page puts its own in their place.',
    PRELOAD,
    ['Object.freeze({', 'Object({'],
    inPreload('gives the page exactly two functions'),
  ),
  without(
    'the page gets Electron’s event',
    'It holds the channel back into the preload.',
    PRELOAD,
    [
      'const forward = (_event: unknown, event: unknown): void => {\n        listener(event);',
      'const forward = (_event: unknown, event: unknown): void => {\n        listener(_event ?? event);',
    ],
    inPreload('a listener gets the event and not Electron’s'),
  ),
];

/** What keeps the page, the calls and the secrets apart from everybody else: Electron's security tutorial, and what belongs to it here. */
export const PROTECTIONS: readonly Mutant[] = [
  ...OF_THE_WINDOW,
  ...OF_THE_PAGE,
  ...OF_THE_START,
  ...OF_THE_CALLS,
  ...SHARED_PROTECTIONS,
];
