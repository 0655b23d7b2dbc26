import { createHash } from 'node:crypto';
import type { FactTable } from './facts.ts';

export const ENTRY_KINDS = [
  'shift_opened',
  'sale',
  'charge',
  'approved_without_sale',
  'refund',
  'deferral',
  'day_closed',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export interface LedgerIdentity {
  readonly ledgerId: string;
  readonly site: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly cutOverHour: number;
  readonly mode: string;
  readonly createdAtMs: number;
}

export interface EntryHeader {
  readonly seq: number;
  readonly entryId: string;
  readonly kind: string;
  readonly atMs: number;
  readonly businessDate: string;
}

export type CanonicalValue = string | number | null;

/** Rows of an entry as the chain sees them: tables in `FACT_TABLES` order, columns in `FACT_COLUMNS` order. */
export type CanonicalRows = readonly (readonly [FactTable, readonly (readonly CanonicalValue[])[]])[];

/** What the first entry links to: the hash of the ledger's own identity, so two shops' chains cannot be spliced. */
export function genesisHash(identity: LedgerIdentity): string {
  return sha256(
    JSON.stringify([
      'mostrador-ledger-1',
      identity.ledgerId,
      identity.site,
      identity.currency,
      identity.timeZone,
      identity.cutOverHour,
      identity.mode,
      identity.createdAtMs,
    ]),
  );
}

/**
 * Hash of an entry: SHA-256 over the previous hash, the entry's own columns and every column of every row it brought.
 * The canonical form is JSON of arrays only, so there is no key order to agree on; integers and text have one spelling in it.
 */
export function entryHash(prevHash: string, header: EntryHeader, rows: CanonicalRows): string {
  return sha256(
    JSON.stringify([
      prevHash,
      header.seq,
      header.entryId,
      header.kind,
      header.atMs,
      header.businessDate,
      rows,
    ]),
  );
}

/** What paper carries of a hash: enough to tell two ledgers apart, short enough to read aloud. */
export function ledgerMark(hash: string): string {
  return `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase();
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
