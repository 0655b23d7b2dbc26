import type { Power } from '../../ports.ts';
import type { ElectronMain } from './electron-main.ts';

/** The system's wake, as Electron reports it. After `ready`. */
export function createMonitorPower(electron: ElectronMain): Power {
  return {
    onWake: (listener) => {
      electron.powerMonitor.on('resume', listener);
      return () => {
        electron.powerMonitor.off('resume', listener);
      };
    },
  };
}
