import type { Posting } from '#app/domain/posting.ts';
import type { WritableDb } from '#main/ledger/connection.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import type { Facts } from '#main/ledger/facts.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import type { Clock, Ids } from '#main/ports.ts';

export interface DeferralParts {
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly ids: Pick<Ids, 'uuid'>;
}

/** Appends one step of a deferral, with its money where it has any, in the caller's transaction. */
export function appendDeferralEntry(
  db: WritableDb,
  parts: DeferralParts,
  atMs: number,
  facts: Omit<Facts, 'posting'>,
  postings: readonly Posting[] = [],
): void {
  appendEntry(db, {
    entryId: parts.ids.uuid(),
    kind: 'deferral',
    atMs,
    businessDate: parts.ledger.businessDate(atMs),
    postings,
    facts,
  });
}
