import { shortText } from './visible-text.ts';

/** What the devices are sold as, by `poi_type` (Point API, Update operation mode). */
const SOLD_AS: ReadonlyMap<string, string> = new Map([
  ['PAX_A910', 'Point Smart 1'],
  ['NEWLAND_N950', 'Point Smart 2'],
  ['INGENICO_MOVE2500', 'Point Plus'],
  ['GERTEC_MP35P', 'Point Pro'],
]);

export interface TerminalName {
  /** As it is sold, or its type as the API writes it. */
  readonly model: string;
  /** As on its back; null where the id does not tell. */
  readonly serial: string | null;
}

/** A terminal in a person's words, from its id `<poi_type>__<serial>`. For reading only: the id is never made from it again. */
export function terminalName(terminalId: string): TerminalName {
  const mark = terminalId.indexOf('__');
  if (mark <= 0) return { model: shortText(terminalId, 60), serial: null };
  const type = terminalId.slice(0, mark);
  const serial = shortText(terminalId.slice(mark + 2), 60);
  return { model: SOLD_AS.get(type) ?? shortText(type, 40), serial: serial === '' ? null : serial };
}
