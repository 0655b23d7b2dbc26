const MAX_LENGTH = 120;

/**
 * A file name fit for every system the till runs on: no folders, no control characters, no reserved device names. The
 * names come from the program, but a shop's own words may be part of them.
 */
export function safeFileName(wanted: string): string {
  const cleaned = wanted
    .normalize('NFC')
    // Path separators, what Windows forbids, control characters and the marks that turn text around.
    .replaceAll(/[/\\:*?"<>|\p{Cc}\p{Cf}]/gu, '-')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
    .slice(0, MAX_LENGTH);
  if (cleaned === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(cleaned)) return `mostrador-${cleaned}`;
  return cleaned;
}
