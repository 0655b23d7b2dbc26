import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve as resolvePath } from 'node:path';

/** Another till holds this folder. Two tills on one ledger would both ask after the same charges. */
export class DataDirInUse extends Error {
  override readonly name = 'DataDirInUse';
  /** Null when the holder did not say. */
  readonly holderPid: number | null;

  constructor(dataDir: string, holderPid: number | null) {
    super(`another till${holderPid === null ? '' : ` (process ${holderPid})`} is open on ${dataDir}`);
    this.holderPid = holderPid;
  }
}

/** Given up with the till; the system gives it up for a process that ends in any other way. */
export interface DataDirLock {
  release(): Promise<void>;
}

const ASK_TIMEOUT_MS = 2_000;

/**
 * Takes the folder for this process, across both hosts.
 *
 * The lock is a local socket named after the folder and not a file with a process number: after a power cut the number in the file may be
 * that of another program, and a till that refuses to open is a closed shop. The system lets go of a socket when its process dies.
 *
 * @throws {DataDirInUse} when a living process holds it.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  makeFolder(resolvePath(dataDir));
  const address = lockAddress(realpathSync.native(dataDir));
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(String(process.pid));
  });
  if (!(await listen(server, address))) {
    const holder = await askHolder(address);
    if (holder.isAlive) throw new DataDirInUse(dataDir, holder.pid);
    // Only where the socket is a file: its process is gone and the file stayed.
    rmSync(address, { force: true });
    if (!(await listen(server, address))) throw new DataDirInUse(dataDir, null);
  }
  server.unref();
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

/**
 * Makes the folder and those above it, one at a time. `mkdirSync` with `recursive` never returns where the system refuses a folder as
 * missing, as below /proc.
 */
function makeFolder(path: string): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory())
      throw Object.assign(new Error(`${path} is a file`), { code: 'EEXIST' });
    return;
  }
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** Windows has named pipes and Linux abstract sockets, which leave nothing behind; elsewhere the socket is a file. */
function lockAddress(realPath: string): string {
  const name = `mostrador-${createHash('sha256').update(realPath).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  if (process.platform === 'linux') return `\0${name}`;
  return join(tmpdir(), `${name}.sock`);
}

function listen(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', fail);
    server.listen({ path: address, exclusive: true }, () => {
      server.off('error', fail);
      resolve(true);
    });
  });
}

/** A holder too busy to answer is alive all the same. */
function askHolder(address: string): Promise<{ readonly isAlive: boolean; readonly pid: number | null }> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(address);
    const finish = (isAlive: boolean): void => {
      socket.destroy();
      resolve({ isAlive, pid: /^\d{1,10}$/.test(said) ? Number(said) : null });
    };
    socket.setEncoding('utf8');
    socket.setTimeout(ASK_TIMEOUT_MS, () => {
      finish(true);
    });
    socket.on('data', (text: string) => {
      said = (said + text).slice(0, 16);
    });
    socket.on('end', () => {
      finish(true);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      finish(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT');
    });
  });
}
