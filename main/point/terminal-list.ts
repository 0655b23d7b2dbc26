import { z } from 'zod';
import type { PointAnswer } from './answer.ts';
import type { PointTerminal } from './gateway.ts';
import { readAllPages } from './pages.ts';
import type { PointHttp } from './point-http.ts';

const Terminal = z.object({
  id: z.string().min(1).max(128),
  operating_mode: z.string().max(40),
  // The pages disagree on whether these are numbers or strings.
  store_id: z.union([z.string(), z.int()]).nullish(),
  pos_id: z.union([z.string(), z.int()]).nullish(),
});

const Paging = z.object({ total: z.int().nonnegative() });

/** `/terminals/v1/list` (Point API, List terminals). */
const TerminalPage = z
  .object({ data: z.object({ terminals: z.array(Terminal) }), paging: Paging })
  .transform(({ data, paging }) => ({ items: data.terminals, total: paging.total }));

/** `/point/integration-api/devices` (Integration API, Get devices). */
const DevicePage = z
  .object({ devices: z.array(Terminal), paging: Paging })
  .transform(({ devices, paging }) => ({ items: devices, total: paging.total }));

const LISTS = {
  orders: { path: '/terminals/v1/list', page: TerminalPage },
  intents: { path: '/point/integration-api/devices', page: DevicePage },
} as const;

/** The most that either generation gives at once. */
const PAGE_SIZE = 50;
/** A thousand terminals. */
const MAX_PAGES = 20;

/** Every terminal of the account, from the list of one generation or nothing. */
export async function listAllTerminals(
  http: PointHttp,
  generation: keyof typeof LISTS,
): Promise<PointAnswer<readonly PointTerminal[]>> {
  const { path, page } = LISTS[generation];
  const answer = await readAllPages(http, {
    pathAt: (offset) => `${path}?limit=${PAGE_SIZE}&offset=${offset}`,
    parse: (json) => page.safeParse(json).data,
    idOf: (terminal) => terminal.id,
    maxPages: MAX_PAGES,
  });
  return answer.kind === 'ok' ? { ...answer, value: answer.value.map(toTerminal) } : answer;
}

function toTerminal(found: z.infer<typeof Terminal>): PointTerminal {
  return {
    terminalId: found.id,
    operatingMode: found.operating_mode,
    storeId: idText(found.store_id),
    posId: idText(found.pos_id),
  };
}

function idText(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
