import type { LogFields } from '../ports.ts';

const HIDDEN = '[redacted]';
const MAX_TEXT_LENGTH = 2_000;

/**
 * Tokens and codes of Mercado Pago by their prefixes, anything after `Bearer`, secrets in a query or a form, and the name and password in
 * an address, as a proxy's may have them.
 */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[^\s"',;]+/gi, `$1 ${HIDDEN}`],
  [/\b(APP_USR|TEST|TG)-[\w-]+/gi, `$1-${HIDDEN}`],
  [/(:\/\/)[^\s/@]+@/g, `$1${HIDDEN}@`],
  [/([?&]code=)[^\s&"']+/gi, `$1${HIDDEN}`],
  [
    /\b((?:access_|refresh_)?token|client_secret|secret|password|authorization)(["']?\s*[=:]\s*["']?)(?!bearer |basic )[^\s&"',;}]+/gi,
    `$1$2${HIDDEN}`,
  ],
];
const SECRET_NAME = /token|secret|password|authorization|credential/i;

/** `text` without what looks like a secret and without characters that move a terminal's cursor or turn text around. */
export function redactText(text: string): string {
  let redacted = text.slice(0, MAX_TEXT_LENGTH);
  for (const [secret, replacement] of SECRETS) redacted = redacted.replaceAll(secret, replacement);
  return redacted.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => `\\u${hex(character)}`);
}

/** The same for every text in `fields`; a field whose name speaks of a secret is hidden whole. */
export function redactFields(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (SECRET_NAME.test(name)) return [redactText(name), HIDDEN];
      return [redactText(name), typeof value === 'string' ? redactText(value) : value];
    }),
  );
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
}
