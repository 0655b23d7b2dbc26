import { parseAmountMinor } from './amount.ts';
import { legacyError, type ApiAnswer } from './envelope.ts';
import type { PreferenceItem, PreferenceRecord } from './preference.ts';
import type { Cloud } from './route.ts';
import { exponentOf, SITES } from './site.ts';

/** The members of a preference that somebody sends. */
export type PreferenceTerms = Pick<
  PreferenceRecord,
  'externalReference' | 'items' | 'expires' | 'validFromMs' | 'validUntilMs'
>;

/** What a preference is that nobody has said anything about. */
export const NO_TERMS: PreferenceTerms = {
  externalReference: null,
  items: [],
  expires: false,
  validFromMs: null,
  validUntilMs: null,
};

/** Longest title and reference (Checkout Preferences API, String(256)). */
const MAX_TEXT = 256;
/** As it is for orders: nothing a shop sells comes near it. */
const MAX_QUANTITY = 100_000;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * The terms after a body was laid over them (Checkout Preferences API, Create preference and Update preference): members that are
 * not in it stay. What this does not know is ignored.
 */
export function readTerms(
  cloud: Cloud,
  body: unknown,
  before: PreferenceTerms,
): PreferenceTerms | { readonly answer: ApiAnswer } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return refused('bad_request', 'The body must be an object');
  }
  const sent = (name: string): unknown => (Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined);

  const items = sent('items') === undefined ? before.items : readItems(cloud, sent('items'));
  if (items === undefined || items.length === 0) return refused('invalid_items', 'unit_price invalid');

  const reference = sent('external_reference') ?? before.externalReference;
  if (reference !== null && (typeof reference !== 'string' || reference.length > MAX_TEXT)) {
    return refused('invalid_external_reference', 'external_reference invalid');
  }
  const expires = sent('expires') ?? before.expires;
  if (typeof expires !== 'boolean') return refused('invalid_expires', 'expires value is not boolean');
  const validFromMs = readDate(sent('expiration_date_from'), before.validFromMs);
  if (validFromMs === undefined) {
    return refused('invalid_expiration_date_from', 'expiration_date_from invalid');
  }
  const validUntilMs = readDate(sent('expiration_date_to'), before.validUntilMs);
  const isBackward = (validFromMs ?? -Infinity) > (validUntilMs ?? Infinity);
  if (validUntilMs === undefined || isBackward) {
    return refused('invalid_expiration_date_to', 'expiration_date_to invalid');
  }
  const terms = { items, externalReference: reference, expires, validFromMs, validUntilMs };
  return refusalOfTerm(cloud, terms) ?? terms;
}

/** See `preferenceEndInThePast` and `preferenceEndWithoutBeginning` among the open questions. */
function refusalOfTerm(
  { clock, answers }: Cloud,
  { expires, validFromMs, validUntilMs }: PreferenceTerms,
): { readonly answer: ApiAnswer } | undefined {
  if (!expires) return undefined;
  if (validFromMs === null && answers('preferenceEndWithoutBeginning') === 'required') {
    return refused('invalid_expiration_date_from', 'expiration_date_from invalid');
  }
  const isOver = validUntilMs !== null && validUntilMs <= clock.nowMs();
  return isOver && answers('preferenceEndInThePast') === 'refused'
    ? refused('invalid_expiration_date_to', 'expiration_date_to invalid')
    : undefined;
}

function readItems(cloud: Cloud, sent: unknown): readonly PreferenceItem[] | undefined {
  if (!Array.isArray(sent) || sent.length > 100) return undefined;
  const items = sent.map((each) => readItem(cloud, each));
  return items.every((item) => item !== undefined) ? items : undefined;
}

function readItem({ site, answers }: Cloud, sent: unknown): PreferenceItem | undefined {
  if (typeof sent !== 'object' || sent === null) return undefined;
  const member = (name: string): unknown => Reflect.get(sent, name);
  const { currency } = SITES[site];
  const title = member('title');
  const quantity = member('quantity');
  const unitPrice = member('unit_price');
  if (typeof title !== 'string' || title === '' || title.length > MAX_TEXT) return undefined;
  if (typeof quantity !== 'number' || !Number.isInteger(quantity)) return undefined;
  if (quantity < 1 || quantity > MAX_QUANTITY) return undefined;
  if (typeof unitPrice !== 'number' || unitPrice <= 0) return undefined;
  if ((member('currency_id') ?? currency) !== currency) return undefined;
  const unitPriceMinor = parseAmountMinor(String(unitPrice), exponentOf(site, answers));
  if (unitPriceMinor === undefined || !Number.isSafeInteger(unitPriceMinor * quantity * 100))
    return undefined;
  return { title, quantity, unitPriceMinor, currency };
}

/** Null for a date that is taken away, undefined for what is none. */
function readDate(sent: unknown, before: number | null): number | null | undefined {
  if (sent === undefined) return before;
  if (sent === null) return null;
  if (typeof sent !== 'string' || !DATE.test(sent)) return undefined;
  const atMs = Date.parse(sent);
  return Number.isNaN(atMs) ? undefined : atMs;
}

function refused(error: string, message: string): { readonly answer: ApiAnswer } {
  return { answer: legacyError(400, error, message) };
}
