import { invariant } from '#app/lib/assert.ts';
import type { TillMode } from '#app/domain/mode.ts';
import type { Currency } from '#app/domain/money.ts';
import type { SiteId } from '#app/domain/site.ts';
import { getRow, run, type ReadableDb, type WritableDb } from './connection.ts';

/** Whose ledger this file is. Written once, when the file is made. */
export interface Identity {
  readonly ledgerId: string;
  readonly site: SiteId;
  readonly currency: Currency;
  readonly timeZone: string;
  /** Hours before it count to the day before. */
  readonly cutOverHour: number;
  readonly mode: TillMode;
  readonly createdAtMs: number;
}

export function findIdentity(db: ReadableDb): Identity | undefined {
  return getRow<Identity>(
    db,
    `SELECT ledger_id AS ledgerId, site, currency, time_zone AS timeZone, cut_over_hour AS cutOverHour, mode,
            created_at_ms AS createdAtMs
     FROM identity WHERE id = 1`,
  );
}

export function readIdentity(db: ReadableDb): Identity {
  const identity = findIdentity(db);
  invariant(identity !== undefined, 'the ledger has no identity');
  return identity;
}

export function writeIdentity(db: WritableDb, identity: Identity): void {
  run(
    db,
    `INSERT INTO identity (id, ledger_id, site, currency, time_zone, cut_over_hour, mode, created_at_ms)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
    identity.ledgerId,
    identity.site,
    identity.currency,
    identity.timeZone,
    identity.cutOverHour,
    identity.mode,
    identity.createdAtMs,
  );
}
