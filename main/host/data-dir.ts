import { homedir, userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where this person's programs keep their data: the folder Electron calls `appData`, so that both hosts open the same till.
 *
 * @throws when the system has no home folder for this user.
 */
export function applicationDataDir(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: () => string = homeFolder,
): string {
  if (platform === 'win32') return environment.APPDATA ?? join(home(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home(), 'Library', 'Application Support');
  const configured = environment.XDG_CONFIG_HOME;
  return configured?.startsWith('/') === true ? configured : join(home(), '.config');
}

/** The folder HOME names; where it names none, the one the system has for the user. */
function homeFolder(): string {
  for (const ask of [homedir, () => userInfo().homedir]) {
    const folder = answerOf(ask);
    if (isAbsolute(folder)) return folder;
  }
  throw new Error('this user has no home folder: choose the data folder with --data');
}

function answerOf(ask: () => string): string {
  try {
    return ask();
  } catch {
    return '';
  }
}

/** The till's folder inside `applicationData`. Electron keeps its browser's files beside it. */
export function tillDataDir(applicationData: string): string {
  return join(applicationData, 'Mostrador', 'till');
}
