import { foldCharge, isFinal, type ChargeState } from '#app/domain/charge.ts';
import { asChargeId } from '#app/domain/ids.ts';
import { findCharge, readChargeHistory } from '#main/ledger/charges.ts';
import type { ReadableDb } from '#main/ledger/connection.ts';
import { numberIn, textIn, type RunEvidence } from './evidence-of-run.ts';

/** The rows of the tables whose rows must never change, as they were when they were last looked at. */
export interface RowMemory {
  /** I4. What was once written is still there, as it was. Remembers what is new. */
  compare(evidence: RunEvidence): string | undefined;
}

/** `tables` are those whose rows are facts. */
export function createRowMemory(): RowMemory {
  const known = new Map<string, string[]>();
  return {
    compare: (evidence) => {
      for (const table of factTables(evidence.db)) {
        const rows = evidence.rows(table).map((row) => JSON.stringify(row));
        const before = known.get(table) ?? [];
        const changed = before.findIndex((row, index) => rows[index] !== row);
        if (changed !== -1) {
          return `${table}: ${before[changed] ?? ''} has become ${rows[changed] ?? 'nothing'}`;
        }
        known.set(table, rows);
      }
      return undefined;
    },
  };
}

/** The tables that a trigger keeps from being changed. */
function factTables(db: ReadableDb): string[] {
  const sql = "SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name = tbl_name || '_no_delete'";
  return db.prepare(sql).pluck().all() as string[];
}

/** I6. Numbers of sales, of unpaid receipts and of entries follow each other without a gap and without a repeat, and so do closes. */
export function noGaps(evidence: RunEvidence): string | undefined {
  const columns = [
    ['entry', 'seq'],
    ['sale', 'number'],
    ['deferral', 'number'],
    ['day_close', 'z_number'],
  ] as const;
  for (const [table, column] of columns) {
    const numbers = evidence
      .rows(table)
      .map((row) => numberIn(row, column))
      .sort((a, b) => a - b);
    const wrong = numbers.findIndex((number, index) => number !== index + 1);
    if (wrong !== -1) return `${table} ${String(wrong + 1)} is ${String(numbers[wrong])}`;
  }
  return undefined;
}

/** From which states a charge may come into each: the documented statuses in their order, and the till's own. */
const MAY_COME_FROM: Readonly<Record<string, readonly ChargeState[] | 'any open'>> = {
  unknown: ['prepared'],
  created: ['prepared', 'unknown', 'cancel_requested'],
  at_terminal: ['prepared', 'unknown', 'created', 'cancel_requested'],
  cancel_requested: ['prepared', 'unknown', 'created', 'at_terminal'],
  action_required: ['prepared', 'unknown', 'created', 'at_terminal', 'cancel_requested'],
  quarantined: [
    'prepared',
    'unknown',
    'created',
    'at_terminal',
    'cancel_requested',
    'action_required',
    'failed',
    'canceled',
    'expired',
    'rejected',
  ],
  failed: 'any open',
  expired: 'any open',
  canceled: 'any open',
  rejected: ['prepared', 'unknown', 'cancel_requested'],
};

/** I7. A charge goes from state to state as it may, an end is left only by proof, and its versions count up by one. */
export function onlyAllowedSteps(evidence: RunEvidence): string | undefined {
  for (const row of evidence.rows('charge')) {
    const chargeId = asChargeId(textIn(row, 'charge_id'));
    const stored = findCharge(evidence.db, chargeId);
    if (stored === undefined) return `charge ${chargeId} has no state`;
    const history = readChargeHistory(evidence.db, chargeId);
    if (stored.version !== history.length)
      return `charge ${chargeId} is at version ${String(stored.version)}`;
    let from: ChargeState = 'prepared';
    for (let count = 1; count <= history.length; count += 1) {
      const { state } = foldCharge(stored.charge, history.slice(0, count));
      if (state !== from && !isAllowed(from, state))
        return `charge ${chargeId} went from ${from} to ${state}`;
      from = state;
    }
  }
  return undefined;
}

function isAllowed(from: ChargeState, to: ChargeState): boolean {
  // Proof of payment comes from anywhere, and only a payment is given back.
  if (to === 'processed') return from !== 'refunded';
  if (to === 'refunded') return true;
  const sources = MAY_COME_FROM[to];
  if (sources === undefined) return false;
  return sources === 'any open' ? !isFinal(from) : sources.includes(from);
}

/** I9. An idempotency key goes with one request, for ever. */
export function oneBodyPerKey(evidence: RunEvidence): string | undefined {
  for (const [key, bodies] of evidence.bodiesByKey) {
    if (bodies.size > 1) return `key ${key} was sent with ${[...bodies].join(' and with ')}`;
  }
  return undefined;
}

/** I10. What the screen has said is done is in the file. */
export function acknowledgedIsDurable(evidence: RunEvidence): string | undefined {
  const sales = new Map(evidence.rows('sale').map((row) => [textIn(row, 'sale_id'), row]));
  const charges = new Map(evidence.rows('charge').map((row) => [textIn(row, 'charge_id'), row]));
  const states = new Map(evidence.rows('charge_state').map((row) => [textIn(row, 'charge_id'), row]));
  const deferrals = new Map(evidence.rows('deferral').map((row) => [textIn(row, 'deferral_id'), row]));
  const shifts = new Set(evidence.rows('shift').map((row) => textIn(row, 'shift_id')));
  const closes = new Map(evidence.rows('day_close').map((row) => [numberIn(row, 'z_number'), row]));
  for (const what of evidence.acknowledged) {
    const isThere = ((): boolean => {
      switch (what.kind) {
        case 'sale': {
          const sale = sales.get(what.saleId);
          return sale?.number === what.number && sale.total_minor === what.totalMinor;
        }
        case 'charge':
          return charges.get(what.chargeId)?.amount_minor === what.amountMinor;
        case 'paid': {
          const state = states.get(what.chargeId)?.state;
          return state === 'processed' || state === 'refunded';
        }
        case 'settled':
          return evidence
            .rows('charge_event')
            .some((row) => row.charge_id === what.chargeId && row.kind === 'settled_by_evidence');
        case 'refund':
          return evidence
            .rows('refund')
            .some((row) => row.refund_id === what.refundId && row.amount_minor === what.amountMinor);
        case 'capture': {
          const deferral = deferrals.get(what.deferralId);
          return deferral?.number === what.number && deferral.amount_minor === what.amountMinor;
        }
        case 'moves':
          return (
            evidence.rows('deferral_move').filter((row) => row.deferral_id === what.deferralId).length >=
            what.count
          );
        case 'erased':
          return evidence.rows('deferral_erasure').some((row) => row.deferral_id === what.deferralId);
        case 'shift':
          return shifts.has(what.shiftId);
        case 'close':
          return closes.get(what.zNumber)?.report === what.report;
      }
    })();
    if (!isThere) return `was told and is not in the file: ${JSON.stringify(what).slice(0, 200)}`;
  }
  return undefined;
}
