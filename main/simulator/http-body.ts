import type { IncomingMessage } from 'node:http';

/** The largest body that is read; see `bodyLimit` among the open questions. */
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
/** A larger one is thrown away up to here, so that its sender gets to read the refusal; then the connection ends. */
const DISCARD_LIMIT_BYTES = 64 * 1024 * 1024;

/** The whole body, or undefined when it is larger than the limit; the rest of it is thrown away. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    length += bytes.length;
    if (length <= BODY_LIMIT_BYTES) chunks.push(bytes);
    if (length > DISCARD_LIMIT_BYTES) break;
  }
  return length > BODY_LIMIT_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}
