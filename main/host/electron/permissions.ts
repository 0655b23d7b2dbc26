import type { ElectronMain } from './electron-main.ts';

/** The page asks the system for nothing: camera, place, notices, devices, all denied, asked or checked. Item 5 of the tutorial. */
export function denyPermissions(electron: ElectronMain): void {
  const session = electron.session.defaultSession;
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
