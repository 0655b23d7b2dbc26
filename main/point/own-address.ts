/**
 * An address that credentials and customers may be led to: `pinned`, which is Mercado Pago's and https, or this machine's own loopback.
 *
 * @throws {Error} for any other one: it is a fault in the program.
 */
export function ownAddress(text: string, pinned: string): URL {
  const url = new URL(text);
  const isLoopback = url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === '[::1]');
  const isPinned = url.origin === new URL(pinned).origin && url.username === '' && url.password === '';
  if (!isPinned && !isLoopback) throw new Error(`not a Point API address: ${url.origin}`);
  return url;
}
