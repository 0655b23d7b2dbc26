export const APP_SCHEME = 'app';
export const APP_HOST = 'till';
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`;

/**
 * Whether an address belongs to the till's own page. Protocol and host are compared by themselves: `URL.origin` is the word "null"
 * for every scheme that is not the web's, so two foreign ones would be equal.
 */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === ''
  );
}
