import { answerStatic, type StaticFiles } from '../static-files.ts';
import { APP_SCHEME, isAppAddress } from './app-address.ts';
import type { ElectronMain } from './electron-main.ts';

/** Makes `app:` a scheme like https for the page's own rules. It does not stand above the policy of the page. Before `ready`. */
export function registerAppScheme(electron: ElectronMain): void {
  electron.protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the renderer as `app://till/…`: the files listed when the till opened and nothing else. */
export function serveApp(electron: ElectronMain, files: StaticFiles): void {
  electron.protocol.handle(APP_SCHEME, (request) => {
    // An address of another host is answered like a path that does not exist.
    const path = isAppAddress(request.url) ? new URL(request.url).pathname : '';
    const answer = answerStatic(files, request.method, path === '/' ? '/index.html' : path);
    return new Response(answer.body, { status: answer.status, headers: { ...answer.headers } });
  });
}
