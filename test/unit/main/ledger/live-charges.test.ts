import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareCharge } from '#app/domain/charge.ts';
import { asChargeId, asSaleId, asTerminalId } from '#app/domain/ids.ts';
import { chargeEventRow, writeChargeState } from '#main/ledger/charges.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import { openLedger, type Ledger } from '#main/ledger/ledger.ts';

let folder: string;
let ledger: Ledger;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mostrador-live-'));
  ledger = openLedger({
    file: join(folder, 'ledger.sqlite'),
    identity: {
      site: 'MLA',
      currency: 'ARS',
      timeZone: 'America/Argentina/Buenos_Aires',
      cutOverHour: 4,
      mode: 'practice',
    },
    newLedgerId: randomUUID,
    nowMs: () => 1_767_000_000_000,
  });
});
afterEach(() => {
  ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A charge as `startCharge` writes it, without any of its questions. */
function prepare(saleId: string, terminalId: string): void {
  const chargeId = asChargeId(randomUUID());
  const terms = {
    chargeId,
    saleId: asSaleId(saleId),
    terminalId: asTerminalId(terminalId),
    amountMinor: 20_00,
    currency: 'ARS' as const,
    preparedAtMs: 1_767_000_000_000,
  };
  ledger.write((db) => {
    appendEntry(db, {
      entryId: randomUUID(),
      kind: 'charge',
      atMs: terms.preparedAtMs,
      businessDate: '2025-12-29',
      postings: [],
      facts: {
        charge: [
          {
            charge_id: chargeId,
            sale_id: saleId,
            terminal_id: terminalId,
            amount_minor: terms.amountMinor,
            currency: terms.currency,
            prepared_at_ms: terms.preparedAtMs,
            expires_after_ms: 300_000,
            request_body: '{}',
          },
        ],
        charge_event: [chargeEventRow(chargeId, 1, terms.preparedAtMs, { kind: 'prepared' })],
      },
    });
    writeChargeState(db, prepareCharge(terms), 1, false);
  });
}

describe('the ledger file itself', () => {
  it('takes one live charge for a sale, whoever writes a second one', () => {
    prepare('sale-1', 'PAX_A910__1');
    expect(() => {
      prepare('sale-1', 'PAX_A910__2');
    }).toThrow(/UNIQUE constraint failed: charge_state.sale_id/);
  });

  it('takes one live charge for a terminal, whoever writes a second one', () => {
    prepare('sale-1', 'PAX_A910__1');
    expect(() => {
      prepare('sale-2', 'PAX_A910__1');
    }).toThrow(/UNIQUE constraint failed: charge_state.terminal_id/);
  });

  it('takes several for different sales and terminals', () => {
    prepare('sale-1', 'PAX_A910__1');
    prepare('sale-2', 'PAX_A910__2');
    expect(ledger.db.prepare('SELECT count(*) FROM charge_state').pluck().get()).toBe(2);
  });
});
