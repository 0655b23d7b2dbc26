import type { ElectronMain } from './electron-main.ts';

const SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'load-extension',
  'disable-web-security',
];

/**
 * A released till is not driven from outside: whoever can start it with a debugging port, or with a program in its page, would own the page.
 * `--inspect` and its like are Node's and refused by a fuse (electron-builder.yml). Before `ready`.
 */
export function ignoreDebuggingSwitches(electron: ElectronMain): void {
  if (!electron.app.isPackaged) return;
  for (const name of SWITCHES) electron.app.commandLine.removeSwitch(name);
}
