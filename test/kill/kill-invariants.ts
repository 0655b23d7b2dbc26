import Database from 'better-sqlite3';
import { openConnection } from '#main/ledger/connection.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import type { TruthOrder } from '#main/simulator/simulator.ts';

/** Each answers one row per violation; the ledger alone is enough for them. */
const INVARIANTS: Readonly<Record<string, string>> = {
  'postings of an entry do not sum to zero':
    'SELECT entry_seq AS what FROM posting GROUP BY entry_seq HAVING sum(amount_minor) <> 0',
  'sale numbers have a gap': `SELECT number AS what FROM sale
     WHERE number <> (SELECT count(*) FROM sale AS earlier WHERE earlier.number <= sale.number)`,
  'the chain has a gap': `SELECT seq AS what FROM entry
     WHERE seq <> (SELECT count(*) FROM entry AS earlier WHERE earlier.seq <= entry.seq)`,
  'a sale has two live charges':
    'SELECT sale_id AS what FROM charge_state WHERE locks_sale = 1 GROUP BY sale_id HAVING count(*) > 1',
  'a terminal has two live charges':
    'SELECT terminal_id AS what FROM charge_state WHERE holds_terminal = 1 GROUP BY terminal_id HAVING count(*) > 1',
  'a charge is still open': `SELECT charge_id AS what FROM charge_state
     WHERE is_open = 1 AND state NOT IN ('action_required', 'quarantined')`,
  'a refund is still open': 'SELECT refund_id AS what FROM refund_state WHERE is_open = 1',
  'a sale is not paid exactly': `SELECT sale.number AS what FROM sale JOIN tender ON tender.sale_id = sale.sale_id
     GROUP BY sale.sale_id HAVING sum(tender.amount_minor) <> sale.total_minor`,
  'numbers of unpaid receipts have a gap': `SELECT number AS what FROM deferral
     WHERE number <> (SELECT count(*) FROM deferral AS earlier WHERE earlier.number <= deferral.number)`,
  'less than nothing is owed': `SELECT number AS what FROM deferral WHERE amount_minor < (
       SELECT coalesce(sum(amount_minor), 0) FROM deferral_move WHERE deferral_move.deferral_id = deferral.deferral_id)`,
  'the account of what is owed does not agree': `SELECT booked AS what FROM (SELECT
       (SELECT coalesce(sum(amount_minor), 0) FROM posting WHERE account = 'deferred') AS booked,
       (SELECT coalesce(sum(amount_minor), 0) FROM deferral) - (SELECT coalesce(sum(amount_minor), 0) FROM deferral_move) AS owed)
     WHERE booked <> owed`,
};

/** What does not hold after a run: sentences, each with the row it is about. Empty when all is well. */
export function findBroken(
  file: string,
  acknowledged: {
    readonly sales: ReadonlySet<string>;
    readonly charges: ReadonlySet<string>;
    readonly deferrals: ReadonlySet<string>;
  },
  truth: readonly TruthOrder[],
): readonly string[] {
  const reader = openConnection(file, 'read');
  const verified = verifyLedger(reader);
  reader.close();
  const db = new Database(file, { readonly: true });
  try {
    const broken = Object.entries(INVARIANTS).flatMap(([name, sql]) =>
      db
        .prepare<[], { what: string | number }>(sql)
        .all()
        .map((row) => `${name}: ${row.what}`),
    );
    if (!verified.ok) broken.push(`verify: entry ${verified.damage.seq ?? '?'}: ${verified.damage.what}`);
    for (const saleId of acknowledged.sales) {
      if (!exists(db, 'SELECT 1 FROM sale WHERE sale_id = ?', saleId)) broken.push(`lost sale: ${saleId}`);
    }
    for (const chargeId of acknowledged.charges) {
      if (!exists(db, 'SELECT 1 FROM charge WHERE charge_id = ?', chargeId)) {
        broken.push(`lost charge: ${chargeId}`);
      }
    }
    for (const deferralId of acknowledged.deferrals) {
      if (!exists(db, 'SELECT 1 FROM deferral WHERE deferral_id = ?', deferralId)) {
        broken.push(`lost deferral: ${deferralId}`);
      }
    }
    return [...broken, ...againstTruth(db, truth)];
  } finally {
    db.close();
  }
}

interface ChargeRow {
  readonly saleId: string;
  readonly state: string;
  readonly bookedMinor: number;
  readonly refundedMinor: number;
  readonly totalMinor: number;
  /** Approved, and kept apart for giving back: it pays for no sale. */
  readonly isWithoutSale: 0 | 1;
}

/** The ledger against the acquirer: each order once, each cent in both, nothing taken twice for one sale. */
function againstTruth(db: Database.Database, truth: readonly TruthOrder[]): readonly string[] {
  const broken: string[] = [];
  const bySale = new Map<string, { keptMinor: number; totalMinor: number }>();
  for (const order of truth) {
    const row = db
      .prepare<[string], ChargeRow>(
        `SELECT charge.sale_id AS saleId, charge_state.state,
                coalesce((SELECT total_minor FROM sale WHERE sale.sale_id = charge.sale_id), charge.amount_minor) AS totalMinor,
                charge_state.is_without_sale AS isWithoutSale,
                coalesce((SELECT sum(posting.amount_minor) FROM charge_event
                  JOIN posting ON posting.entry_seq = charge_event.entry_seq
                  WHERE charge_event.charge_id = charge.charge_id AND posting.account = 'card_receivable'), 0) AS bookedMinor,
                coalesce((SELECT sum(-posting.amount_minor) FROM refund
                  JOIN refund_event USING (refund_id) JOIN posting ON posting.entry_seq = refund_event.entry_seq
                  WHERE refund.charge_id = charge.charge_id AND posting.account = 'card_receivable'), 0) AS refundedMinor
         FROM charge JOIN charge_state USING (charge_id) WHERE charge.charge_id = ?`,
      )
      .get(order.externalReference);
    if (!row) {
      broken.push(`an order without a charge: ${order.id}`);
      continue;
    }
    if (row.bookedMinor !== order.chargedMinor) {
      broken.push(`order ${order.id} took ${order.chargedMinor}, the ledger booked ${row.bookedMinor}`);
    }
    if (row.refundedMinor !== order.refundedMinor) {
      broken.push(`order ${order.id} gave ${order.refundedMinor} back, the ledger ${row.refundedMinor}`);
    }
    const keptMinor = order.chargedMinor - order.refundedMinor;
    if (row.isWithoutSale === 1 || keptMinor === 0) continue;
    const sale = bySale.get(row.saleId) ?? { keptMinor: 0, totalMinor: row.totalMinor };
    bySale.set(row.saleId, { ...sale, keptMinor: sale.keptMinor + keptMinor });
  }
  const references = truth.map((order) => order.externalReference);
  if (new Set(references).size !== references.length) broken.push('one charge has two orders');
  for (const [saleId, { keptMinor, totalMinor }] of bySale) {
    if (keptMinor > totalMinor)
      broken.push(`sale ${saleId} was charged twice: ${keptMinor} of ${totalMinor}`);
  }
  return broken;
}

function exists(db: Database.Database, sql: string, id: string): boolean {
  return db.prepare(sql).get(id) !== undefined;
}
