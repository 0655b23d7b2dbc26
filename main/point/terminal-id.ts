/**
 * Whether two spellings name one terminal. Ids are `<poi_type>__<serial>`; some answers of the Integration API write them with
 * single underscores and a number in front (`3_INGENICO_MOVE2500_ING-ARG-1`).
 */
export function isSameTerminal(deviceId: string, terminalId: string): boolean {
  if (deviceId === terminalId) return true;
  const expected = terminalId.replace(/_+/g, '_');
  const got = deviceId.replace(/_+/g, '_');
  return got === expected || got.replace(/^\d+_/, '') === expected;
}
