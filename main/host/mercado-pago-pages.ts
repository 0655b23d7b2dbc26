import type { PageLink } from '#app/contract/account.ts';
import type { SiteId } from '#app/domain/site.ts';

/** Mercado Pago's site of each country. */
const SITE_HOSTS: Readonly<Record<SiteId, string>> = {
  MLA: 'www.mercadopago.com.ar',
  MLB: 'www.mercadopago.com.br',
  MLM: 'www.mercadopago.com.mx',
  MLC: 'www.mercadopago.cl',
};

const PATHS: Readonly<Record<PageLink, string>> = {
  /** “Tus integraciones”: where an application's id, secret, token and return addresses are. */
  applications: '/developers/panel/app',
};

/** Every host that the till ever leads a person to. */
const HOSTS: ReadonlySet<string> = new Set(['auth.mercadopago.com', ...Object.values(SITE_HOSTS)]);

/** The address of a page of Mercado Pago's site of the country. */
export function pageAddress(page: PageLink, site: SiteId): string {
  return `https://${SITE_HOSTS[site]}${PATHS[page]}`;
}

/** Whether an address may be handed to the system's browser: https, a host of the list by its whole name, and nothing else before the path. */
export function isAllowedPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === 'https:' &&
    HOSTS.has(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    // What the parser had to put right is not what was meant to be opened.
    url.href === address
  );
}
