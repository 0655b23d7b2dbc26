/** Control characters, line breaks, marks that reorder text (U+202E and its kin) and characters without width: none belongs on a receipt. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\u2060\uFEFF]/u;

export function isPrintable(text: string): boolean {
  return !UNPRINTABLE.test(text);
}

/** At least one letter, digit, sign or symbol: spaces and lone accents are no name. */
export function hasVisibleCharacter(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/**
 * The accented letters of Spanish and Portuguese after a round through the wrong encoding: their two UTF-8 bytes shown as two
 * Windows-1252 or ISO-8859-1 characters (`Ã³`, `Ã‘`, `Âº`, `â€™`), and U+FFFD, which says outright that a character was lost.
 * Only pairs that no text of these languages has: `PÃO`, `NIÃ?A`, `Ã` before a closing quote or a no-break space are let through.
 */
const GARBLED = /Ã[\u0080-\u009F¡©\u00AD³º±§£µ¢ª´¼‰“š‘‡ƒ•‚Šœ]|Â[¡ª°²³º¿®´½¼]|â€[\u0080-\u009F™œ“”¦˜]|\uFFFD/u;

export function isGarbled(text: string): boolean {
  return GARBLED.test(text);
}
