import type { TerminalId } from '#app/domain/ids.ts';
import type { TerminalUse } from '#app/domain/terminal-health.ts';
import { allRows, getRow, type ReadableDb } from './connection.ts';

interface ChargeTimes {
  readonly state: string;
  readonly isLive: 0 | 1;
  readonly createdAtMs: number | null;
  /** First answer that showed the order on the terminal, or past it. */
  readonly shownAtMs: number | null;
  readonly endedAtMs: number;
}

/** What the last ten charges of a terminal tell about it. Times are those of the answers, so as exact as the polling. */
export function readTerminalUse(db: ReadableDb, terminalId: TerminalId): TerminalUse {
  const charges = allRows<ChargeTimes>(
    db,
    `WITH last AS (
       SELECT charge_id, entry_seq FROM charge WHERE terminal_id = ? ORDER BY entry_seq DESC LIMIT 10
     )
     SELECT charge_state.state, charge_state.holds_terminal AS isLive,
            min(CASE WHEN status = 'created' THEN at_ms END) AS createdAtMs,
            min(CASE WHEN status NOT IN ('created', 'expired', 'canceled') THEN at_ms
                     WHEN paymentDetail = 'canceled_on_terminal' THEN at_ms END) AS shownAtMs,
            max(at_ms) AS endedAtMs
     FROM last JOIN charge_state USING (charge_id) LEFT JOIN (
       SELECT charge_id, at_ms, json_extract(detail, '$.order.status') AS status,
              json_extract(detail, '$.order.paymentDetail') AS paymentDetail
       FROM charge_event
     ) USING (charge_id)
     GROUP BY last.charge_id ORDER BY last.entry_seq DESC`,
    terminalId,
  );
  const newest = charges[0];
  const live = charges.find((charge) => charge.isLive === 1);
  const isNeverShown =
    newest?.isLive === 0 &&
    newest.createdAtMs !== null &&
    newest.shownAtMs === null &&
    newest.state === 'expired';
  return {
    pickUpsMs: charges.flatMap(({ createdAtMs, shownAtMs }) =>
      createdAtMs !== null && shownAtMs !== null ? [Math.max(0, shownAtMs - createdAtMs)] : [],
    ),
    isHeldHere: live !== undefined,
    waitingSinceMs: live?.state === 'created' ? live.createdAtMs : null,
    neverShownAtMs: isNeverShown ? newest.endedAtMs : null,
    refusal: lastRefusal(db, terminalId) ?? null,
  };
}

/** The refusal of the newest charge of the terminal, when it was refused. */
function lastRefusal(
  db: ReadableDb,
  terminalId: TerminalId,
): { readonly code: string; readonly atMs: number } | undefined {
  return getRow<{ code: string; atMs: number }>(
    db,
    `SELECT json_extract(charge_event.detail, '$.code') AS code, charge_event.at_ms AS atMs
     FROM charge_event
     WHERE charge_event.kind = 'create_refused' AND charge_event.charge_id =
       (SELECT charge_id FROM charge WHERE terminal_id = ? ORDER BY entry_seq DESC LIMIT 1)`,
    terminalId,
  );
}
