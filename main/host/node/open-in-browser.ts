import { spawn } from 'node:child_process';

/**
 * Opens `url` in the person's browser, or does nothing where there is none: the address is printed as well. No shell reads the
 * address.
 */
export function openInBrowser(url: string, platform: NodeJS.Platform = process.platform): void {
  const [command, ...args] = openerOf(platform);
  const opener = spawn(command, [...args, url], { stdio: 'ignore', detached: true, shell: false });
  opener.on('error', () => undefined);
  opener.unref();
}

function openerOf(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler'];
  if (platform === 'darwin') return ['open'];
  return ['xdg-open'];
}
