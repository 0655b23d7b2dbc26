import { join } from 'node:path';
import type { NodeLogger } from 'electron-log';
import type { Log } from '../../ports.ts';
import type { Till, TillOptions } from '../../till.ts';
import { DataDirInUse, lockDataDir } from '../data-dir-lock.ts';
import { openLog } from '../log.ts';
import { listStaticFiles } from '../static-files.ts';
import { parseTillArguments, type TillArguments } from '../till-arguments.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { ignoreDebuggingSwitches } from './debugging-switches.ts';
import type { AppWindow } from './electron-main.ts';
import { createElectronPorts, type ElectronPortsParts } from './electron-ports.ts';
import { mountIpc } from './ipc.ts';
import { guardNavigation } from './navigation.ts';
import { denyPermissions } from './permissions.ts';
import { openWindow } from './window.ts';

/** What the entry hands over; nothing below names a package of Electron's. */
export interface BootParts extends Pick<ElectronPortsParts, 'electron' | 'shell' | 'openDocument'> {
  /** Without the program's own name. */
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Holds `renderer/` and `preload/`. */
  readonly outDir: string;
  readonly logger: NodeLogger;
  readonly openTill: (options: TillOptions) => Promise<Till>;
  readonly onUncaughtException: (listener: (error: Error) => void) => void;
}

/** What one phase may use. `log` begins with the data folder; before, there is nowhere to write. */
interface BootContext extends BootParts {
  readonly chosen: TillArguments;
  readonly dataDir: string;
  readonly log: Log;
  /** Run in reverse order when the till closes. */
  readonly closers: (() => Promise<void> | void)[];
}

interface Phase<Outcome> {
  readonly name: string;
  readonly run: (context: BootContext) => Outcome;
}

/** Before `ready`, in the turn the program starts in: what Electron takes later without a word and without effect. */
const BEFORE_READY: readonly Phase<void>[] = [
  { name: 'sandbox', run: ({ electron }) => electron.app.enableSandbox() },
  { name: 'scheme', run: ({ electron }) => registerAppScheme(electron) },
  { name: 'debugging switches', run: ({ electron }) => ignoreDebuggingSwitches(electron) },
  { name: 'navigation', run: ({ electron, log }) => guardNavigation(electron, log) },
  { name: 'quit', run: closeBeforeQuit },
  { name: 'last words', run: sayLastWords },
];

/** After `ready`: the page is shut in before the till opens, and the till is open before its window is. */
const WHEN_READY: readonly Phase<Promise<void> | void>[] = [
  { name: 'folder', run: takeFolder },
  { name: 'permissions', run: ({ electron }) => denyPermissions(electron) },
  { name: 'menu', run: removeMenu },
  {
    name: 'page',
    run: ({ electron, outDir }) => serveApp(electron, listStaticFiles(join(outDir, 'renderer'))),
  },
  { name: 'till and window', run: openTillWindow },
];

const EXIT_FAILED = 1;
const EXIT_IN_USE = 3;

/**
 * Opens the till under Electron. Resolves when its window has loaded, or when it was decided not to open. To be called before
 * Electron is ready.
 */
export async function boot(parts: BootParts): Promise<void> {
  const { electron } = parts;
  if (!electron.app.requestSingleInstanceLock()) {
    electron.app.quit();
    return;
  }
  const closers: BootContext['closers'] = [];
  try {
    const context = prepare(parts, closers);
    for (const phase of BEFORE_READY) phase.run(context);
    await electron.app.whenReady();
    for (const phase of WHEN_READY) await phase.run(context);
  } catch (error) {
    await closeAll(closers);
    electron.dialog.showErrorBox('Mostrador', error instanceof Error ? error.message : String(error));
    electron.app.exit(error instanceof DataDirInUse ? EXIT_IN_USE : EXIT_FAILED);
  }
}

function prepare(parts: BootParts, closers: BootContext['closers']): BootContext {
  const chosen = parseTillArguments(parts.args, parts.environment, false);
  // `userData` is the folder Mostrador of the person's application data: the browser host opens the same till.
  const dataDir = chosen.dataDir ?? join(parts.electron.app.getPath('userData'), 'till');
  return { ...parts, chosen, dataDir, log: openLog(parts.logger, join(dataDir, 'logs')), closers };
}

async function takeFolder({ dataDir, closers }: BootContext): Promise<void> {
  const lock = await lockDataDir(dataDir);
  closers.push(() => lock.release());
}

function removeMenu({ electron }: BootContext): void {
  if (electron.app.isPackaged) electron.Menu.setApplicationMenu(null);
}

async function openTillWindow(context: BootContext): Promise<void> {
  const { electron, chosen, dataDir, log, closers } = context;
  let window: AppWindow | undefined;

  const ports = createElectronPorts({ ...context, window: () => window });
  if (chosen.language !== null) ports.settings.set({ language: chosen.language });

  const till = await context.openTill({
    dataDir,
    site: chosen.site,
    host: 'electron',
    version: electron.app.getVersion(),
    ports,
  });
  closers.push(() => till.close());
  const ipc = mountIpc(electron, till, log);
  closers.push(() => {
    ipc.close();
  });

  electron.app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  await openWindow(electron, join(context.outDir, 'preload', 'index.cjs'), log, (opened) => {
    window = opened;
    ipc.trust(opened.webContents);
    opened.once('closed', () => {
      window = undefined;
    });
  });
}

/** Quitting waits for the till: what is in flight is finished and the ledger closed. */
function closeBeforeQuit({ electron, closers, log }: BootContext): void {
  let closing: Promise<void> | undefined;
  let isClosed = false;
  electron.app.on('window-all-closed', () => {
    electron.app.quit();
  });
  electron.app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    closing ??= closeAll(closers, log).then(() => {
      isClosed = true;
      electron.app.quit();
    });
  });
}

/** Each part is closed even when the one before it failed. */
async function closeAll(closers: BootContext['closers'], log?: Log): Promise<void> {
  for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) {
    try {
      await closer();
    } catch (error) {
      log?.error('a part did not close cleanly', {
        reason: error instanceof Error ? error.message : 'unknown',
      });
    }
  }
}

/** An error nothing foresaw stops the program: the ledger is as it was after its last transaction. */
function sayLastWords({ electron, log, onUncaughtException }: BootContext): void {
  onUncaughtException((error) => {
    log.error('stopped by an error nothing foresaw', { stack: error.stack ?? error.message });
    electron.app.exit(EXIT_FAILED);
  });
}
