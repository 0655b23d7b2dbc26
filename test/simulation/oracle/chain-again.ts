import { createHash } from 'node:crypto';
import { groupBy, numberIn, type Row, type RunEvidence } from './evidence-of-run.ts';

/** Fact tables in the order they are hashed. */
const TABLES = [
  'posting',
  'shift',
  'sale',
  'sale_line',
  'sale_tax',
  'charge',
  'charge_option',
  'charge_event',
  'exchange',
  'refund',
  'refund_event',
  'tender',
  'deferral',
  'deferral_erasure',
  'hand_slip',
  'hand_slip_withdrawal',
  'payment_link',
  'payment_link_event',
  'deferral_move',
  'day_close',
];

/** The chain, made again from every column that the tables have: a column that is left out of it could be changed unnoticed. */
export function chainIsOfEverything(evidence: RunEvidence): string | undefined {
  if (!evidence.isSettled) return undefined;
  const [identity] = evidence.rows('identity');
  if (identity === undefined) return 'the ledger has no identity';
  const byEntry = new Map(
    TABLES.map((table) => [
      table,
      groupBy(evidence.rows(table), (row) => String(numberIn(row, 'entry_seq'))),
    ]),
  );
  // Without the number of the row, which is 1.
  let previous = sha256(['mostrador-ledger-1', ...Object.values(identity).slice(1)]);
  for (const entry of evidence.rows('entry')) {
    const { prev_hash, hash, ...header } = entry;
    const seq = String(numberIn(entry, 'seq'));
    const rows = TABLES.flatMap((table) => {
      const found: readonly Row[] = byEntry.get(table)?.get(seq) ?? [];
      return found.length === 0 ? [] : [[table, found.map((row) => Object.values(row))]];
    });
    const again = sha256([previous, ...Object.values(header), rows]);
    if (prev_hash !== previous || hash !== again) return `entry ${seq} is not hashed with all it has`;
    previous = again;
  }
  return undefined;
}

function sha256(value: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex');
}
