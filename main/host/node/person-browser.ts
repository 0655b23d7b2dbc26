import type { Log, SystemBrowser } from '../../ports.ts';
import { isAllowedPage, pageAddress } from '../mercado-pago-pages.ts';

/** The person's own browser, for pages of Mercado Pago and nothing else. `open` is null where nothing is to be opened (`--no-open`). */
export function createPersonBrowser(
  log: Pick<Log, 'warn'>,
  open: ((address: string) => void) | null,
): SystemBrowser {
  const openPage = (address: string): void => {
    if (isAllowedPage(address)) open?.(address);
    else log.warn('an address was not opened: it is no page of Mercado Pago');
  };
  return {
    openAuthorization: openPage,
    openPage: (page, site) => {
      openPage(pageAddress(page, site));
    },
  };
}
