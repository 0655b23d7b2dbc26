import { CallFailure } from '#renderer/bridge/call-failure.ts';
import { visibleText } from '#renderer/ui/visible-text.ts';

/** Most names that are offered: a state has some hundreds of cities at most. */
const MOST = 1_000;

/** A name of a place, and no piece of a sentence: what Mercado Pago writes around its list is not documented. */
const NAME = /^[\p{Lu}\d][\p{L}\d .'’()/-]{0,59}$/u;

/** The names that Mercado Pago said it knows, behind an error that refused one; empty where it said none. */
export function offeredNames(failure: unknown, param: 'cities' | 'states'): readonly string[] {
  const text = failure instanceof CallFailure ? failure.error.params[param] : undefined;
  if (typeof text !== 'string') return [];
  const names = text.split(/[,;|\n]/).map((name) => visibleText(name));
  return [...new Set(names)].filter((name) => NAME.test(name)).slice(0, MOST);
}
