/// <reference types="electron" />
import type { ElectronMain } from '#main/host/electron/electron-main.ts';
import { createFakeSafeStorage, type FakeSafeStorage } from './fake-safe-storage.ts';
import { FakeWebContents, type FakeFrame } from './fake-web-contents.ts';
import { FakeWindow } from './fake-window.ts';
import { strict } from './strict.ts';
import { StrictEmitter } from './strict-emitter.ts';

type PermissionRequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>;
type PermissionCheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>;
type DevicePermissionHandler = NonNullable<Parameters<Electron.Session['setDevicePermissionHandler']>[0]>;
type ProtocolHandler = Parameters<Electron.Protocol['handle']>[1];
type InvokeHandler = Parameters<Electron.IpcMain['handle']>[1];

export interface FakeElectronOptions {
  readonly userData: string;
  readonly isPackaged?: boolean;
  /** Another program has the single-instance lock. */
  readonly isSecondInstance?: boolean;
  readonly switches?: readonly string[];
  /** The system's key store, which outlives a program. One of its own when not given. */
  readonly keyStore?: FakeSafeStorage;
}

/**
 * A stand-in of Electron's main process, typed by Electron's own declarations. It keeps Electron's rules of order (what must come before
 * `ready`, what after), records what was decided, and lets a test ask what Electron would ask. It knows only what the till uses: anything
 * else is an error.
 */
