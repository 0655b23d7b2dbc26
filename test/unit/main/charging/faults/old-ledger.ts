import { rmSync } from 'node:fs';
import { foldCharge, prepareCharge } from '#app/domain/charge.ts';
import type { ChargeEvent } from '#app/domain/charge-event.ts';
import { floatPostings } from '#app/domain/posting.ts';
import { asChargeId, asSaleId, asTerminalId, type ChargeId } from '#app/domain/ids.ts';
import { openConnection, openTransaction, run, type WritableDb } from '#main/ledger/connection.ts';
import { chargeEventRow, writeChargeState } from '#main/ledger/charges.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import { writeIdentity } from '#main/ledger/identity.ts';
import { migrate } from '#main/ledger/migrate.ts';
import { MIGRATIONS } from '#main/ledger/migrations/index.ts';

/** A charge as the first version of the program left it. */
export interface OldCharge {
  readonly chargeId: ChargeId;
  readonly terminalId: string;
  readonly requestBody: string;
  /** After its `prepared`. */
  readonly events: readonly ChargeEvent[];
}

export const OLD_SALE_ID = '00000000-0000-4000-8000-000000900001';
export const OLD_PRICE_MINOR = 1_500_00;

/**
 * Makes `file` a ledger of the first schema: an open shift, one product, and a basket of it that is being charged. Every row is
 * written through the columns that existed then.
 */
export function writeOldLedger(file: string, atMs: number, old: OldCharge): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  const db = openConnection(file, 'write');
  migrate(db, MIGRATIONS.slice(0, 1), () => undefined);
  db.transaction(() => {
    writeRows(openTransaction(db), atMs, old);
  }).immediate();
  db.close();
}

function writeRows(db: WritableDb, atMs: number, old: OldCharge): void {
  writeIdentity(db, {
    ledgerId: 'ledger-of-before',
    site: 'MLA',
    currency: 'ARS',
    timeZone: 'America/Argentina/Buenos_Aires',
    cutOverHour: 4,
    mode: 'practice',
    createdAtMs: atMs,
  });
  run(
    db,
    `INSERT INTO product (product_id, code, code_key, name, category, price_minor, tax_rate_bp, stock_milli, search_text)
     VALUES (1, 'A1', 'a1', 'Yerba', '', ?, 2100, 5000, 'a1 yerba')`,
    OLD_PRICE_MINOR,
  );
  const businessDate = '2026-01-05';
  const shift = {
    shift_id: 'shift-of-before',
    opened_at_ms: atMs,
    business_date: businessDate,
    float_minor: 100_00,
  };
  append(db, 'entry-1', 'shift_opened', atMs, businessDate, floatPostings(100_00), { shift: [shift] });
  run(
    db,
    `INSERT INTO basket (sale_id, status, is_current, opened_at_ms) VALUES (?, 'charging', 1, ?)`,
    OLD_SALE_ID,
    atMs,
  );
  run(
    db,
    `INSERT INTO basket_line (sale_id, product_id, code, name, unit_price_minor, tax_rate_bp, quantity_milli)
     VALUES (?, 1, 'A1', 'Yerba', ?, 2100, 1000)`,
    OLD_SALE_ID,
    OLD_PRICE_MINOR,
  );
  const terms = {
    chargeId: old.chargeId,
    saleId: asSaleId(OLD_SALE_ID),
    terminalId: asTerminalId(old.terminalId),
    amountMinor: OLD_PRICE_MINOR,
    currency: 'ARS' as const,
    preparedAtMs: atMs,
  };
  const prepared = prepareCharge(terms);
  append(db, 'entry-2', 'charge', atMs, businessDate, [], {
    charge: [
      {
        charge_id: prepared.chargeId,
        sale_id: prepared.saleId,
        terminal_id: prepared.terminalId,
        amount_minor: prepared.amountMinor,
        currency: prepared.currency,
        prepared_at_ms: atMs,
        expires_after_ms: 300_000,
        request_body: old.requestBody,
      },
    ],
    charge_event: [chargeEventRow(old.chargeId, 1, atMs, { kind: 'prepared' })],
  });
  old.events.forEach((event, index) => {
    append(db, `entry-${String(index + 3)}`, 'charge', atMs, businessDate, [], {
      charge_event: [chargeEventRow(old.chargeId, index + 2, atMs, event)],
    });
  });
  const history = [{ kind: 'prepared' } as const, ...old.events].map((event) => ({ event, atMs }));
  writeChargeState(db, foldCharge(terms, history), history.length, false);
}

function append(
  db: WritableDb,
  entryId: string,
  kind: Parameters<typeof appendEntry>[1]['kind'],
  atMs: number,
  businessDate: string,
  postings: Parameters<typeof appendEntry>[1]['postings'],
  facts: Parameters<typeof appendEntry>[1]['facts'],
): void {
  appendEntry(db, { entryId, kind, atMs, businessDate, postings, facts });
}

export const OLD_CHARGE_ID = asChargeId('00000000-0000-4000-8000-000000900002');
