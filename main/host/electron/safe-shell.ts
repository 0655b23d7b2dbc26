/// <reference types="electron" />
import type { Log, SystemBrowser } from '../../ports.ts';
import { isAllowedPage, pageAddress } from '../mercado-pago-pages.ts';

/**
 * The system's browser through Electron's shell, for pages of Mercado Pago and nothing else: whatever else it is handed, the system might
 * run. Item 15 of Electron's security tutorial. The only place that opens anything outside.
 */
export function createSafeShell(
  shell: Pick<Electron.Shell, 'openExternal'>,
  log: Pick<Log, 'warn'>,
): SystemBrowser {
  const open = (address: string): void => {
    if (!isAllowedPage(address)) {
      log.warn('an address was not opened: it is no page of Mercado Pago');
      return;
    }
    shell.openExternal(address).catch((error: unknown) => {
      log.warn('the system’s browser did not open', {
        reason: error instanceof Error ? error.name : 'unknown',
      });
    });
  };
  return {
    openAuthorization: open,
    openPage: (page, site) => {
      open(pageAddress(page, site));
    },
  };
}
