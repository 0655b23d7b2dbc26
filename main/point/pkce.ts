import { createHash, randomBytes } from 'node:crypto';

/** A new PKCE verifier: 86 characters of base64url (RFC 7636, 43 to 128). */
export function newCodeVerifier(): string {
  return randomBytes(64).toString('base64url');
}

/** The challenge of a verifier by S256: base64url of its SHA-256. */
export function s256Challenge(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier, 'ascii').digest('base64url');
}

/** A new state, which nobody can guess: what comes back with another one is somebody else's. */
export function newState(): string {
  return randomBytes(32).toString('base64url');
}
