/**
 * Characters of the PDF fonts every reader has (WinAnsiEncoding, PDF 32000-1, annex D) beside those of Latin-1. Spanish and Portuguese
 * need no other; what a person or the API wrote may.
 */
const EXTRAS: ReadonlySet<string> = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');

/** Text as those fonts can show it: what they lack loses its marks, or is named by its number; what cannot be seen is left out. */
export function winAnsiText(text: string): string {
  return Array.from(text.normalize('NFC'), toShowable).join('');
}

function toShowable(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n') return '\n';
  if (/\s/u.test(character)) return code === 0xa0 ? '\u00a0' : ' ';
  // Controls, direction overrides, joiners and the soft hyphen change what is read around them.
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Mn}]/u.test(character)) return '';
  if (isShowable(character, code)) return character;
  const plain = Array.from(character.normalize('NFKD').replace(/\p{Mn}/gu, ''));
  const isPlain = plain.length > 0 && plain.every((each) => isShowable(each, each.codePointAt(0) ?? 0));
  return isPlain ? plain.join('') : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

function isShowable(character: string, code: number): boolean {
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || EXTRAS.has(character);
}
