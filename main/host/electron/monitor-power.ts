import type { Power } from '../../ports.ts';
import type { ElectronMain } from './electron-main.ts';

/** The system's sleep, as Electron reports it. After `ready`. */
export function createMonitorPower(electron: ElectronMain): Power {
  return {
    onSuspend: (listener) => {
      electron.powerMonitor.on('suspend', listener);
      return () => {
        electron.powerMonitor.off('suspend', listener);
      };
    },
    onWake: (listener) => {
      electron.powerMonitor.on('resume', listener);
      return () => {
        electron.powerMonitor.off('resume', listener);
      };
    },
  };
}
