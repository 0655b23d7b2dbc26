import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

import { isLoopbackUrl } from './webhook.ts';

export interface WebhookPost {
  /** Of this machine, as `WebhookConfig` has checked. */
  readonly target: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Ends the attempt. */
  readonly signal: AbortSignal;
}

/**
 * Posts a notification and tells the status of the answer; redirects are not followed and the body is not read.
 * Rejects when there is no answer, or when `signal` comes first. A receiver on this machine may listen on any port,
 * those which `fetch` blocks included.
 */
export function postWebhook({ target, headers, body, signal }: WebhookPost): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, signal, agent: false };
    const request =
      target.protocol === 'https:'
        ? requestHttps(target, { ...options, ...trustOnThisMachine(target) })
        : requestHttp(target, options);
    request.on('error', reject);
    request.on('response', (response) => {
      response.on('error', reject);
      resolve(response.statusCode ?? 0);
      // Only the status counts, however long the body would be.
      response.destroy();
    });
    request.end(body);
  });
}

/**
 * A receiver of this machine may have signed its certificate itself: no third party stands in between, and no
 * authority gives certificates for loopback addresses. The URL was checked when it was set, and is here again.
 */
function trustOnThisMachine({ href }: URL): { readonly rejectUnauthorized: boolean } {
  // eslint-disable-next-line no-restricted-syntax -- certificates are checked for every other address
  return { rejectUnauthorized: !isLoopbackUrl(href) };
}
