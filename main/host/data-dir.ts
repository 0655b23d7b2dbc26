import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where this person's programs keep their data: the folder Electron calls `appData`, so that both hosts open the same till.
 */
export function applicationDataDir(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return environment.APPDATA ?? join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  const configured = environment.XDG_CONFIG_HOME;
  return configured?.startsWith('/') === true ? configured : join(home, '.config');
}

/** The till's folder inside `applicationData`. Electron keeps its browser's files beside it. */
export function tillDataDir(applicationData: string): string {
  return join(applicationData, 'Mostrador', 'till');
}
