/**
 * What makes two codes the same product: outer spaces and letter case do not count (a scanner with Caps Lock on, a
 * spreadsheet that changed `abc-1` to `ABC-1`). Unlike a locale's lower case, the answer is the same on every machine.
 */
export function codeKey(code: string): string {
  return code.trim().normalize('NFC').toLowerCase();
}
