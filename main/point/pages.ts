import type { PointAnswer } from './answer.ts';
import { notAnswered } from './not-answered.ts';
import type { PointHttp } from './point-http.ts';

/** One page of a list, as its parser read it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** How many there are on all pages together. */
  readonly total: number;
}

export interface PagedList<Item> {
  pathAt(offset: number): string;
  /** Undefined when the answer is no page, or does not tell how many there are. */
  parse(json: unknown): Page<Item> | undefined;
  /** What tells one from another. */
  idOf(item: Item): string;
  /** A list that goes on beyond this is `too_large`: the pages are asked for one right after the other. */
  readonly maxPages: number;
}

/**
 * Reads a list to its end. `ok` is the whole of it: a page that fails, a list that changed on the way or one that tells
 * another number than it has is `unanswered`, so that nothing is ever taken for absent because its page was missing.
 */
export async function readAllPages<Item>(
  http: PointHttp,
  list: PagedList<Item>,
): Promise<PointAnswer<readonly Item[]>> {
  const items = new Map<string, Item>();
  let received = 0;
  let total: number | null = null;
  for (let page = 0; page < list.maxPages; page += 1) {
    const answer = await http({ method: 'GET', path: list.pathAt(received) });
    if (answer.kind !== 'ok') return answer;
    const parsed = list.parse(answer.value);
    if (parsed === undefined) return notAnswered('unexpected_shape', answer.requestId);
    if (total !== null && parsed.total !== total) return notAnswered('busy', answer.requestId);
    total = parsed.total;
    for (const item of parsed.items) items.set(list.idOf(item), item);
    received += parsed.items.length;
    if (received >= total) {
      // An entry that moved to another page meanwhile came twice, and another one not at all.
      return items.size === total
        ? { ...answer, value: [...items.values()] }
        : notAnswered('busy', answer.requestId);
    }
    if (parsed.items.length === 0) return notAnswered('unexpected_shape', answer.requestId);
  }
  return notAnswered('too_large', null);
}
