import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inProject } from './project.ts';

const FETCH_TIMEOUT_MS = 60_000;
const PROBE_TIMEOUT_MS = 15_000;

/** Electron's executable where it is installed; its package alone is not the runtime. */
export function findElectronRuntime(): string | undefined {
  const pathFile = inProject('node_modules', 'electron', 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = inProject('node_modules', 'electron', 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}

/** Downloads the runtime with Electron's own installer, for a minute at most. Undefined when it does not come. */
export async function fetchElectronRuntime(): Promise<string | undefined> {
  const installer = spawn(process.execPath, [inProject('node_modules', 'electron', 'install.js')], {
    stdio: 'ignore',
    timeout: FETCH_TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  await new Promise((resolve) => {
    installer.on('close', resolve);
    installer.on('error', resolve);
  });
  return findElectronRuntime();
}

/** Whether the system has what the runtime is linked against, and a screen to show it on. */
export function startsHere(executable: string): boolean {
  if (process.platform === 'linux') {
    const { DISPLAY, WAYLAND_DISPLAY } = process.env;
    if ((DISPLAY ?? '') === '' && (WAYLAND_DISPLAY ?? '') === '') return false;
  }
  const probe = spawnSync(executable, ['--version', ...electronSwitches()], {
    stdio: 'ignore',
    timeout: PROBE_TIMEOUT_MS,
  });
  return probe.status === 0;
}

/** Chromium refuses to run as root with its sandbox; root is who runs containers. */
export function electronSwitches(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
