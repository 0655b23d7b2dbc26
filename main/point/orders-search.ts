import { z } from 'zod';
import type { PointAnswer } from './answer.ts';
import { readAllPages } from './pages.ts';
import type { PointHttp } from './point-http.ts';

/** A reference has one order as a rule. An API that ignores it and lists everybody's is not read through. */
const MAX_PAGES = 10;

/** Of each order only what tells whether it is the one: it is read by its id afterwards. */
const Found = z.object({
  id: z.string().min(1).max(200),
  status: z.string().max(200),
  external_reference: z.string().max(200).nullish(),
  created_date: z.string().max(60).nullish(),
});
type Found = z.infer<typeof Found>;

const Total = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
]);
const Paging = z.object({ total: Total });

// No page documents the search for Point. The list has its name from the orders of other products.
const SearchPage = z.union([
  z
    .object({ data: z.array(Found), paging: Paging })
    .transform(({ data, paging }) => page(data, paging.total)),
  z
    .object({ results: z.array(Found), paging: Paging })
    .transform(({ results, paging }) => page(results, paging.total)),
]);

function page(items: readonly Found[], total: number) {
  return { items, total };
}

/**
 * The id of the order with exactly this reference: the paid one when there are several, else the newest. `ok` with null only after
 * every page was read.
 */
export async function searchOrder(
  http: PointHttp,
  externalReference: string,
): Promise<PointAnswer<string | null>> {
  const reference = encodeURIComponent(externalReference);
  const answer = await readAllPages(http, {
    pathAt: (offset) =>
      `/v1/orders?external_reference=${reference}${offset === 0 ? '' : `&offset=${offset}`}`,
    parse: (json) => SearchPage.safeParse(json).data,
    idOf: (order) => order.id,
    maxPages: MAX_PAGES,
  });
  if (answer.kind !== 'ok') return answer;
  const same = answer.value.filter((order) => order.external_reference === externalReference);
  const [best = null] = same.sort((a, b) => rank(b).localeCompare(rank(a), 'en'));
  return { ...answer, value: best?.id ?? null };
}

/** Paid before unpaid, then by the moment of creation, in the form of the API's own dates; ids begin with it too. */
function rank(order: Found): string {
  const isPaid = order.status === 'processed' || order.status === 'refunded';
  return `${isPaid ? '1' : '0'} ${order.created_date ?? ''} ${order.id}`;
}
