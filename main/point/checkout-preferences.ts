import { z } from 'zod';
import type { Currency } from '#app/domain/money.ts';
import { invariant } from '#app/lib/assert.ts';
import type { PointAnswer } from './answer.ts';
import { isCheckoutPage } from './checkout-page.ts';
import { notAnswered } from './not-answered.ts';
import type { PointHttp } from './point-http.ts';
import { readNumberAmount, writeNumberAmount } from './wire-amount.ts';

/** A payment link to be made. */
export interface NewPreference {
  /** 1 to 256 characters: the payments that come of it carry it. */
  readonly externalReference: string;
  /** What the customer reads on the page; cut after 256 characters. */
  readonly title: string;
  /** Above 0, in minor units. */
  readonly amountMinor: number;
  readonly currency: Currency;
  /** Until when the page takes a payment, UTC milliseconds; null for as long as Mercado Pago keeps it. */
  readonly expiresAtMs: number | null;
  /**
   * From when on it does, sent with the end. The page on the term of a preference sends both and does not say whether the end may
   * stand alone: absent sends the end alone.
   */
  readonly validFromMs?: number;
}

/** A payment link. */
export interface CheckoutPreference {
  readonly preferenceId: string;
  /** The page where it is paid, on a host of Mercado Pago's. */
  readonly url: string;
  /** The page for test buyers; null when the answer shows none that can be used. */
  readonly sandboxUrl: string | null;
}

export interface PreferenceEnd {
  /** The time by the till's clock, UTC milliseconds. */
  readonly nowMs: number;
  /** How far ahead of it the end is set; 0 when absent. Whether an end that has passed on its way is taken is not documented. */
  readonly aheadMs?: number;
}

const PATH = '/checkout/preferences';
const MAX_TEXT = 256;

const PreferenceId = z.string().regex(/^[\w-]{1,200}$/);

const MadePreference = z.object({
  id: PreferenceId,
  external_reference: z.string(),
  init_point: z.string(),
  sandbox_init_point: z.string().nullish().catch(null),
  items: z.array(z.object({ quantity: z.literal(1), unit_price: z.number() })).length(1),
});

const EndedPreference = z.object({
  id: PreferenceId,
  expires: z.literal(true),
  expiration_date_to: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
});

/**
 * Makes a payment link (Checkout Preferences API, Create preference). The page can be paid more than once until it ends. An
 * answer that shows another reference, another amount or a page elsewhere is `unexpected_shape`.
 *
 * The page documents no idempotency key: without an answer the preference may have been made, but nobody has its address.
 * Asking again makes another one.
 */
export async function createPreference(
  http: PointHttp,
  preference: NewPreference,
): Promise<PointAnswer<CheckoutPreference>> {
  const { externalReference, amountMinor, currency } = preference;
  invariant(amountMinor > 0, 'a payment link is for an amount above zero');
  invariant(
    externalReference.length > 0 && externalReference.length <= MAX_TEXT,
    'a reference of a payment link has 1 to 256 characters',
  );
  const answer = await http({ method: 'POST', path: PATH, body: bodyOf(preference) });
  if (answer.kind !== 'ok') return answer;
  const made = MadePreference.safeParse(answer.value).data;
  const unitPrice = made?.items[0]?.unit_price;
  const isOurs =
    made?.external_reference === externalReference &&
    unitPrice !== undefined &&
    readNumberAmount(unitPrice, currency) === amountMinor &&
    isCheckoutPage(made.init_point);
  if (!isOurs) return notAnswered('unexpected_shape', answer.requestId);
  const sandboxUrl = made.sandbox_init_point ?? null;
  return {
    ...answer,
    value: {
      preferenceId: made.id,
      url: made.init_point,
      sandboxUrl: sandboxUrl !== null && isCheckoutPage(sandboxUrl) ? sandboxUrl : null,
    },
  };
}

/**
 * Ends a payment link (Checkout Preferences API, Update preference). `ok` tells the end as the API has it, UTC milliseconds: until
 * then, and where the clocks differ, it may still be paid, and a payment that was begun before may come after it. Repeating it
 * does no harm.
 */
export async function expirePreference(
  http: PointHttp,
  preferenceId: string,
  { nowMs, aheadMs = 0 }: PreferenceEnd,
): Promise<PointAnswer<{ readonly endsAtMs: number }>> {
  const endsAtMs = nowMs + aheadMs;
  const body = JSON.stringify({ expires: true, expiration_date_to: dateText(endsAtMs) });
  const path = `${PATH}/${encodeURIComponent(preferenceId)}`;
  const answer = await http({ method: 'PUT', path, body });
  if (answer.kind !== 'ok') return answer;
  const ended = EndedPreference.safeParse(answer.value).data;
  // To the second: the API's own dates may have no more than that.
  const isDone = ended?.id === preferenceId && Math.abs(ended.expiration_date_to - endsAtMs) < 1_000;
  if (!isDone) return notAnswered('unexpected_shape', answer.requestId);
  return { ...answer, value: { endsAtMs: ended.expiration_date_to } };
}

/** The price is written as digits, never as a float: `JSON.stringify` has no say in it. */
function bodyOf(preference: NewPreference): string {
  const { externalReference, title, amountMinor, currency, expiresAtMs, validFromMs } = preference;
  const item = [
    `"title":${JSON.stringify(beginningOf(title))}`,
    '"quantity":1',
    `"currency_id":${JSON.stringify(currency)}`,
    `"unit_price":${writeNumberAmount(amountMinor, currency)}`,
  ];
  const members = [
    `"items":[{${item.join(',')}}]`,
    `"external_reference":${JSON.stringify(externalReference)}`,
    ...(expiresAtMs === null
      ? []
      : [
          '"expires":true',
          ...(validFromMs === undefined
            ? []
            : [`"expiration_date_from":${JSON.stringify(dateText(validFromMs))}`]),
          `"expiration_date_to":${JSON.stringify(dateText(expiresAtMs))}`,
        ]),
  ];
  return `{${members.join(',')}}`;
}

/** What fits, without half a character at its end. */
function beginningOf(title: string): string {
  return title.slice(0, MAX_TEXT).replace(/[\uD800-\uDBFF]$/, '');
}

/** `2026-01-05T12:00:00.000+00:00`: with the offset in figures, as every published date of a preference. */
function dateText(atMs: number): string {
  return new Date(atMs).toISOString().replace('Z', '+00:00');
}
