import type { IncomingMessage } from 'node:http';

/** How far past the limit a sender is listened to, so that it gets to read why it was refused. */
const PATIENCE = 4;

/**
 * The body of a request, or undefined when it is larger than `maxBytes`; what is too much is read and thrown away as it comes.
 *
 * @throws when the sender goes away before the end.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (size > maxBytes * PATIENCE) throw new Error('the sender does not stop');
  }
  return size > maxBytes ? undefined : Buffer.concat(chunks, size);
}
