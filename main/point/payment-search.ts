import { z } from 'zod';
import type { Currency } from '#app/domain/money.ts';
import type { PointAnswer } from './answer.ts';
import { describedCount, describedText } from './described.ts';
import { readAllPages, type Page } from './pages.ts';
import type { PointHttp } from './point-http.ts';
import { readNumberAmount } from './wire-amount.ts';
import { wireId } from './wire-id.ts';

/** Which payments of the account are wanted. */
export interface PaymentCriteria {
  /** Exactly this `external_reference`; of any, or of none, when absent. */
  readonly externalReference?: string;
  /** Created from here on, UTC milliseconds. The API goes back twelve months. */
  readonly beginMs: number;
  /** Created until here. */
  readonly endMs: number;
  /** Only what was taken at this point of sale; at any, or at none, when absent or null. */
  readonly posId?: string | null;
  /** The same of the store. */
  readonly storeId?: string | null;
}

/** A payment of the account, whoever asked for it: the till, a hand on the terminal, a payment link, another program. */
export interface FoundPayment {
  readonly paymentId: string;
  /** As the API names it: `approved`, `rejected`, `refunded`, `charged_back`, … */
  readonly status: string;
  /** What the customer paid, a tip included, in minor units. */
  readonly amountMinor: number;
  readonly refundedMinor: number;
  readonly currency: string;
  readonly createdAtMs: number;
  readonly approvedAtMs: number | null;
  /** Never more of a card's number than these four. */
  readonly lastDigits: string | null;
  /** The issuer's, at most twelve letters and digits. */
  readonly authorizationCode: string | null;
  readonly paymentMethodId: string | null;
  readonly paymentMethodType: string | null;
  readonly installments: number | null;
  /** Null where the payment names none, whatever was asked for: as by link. */
  readonly posId: string | null;
  readonly storeId: string | null;
  /** At most 256 characters of it; null for none. */
  readonly externalReference: string | null;
}

/** What the API's documents leave open about the search. */
export interface PaymentSearchSettings {
  /**
   * Who narrows by point of sale and store. Both parameters are documented; whether a payment made by hand on a terminal carries its
   * place is not. `api` sends them; `till` reads the whole account's payments and leaves out those that name another
   * place, so that one without a place is found.
   */
  readonly placeFilter: 'api' | 'till';
  /**
   * What becomes of a payment that is not understood, such as one in another currency: `refused` makes the whole answer
   * `unexpected_shape`, `left_out` reads the others. The latter is for questions that such a payment cannot be the answer to.
   */
  readonly oddPayments: 'refused' | 'left_out';
}

export const PAYMENT_SEARCH_SETTINGS: PaymentSearchSettings = { placeFilter: 'api', oddPayments: 'refused' };

/** A payment has about 8 KB where it was published: so many stay well below what is read of an answer. */
const PAGE_SIZE = 20;
/** A thousand payments. */
const MAX_PAGES = 50;

const MAX_REFERENCE = 256;

const Moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const PlaceId = z.union([z.literal('').transform(() => null), wireId]).nullish();

/** The fields of a payment that are read (Payments API, Search payments). Nothing else leaves this schema. */
const PaymentResult = z.object({
  id: z.union([z.int().positive().transform(String), z.string().regex(/^\d{1,20}$/)]),
  status: z.string().min(1).max(200),
  currency_id: z.enum(['ARS', 'BRL', 'MXN', 'CLP'] satisfies readonly Currency[]),
  transaction_amount: z.number(),
  transaction_amount_refunded: z.number().nullish(),
  date_created: Moment,
  date_approved: Moment.nullish(),
  card: z.object({ last_four_digits: describedText }).nullish().catch(null),
  authorization_code: describedText,
  payment_method_id: describedText,
  payment_type_id: describedText,
  installments: describedCount,
  pos_id: PlaceId,
  store_id: PlaceId,
  // A till's own are shorter: what is cut off belongs to somebody else's.
  external_reference: z
    .union([z.string(), z.int().transform(String)])
    .transform((text) => text.slice(0, MAX_REFERENCE))
    .nullish(),
});

const SearchPage = z.object({
  results: z.array(z.unknown()).max(1_000),
  paging: z.object({ total: z.int().nonnegative() }),
});

/**
 * Every payment of the account that the criteria want, oldest first (Payments API, Search payments). `ok` is the whole list: a page
 * that fails is the answer, and a payment whose amount, currency, date or place is not understood is `unexpected_shape`, because
 * what it might have been must not be taken for absent. More than a thousand payments are `too_large`.
 */
