/** Bytes turned at once: more arguments than this overflow the stack of a call. A multiple of three, so that pieces join. */
const CHUNK_BYTES = 3 * 8_192;

/** Base64 of bytes of any size. */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + CHUNK_BYTES))));
  }
  return pieces.join('');
}
