import type { Route } from '../route.ts';
import { runningMode } from '../terminal.ts';

const MAX_LIMIT = 50;

/** `GET /terminals/v1/list` (Point API, Get terminals). Never says whether a terminal is connected. */
export const listTerminals: Route<'terminals.list'> = {
  name: 'terminals.list',
  method: 'GET',
  path: '/terminals/v1/list',
  isIdempotent: false,
  takesJson: false,
  handle: ({ store, answers }, { account, query }) => {
    // Out of range is clamped, not refused: observed with a live account.
    const limit = Math.max(1, Math.min(MAX_LIMIT, wholeNumber(query.get('limit')) ?? MAX_LIMIT));
    const offset = Math.max(0, wholeNumber(query.get('offset')) ?? 0);
    const storeId = query.get('store_id');
    const posId = query.get('pos_id');
    const terminals = [...store.terminals.values()].filter(
      (terminal) =>
        terminal.userId === account.userId &&
        (!terminal.isVirtual || answers('virtualTerminalInList') === 'present') &&
        (storeId === null || terminal.storeId === storeId) &&
        (posId === null || String(terminal.posId) === posId),
    );
    const body = {
      data: {
        terminals: terminals.slice(offset, offset + limit).map((terminal) => ({
          id: terminal.id,
          pos_id: terminal.posId,
          store_id: terminal.storeId,
          external_pos_id: terminal.externalPosId,
          operating_mode:
            answers('modeBeforeRestart') === 'set_mode' ? terminal.operatingMode : runningMode(terminal),
        })),
      },
      paging: { total: terminals.length, offset, limit },
    };
    return { answer: { status: 200, body } };
  },
};

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}