export function createFakeElectron(options: FakeElectronOptions) {
  let isReady = false;
  let becomeReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve;
  });
  const requireOrder = (what: string, mustBeReady: boolean): void => {
    if (isReady !== mustBeReady)
      throw new Error(`${what} ${mustBeReady ? 'before' : 'after'} the app is ready`);
  };

  const record = {
    isSandboxed: false,
    quits: 0,
    exitCode: undefined as number | undefined,
    errorBoxes: [] as string[],
    menu: 'default' as unknown,
    schemes: [] as Electron.CustomScheme[],
    switches: new Set(options.switches ?? []),
    windows: [] as FakeWindow[],
    permissionRequest: undefined as PermissionRequestHandler | undefined,
    permissionCheck: undefined as PermissionCheckHandler | undefined,
    devicePermission: undefined as DevicePermissionHandler | undefined,
    saveDialogs: [] as Electron.SaveDialogOptions[],
    saveDecision: (() => ({ canceled: true, filePath: '' })) as (
      asked: Electron.SaveDialogOptions,
    ) => Electron.SaveDialogReturnValue,
    /** Addresses that the system was asked to open. */
    openedOutside: [] as string[],
    openOutside: (() => Promise.resolve()) as () => Promise<void>,
    /** Addresses whose proxy was asked for. */
    proxyAsked: [] as string[],
    resolveProxy: (() => Promise.resolve('DIRECT')) as (url: string) => Promise<string>,
    /** Channels that pages are heard on. */
    channels: new Set<string>(),
  };
  const protocols = new Map<string, ProtocolHandler>();
  const invokes = new Map<string, InvokeHandler>();
  const appEvents = new StrictEmitter(
    'web-contents-created',
    'second-instance',
    'window-all-closed',
    'before-quit',
  );
  const powerEvents = new StrictEmitter('resume', 'suspend');

  const fetchPage = async (url: string, init?: RequestInit): Promise<Response> => {
    const handler = protocols.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) throw new Error(`ERR_UNKNOWN_URL_SCHEME loading '${url}'`);
    return handler(new Request(url, init));
  };

  let nextContentsId = 1;
  const createContents = (): FakeWebContents => {
    const contents = new FakeWebContents(nextContentsId);
    nextContentsId += 1;
    appEvents.emit('web-contents-created', {}, contents);
    return contents;
  };

  class BrowserWindow extends FakeWindow {
    constructor(windowOptions: Electron.BrowserWindowConstructorOptions) {
      requireOrder('new BrowserWindow()', true);
      super(windowOptions, createContents(), (url) => fetchPage(url));
      record.windows.push(this);
    }
  }

  const app = strict<Electron.App>('app', {
    isPackaged: options.isPackaged ?? false,
    requestSingleInstanceLock: () => options.isSecondInstance !== true,
    enableSandbox: () => {
      requireOrder('app.enableSandbox()', false);
      record.isSandboxed = true;
    },
    whenReady: () => ready,
    quit: () => {
      const event = { isPrevented: false, preventDefault: () => (event.isPrevented = true) };
      appEvents.emit('before-quit', event);
      if (!event.isPrevented) record.quits += 1;
    },
    exit: (code) => {
      record.exitCode = code ?? 0;
    },
    getPath: (name) => (name === 'userData' ? options.userData : `${options.userData}/${name}`),
    getVersion: () => '9.9.9',
    commandLine: strict<Electron.CommandLine>('app.commandLine', {
      removeSwitch: (name) => {
        requireOrder('commandLine.removeSwitch()', false);
        record.switches.delete(name);
      },
    }),
    on: appEvents.on.bind(appEvents) as unknown as Electron.App['on'],
  });

  const defaultSession = strict<Electron.Session>('session.defaultSession', {
    setPermissionRequestHandler: (handler) => (record.permissionRequest = handler ?? undefined),
    setPermissionCheckHandler: (handler) => (record.permissionCheck = handler ?? undefined),
    setDevicePermissionHandler: (handler) => (record.devicePermission = handler ?? undefined),
    resolveProxy: (url) => {
      record.proxyAsked.push(url);
      return record.resolveProxy(url);
    },
  });

  const keyStore = options.keyStore ?? createFakeSafeStorage({ isReady: () => isReady });

  const electron = strict<ElectronMain>('electron', {
    app,
    BrowserWindow: BrowserWindow as unknown as typeof Electron.BrowserWindow,
    Menu: strict<typeof Electron.Menu>('Menu', { setApplicationMenu: (menu) => (record.menu = menu) }),
    dialog: strict<Electron.Dialog>('dialog', {
      showErrorBox: (title, content) => record.errorBoxes.push(`${title}: ${content}`),
      showSaveDialog: (...args: readonly (Electron.SaveDialogOptions | object)[]) => {
        const asked = args.at(-1) ?? {};
        record.saveDialogs.push(asked);
        return Promise.resolve(record.saveDecision(asked));
      },
    }),
    ipcMain: strict<Electron.IpcMain>('ipcMain', {
      handle: (channel, handler) => {
        if (invokes.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
        invokes.set(channel, handler);
        record.channels.add(channel);
      },
      removeHandler: (channel) => {
        invokes.delete(channel);
        record.channels.delete(channel);
      },
      on: ((channel: string) => record.channels.add(channel)) as unknown as Electron.IpcMain['on'],
      removeAllListeners: ((channel: string) =>
        record.channels.delete(channel)) as unknown as Electron.IpcMain['removeAllListeners'],
    }),
    powerMonitor: strict<Electron.PowerMonitor>('powerMonitor', {
      on: powerEvents.on.bind(powerEvents) as unknown as Electron.PowerMonitor['on'],
      off: powerEvents.off.bind(powerEvents) as unknown as Electron.PowerMonitor['off'],
    }),
    protocol: strict<Electron.Protocol>('protocol', {
      registerSchemesAsPrivileged: (schemes) => {
        requireOrder('protocol.registerSchemesAsPrivileged()', false);
        record.schemes.push(...schemes);
      },
      handle: (scheme, handler) => {
        requireOrder('protocol.handle()', true);
        protocols.set(scheme, handler);
      },
    }),
    safeStorage: keyStore.safeStorage,
    session: strict<typeof Electron.Session>('session', {
      get defaultSession() {
        requireOrder('session.defaultSession', true);
        return defaultSession;
      },
    }),
  });
  const shell = strict<Electron.Shell>('shell', {
    openExternal: (url) => {
      record.openedOutside.push(url);
      return record.openOutside();
    },
  });

  return {
    electron,
    shell,
    keyStore,
    record,
    fetchPage,
    createContents,
    appEvents,
    powerEvents,
    becomeReady: () => {
      isReady = true;
      becomeReady();
    },
    /** A call of the page of `contents`, from `frame`. */
    invoke: async (
      channel: string,
      contents: FakeWebContents,
      frame: FakeFrame | null,
      ...args: readonly unknown[]
    ) => {
      const handler = invokes.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      const event = { sender: contents, senderFrame: frame, frameId: 1, processId: 1, type: 'frame' };
      return (await handler(event as unknown as Electron.IpcMainInvokeEvent, ...args)) as unknown;
    },
  };
}
export type FakeElectron = ReturnType<typeof createFakeElectron>;