export async function searchPayments(
  http: PointHttp,
  criteria: PaymentCriteria,
  settings: PaymentSearchSettings = PAYMENT_SEARCH_SETTINGS,
): Promise<PointAnswer<readonly FoundPayment[]>> {
  const query = queryOf(criteria, settings);
  const answer = await readAllPages(http, {
    pathAt: (offset) => `/v1/payments/search?${query}&limit=${PAGE_SIZE}&offset=${offset}`,
    parse: (json) => readPage(json, settings),
    idOf: (result) => result.id,
    maxPages: MAX_PAGES,
  });
  if (answer.kind !== 'ok') return answer;
  const payments = answer.value.flatMap(({ payment }) => (payment === null ? [] : [payment]));
  return { ...answer, value: payments.filter((payment) => isWanted(payment, criteria)) };
}

function queryOf(criteria: PaymentCriteria, { placeFilter }: PaymentSearchSettings): string {
  const { externalReference, beginMs, endMs, posId = null, storeId = null } = criteria;
  const asked = placeFilter === 'api';
  return new URLSearchParams({
    // From the oldest on: one that is made meanwhile comes last, and moves no other to another page.
    sort: 'date_created',
    criteria: 'asc',
    range: 'date_created',
    begin_date: new Date(beginMs).toISOString(),
    end_date: new Date(endMs).toISOString(),
    ...(externalReference === undefined ? {} : { external_reference: externalReference }),
    ...(asked && posId !== null ? { pos_id: posId } : {}),
    ...(asked && storeId !== null ? { store_id: storeId } : {}),
  }).toString();
}

/** What the API was asked for is looked at again: a parameter that it ignores must not bring somebody else's payments. */
function isWanted(payment: FoundPayment, criteria: PaymentCriteria): boolean {
  const { externalReference, posId = null, storeId = null } = criteria;
  return (
    (externalReference === undefined || payment.externalReference === externalReference) &&
    isThere(payment.posId, posId) &&
    isThere(payment.storeId, storeId)
  );
}

function isThere(place: string | null, wanted: string | null): boolean {
  return wanted === null || place === null || place === wanted;
}

/** One of a page's results; null for a payment that is not understood. */
interface Result {
  readonly id: string;
  readonly payment: FoundPayment | null;
}

const AnyPayment = z.object({ id: PaymentResult.shape.id });

function readPage(json: unknown, { oddPayments }: PaymentSearchSettings): Page<Result> | undefined {
  const page = SearchPage.safeParse(json).data;
  if (page === undefined) return undefined;
  const items: Result[] = [];
  for (const each of page.results) {
    const payment = readPayment(each) ?? null;
    const id = AnyPayment.safeParse(each).data?.id;
    if (id === undefined || (payment === null && oddPayments === 'refused')) return undefined;
    items.push({ id, payment });
  }
  return { items, total: page.paging.total };
}

function readPayment(json: unknown): FoundPayment | undefined {
  const payment = PaymentResult.safeParse(json).data;
  if (payment === undefined) return undefined;
  const amountMinor = readNumberAmount(payment.transaction_amount, payment.currency_id);
  const refundedMinor = readRefunded(payment);
  if (amountMinor === undefined || refundedMinor === undefined) return undefined;
  return {
    paymentId: payment.id,
    status: payment.status,
    amountMinor,
    refundedMinor,
    currency: payment.currency_id,
    createdAtMs: payment.date_created,
    approvedAtMs: payment.date_approved ?? null,
    lastDigits: matching(payment.card?.last_four_digits, /^\d{4}$/),
    // Shorter than any card number.
    authorizationCode: matching(payment.authorization_code, /^[0-9A-Za-z]{1,12}$/),
    paymentMethodId: payment.payment_method_id ?? null,
    paymentMethodType: payment.payment_type_id ?? null,
    installments: payment.installments ?? null,
    posId: payment.pos_id ?? null,
    storeId: payment.store_id ?? null,
    externalReference:
      payment.external_reference === undefined || payment.external_reference === ''
        ? null
        : payment.external_reference,
  };
}

/** Nothing, where no amount is shown: but not of a payment whose status says that it went back. */
function readRefunded(payment: z.infer<typeof PaymentResult>): number | undefined {
  const units = payment.transaction_amount_refunded ?? null;
  if (units !== null) return readNumberAmount(units, payment.currency_id);
  return payment.status === 'refunded' ? undefined : 0;
}

function matching(text: string | null | undefined, pattern: RegExp): string | null {
  return text !== null && text !== undefined && pattern.test(text) ? text : null;
}
