/// <reference types="electron" />
import type { ElectronMain } from '#main/host/electron/electron-main.ts';
import { FakeWebContents, type FakeFrame } from './fake-web-contents.ts';
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
}

/** A window that was opened, with the options it was opened with. */
export class FakeWindow extends StrictEmitter<'ready-to-show' | 'closed'> {
  readonly webContents: FakeWebContents;
  readonly options: Electron.BrowserWindowConstructorOptions;
  isShown: boolean;
  isFocused = false;
  loaded: Response | undefined;
  readonly #load: (url: string) => Promise<Response>;

  constructor(
    options: Electron.BrowserWindowConstructorOptions,
    contents: FakeWebContents,
    load: (url: string) => Promise<Response>,
  ) {
    super('ready-to-show', 'closed');
    this.options = options;
    this.webContents = contents;
    this.isShown = options.show ?? true;
    this.#load = load;
  }

  async loadURL(url: string): Promise<void> {
    this.loaded = await this.#load(url);
    if (!this.loaded.ok) throw new Error(`ERR_FAILED (-2) loading '${url}'`);
    this.webContents.mainFrame.url = url;
    this.emit('ready-to-show');
  }

  show(): void {
    this.isShown = true;
  }

  focus(): void {
    this.isFocused = true;
  }

  isMinimized(): boolean {
    return false;
  }

  close(): void {
    this.emit('closed');
    this.webContents.destroy();
  }
}

/**
 * A stand-in of Electron's main process. It keeps Electron's own rules of order (what must come before `ready`, what after), records what
 * was decided, and lets a test ask what Electron would ask. It knows only what the till uses: anything else is an error.
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

  const app = {
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
    exit: (code: number) => {
      record.exitCode = code;
    },
    getPath: (name: string) => (name === 'userData' ? options.userData : `${options.userData}/${name}`),
    getVersion: () => '9.9.9',
    commandLine: strict('app.commandLine', {
      removeSwitch: (name: string) => {
        requireOrder('commandLine.removeSwitch()', false);
        record.switches.delete(name);
      },
    }),
    on: appEvents.on.bind(appEvents),
  } satisfies Record<string, unknown> & { [Name in keyof Electron.App]?: unknown };

  class BrowserWindow extends FakeWindow {
    constructor(windowOptions: Electron.BrowserWindowConstructorOptions) {
      requireOrder('new BrowserWindow()', true);
      super(windowOptions, createContents(), (url) => fetchPage(url));
      record.windows.push(this);
    }
  }

  const electron = strict('electron', {
    app: strict('app', app),
    BrowserWindow,
    Menu: strict('Menu', { setApplicationMenu: (menu: Electron.Menu | null) => (record.menu = menu) }),
    dialog: strict('dialog', {
      showErrorBox: (title: string, content: string) => record.errorBoxes.push(`${title}: ${content}`),
      showSaveDialog: (...args: readonly (Electron.SaveDialogOptions | object)[]) => {
        const asked = args.at(-1) ?? {};
        record.saveDialogs.push(asked);
        return Promise.resolve(record.saveDecision(asked));
      },
    }),
    ipcMain: strict('ipcMain', {
      handle: (channel: string, handler: InvokeHandler) => {
        if (invokes.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
        invokes.set(channel, handler);
      },
      removeHandler: (channel: string) => invokes.delete(channel),
    }),
    powerMonitor: strict('powerMonitor', {
      on: powerEvents.on.bind(powerEvents),
      off: powerEvents.off.bind(powerEvents),
    }),
    protocol: strict('protocol', {
      registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
        requireOrder('protocol.registerSchemesAsPrivileged()', false);
        record.schemes.push(...schemes);
      },
      handle: (scheme: string, handler: ProtocolHandler) => {
        requireOrder('protocol.handle()', true);
        protocols.set(scheme, handler);
      },
    }),
    session: strict('session', {
      get defaultSession() {
        requireOrder('session.defaultSession', true);
        return strict('session.defaultSession', {
          setPermissionRequestHandler: (handler: PermissionRequestHandler) =>
            (record.permissionRequest = handler),
          setPermissionCheckHandler: (handler: PermissionCheckHandler) => (record.permissionCheck = handler),
          setDevicePermissionHandler: (handler: DevicePermissionHandler) =>
            (record.devicePermission = handler),
        });
      },
    }),
  });

  return {
    electron: electron as unknown as ElectronMain,
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
