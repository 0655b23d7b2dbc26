import type { ElectronMain } from './electron-main.ts';

const SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
];

/** A released till is not driven from outside: whoever can start it with a debugging port would own its page. Before `ready`. */
export function ignoreDebuggingSwitches(electron: ElectronMain): void {
  if (!electron.app.isPackaged) return;
  for (const name of SWITCHES) electron.app.commandLine.removeSwitch(name);
}
