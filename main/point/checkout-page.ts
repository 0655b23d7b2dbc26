/** Mercado Pago's sites of the countries, and the one they had in common. */
const SITES = [
  'mercadopago.com.ar',
  'mercadopago.com.br',
  'mercadopago.com.mx',
  'mercadopago.cl',
  'mercadopago.com',
] as const;

/** Every host a payment page can be on, by its whole name. */
const HOSTS: ReadonlySet<string> = new Set(SITES.flatMap((site) => [`www.${site}`, `sandbox.${site}`]));

/** No published address of a payment page comes near it, and a QR code must hold it. */
const MAX_LENGTH = 500;

/** Whether an address that the API gave is a payment page of Mercado Pago's, to be shown to a customer: https, a host of the list, nothing else before the path. */
export function isCheckoutPage(address: string): boolean {
  if (address.length > MAX_LENGTH || !URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === 'https:' &&
    HOSTS.has(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    // What the parser had to put right is not what was meant to be shown.
    url.href === address
  );
}
