import { z } from 'zod';
import type { DeferralId } from '#app/domain/deferral.ts';
import { foldLink, LinkEvent, type LinkStanding } from '#app/domain/payment-link.ts';
import { allRows, getRow, type ReadableDb } from './connection.ts';
import type { FactRow } from './facts.ts';

export interface StoredLink extends LinkStanding {
  readonly linkId: string;
  readonly deferralId: DeferralId;
  readonly amountMinor: number;
  readonly expiresAtMs: number;
  readonly madeAtMs: number;
  /** Null until Mercado Pago has made it. */
  readonly preferenceId: string | null;
  readonly url: string | null;
  /** Version of the last event. */
  readonly version: number;
}

/** A link is looked at this much longer than it was to last. */
const FOLLOWED_FOR_MS = 24 * 60 * 60_000;

type LinkRow = Pick<StoredLink, 'linkId' | 'deferralId' | 'amountMinor' | 'expiresAtMs' | 'madeAtMs'>;

const LINK_SQL = `SELECT link_id AS linkId, deferral_id AS deferralId, amount_minor AS amountMinor,
    expires_at_ms AS expiresAtMs, entry.at_ms AS madeAtMs
  FROM payment_link JOIN entry ON entry.seq = payment_link.entry_seq`;

function toLink(db: ReadableDb, row: LinkRow): StoredLink {
  const events = readLinkHistory(db, row.linkId);
  const made = events.find((event) => event.kind === 'made');
  return {
    ...row,
    ...foldLink(events),
    preferenceId: made?.preferenceId ?? null,
    url: made?.url ?? null,
    version: events.length,
  };
}

const DetailObject = z.record(z.string(), z.unknown());

export function readLinkHistory(db: ReadableDb, linkId: string): LinkEvent[] {
  return allRows<{ kind: string; detail: string }>(
    db,
    'SELECT kind, detail FROM payment_link_event WHERE link_id = ? ORDER BY version',
    linkId,
  ).map(({ kind, detail }) => LinkEvent.parse({ kind, ...DetailObject.parse(JSON.parse(detail)) }));
}

export function findLink(db: ReadableDb, linkId: string): StoredLink | undefined {
  const row = getRow<LinkRow>(db, `${LINK_SQL} WHERE link_id = ?`, linkId);
  return row && toLink(db, row);
}

/** The last link made for a deferral. */
export function findLastLink(db: ReadableDb, deferralId: DeferralId): StoredLink | undefined {
  const sql = `${LINK_SQL} WHERE deferral_id = ? ORDER BY payment_link.entry_seq DESC LIMIT 1`;
  const row = getRow<LinkRow>(db, sql, deferralId);
  return row && toLink(db, row);
}

/**
 * Links that Mercado Pago is asked about: those that may be paid, those whose money has to go back, and for as long as its customer may have
 * had the page open those that have ended.
 */
export function listWatchedLinks(db: ReadableDb, nowMs: number): StoredLink[] {
  return allRows<LinkRow>(
    db,
    `${LINK_SQL} WHERE NOT EXISTS (
         SELECT 1 FROM payment_link_event WHERE payment_link_event.link_id = payment_link.link_id
           AND payment_link_event.kind IN ('closed', 'refused'))
       OR payment_link.expires_at_ms + ${FOLLOWED_FOR_MS} > ?
       OR EXISTS (
         SELECT 1 FROM payment_link_event WHERE payment_link_event.link_id = payment_link.link_id
           AND payment_link_event.kind = 'paid_too_much')
     ORDER BY payment_link.entry_seq`,
    nowMs,
  )
    .map((row) => toLink(db, row))
    .filter(
      (link) =>
        !link.isEnded ||
        link.surplus.length > 0 ||
        (link.preferenceId !== null && link.expiresAtMs + FOLLOWED_FOR_MS > nowMs),
    );
}

/** Links by which money came in for which nothing was owed, and which has not gone back. */
export function listSurplusLinks(db: ReadableDb): StoredLink[] {
  return allRows<LinkRow>(
    db,
    `${LINK_SQL} WHERE link_id IN (SELECT link_id FROM payment_link_event WHERE kind = 'paid_too_much')
     ORDER BY payment_link.entry_seq`,
  )
    .map((row) => toLink(db, row))
    .filter((link) => link.surplus.length > 0);
}

/** The row of the wish that an open link ends. */
export function closeAskedRow({ linkId, version }: StoredLink, atMs: number): FactRow<'payment_link_event'> {
  return linkEventRow(linkId, version + 1, atMs, { kind: 'close_asked' });
}

export function linkEventRow(
  linkId: string,
  version: number,
  atMs: number,
  event: LinkEvent,
): FactRow<'payment_link_event'> {
  const { kind, ...detail } = LinkEvent.parse(event);
  return { link_id: linkId, version, at_ms: atMs, kind, detail: JSON.stringify(detail) };
}
