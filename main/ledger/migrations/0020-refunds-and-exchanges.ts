import type { Migration } from './migration.ts';

/**
 * Refunds, what a charge asked for beside its amount, what went over the wire for it, and Chile. Facts keep their hashes: no
 * fact table that exists gets a column, the new ones are tables of their own, and rows without them hash as before.
 * The CHECKs of `identity`, `entry` and `posting` are widened, which SQLite does by making the table again.
 */
const SQL = `
CREATE TABLE identity_new (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ledger_id TEXT NOT NULL,
  site TEXT NOT NULL CHECK (site IN ('MLA', 'MLB', 'MLM', 'MLC')),
  currency TEXT NOT NULL CHECK (currency IN ('ARS', 'BRL', 'MXN', 'CLP')),
  time_zone TEXT NOT NULL,
  cut_over_hour INTEGER NOT NULL CHECK (cut_over_hour BETWEEN 0 AND 12),
  mode TEXT NOT NULL CHECK (mode IN ('practice', 'test', 'live')),
  created_at_ms INTEGER NOT NULL
) STRICT;
INSERT INTO identity_new SELECT * FROM identity;
DROP TABLE identity;
ALTER TABLE identity_new RENAME TO identity;

CREATE TABLE entry_new (
  seq INTEGER PRIMARY KEY,
  entry_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN
    ('shift_opened', 'sale', 'charge', 'approved_without_sale', 'refund', 'day_closed')),
  at_ms INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  prev_hash TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO entry_new SELECT * FROM entry ORDER BY seq;
DROP TABLE entry;
ALTER TABLE entry_new RENAME TO entry;

CREATE TABLE posting_new (
  entry_seq INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  account TEXT NOT NULL CHECK (account IN
    ('drawer', 'safe', 'card_receivable', 'sales', 'tax', 'tips', 'over_short', 'approved_without_sale', 'returns')),
  tax_rate_bp INTEGER,
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
  currency TEXT NOT NULL,
  PRIMARY KEY (entry_seq, position)
) STRICT;
INSERT INTO posting_new SELECT * FROM posting ORDER BY rowid;
DROP TABLE posting;
ALTER TABLE posting_new RENAME TO posting;
CREATE INDEX posting_by_account ON posting (account, amount_minor);

CREATE TABLE charge_option (
  charge_id TEXT PRIMARY KEY REFERENCES charge (charge_id),
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  gateway TEXT NOT NULL CHECK (gateway IN ('orders', 'intents')),
  payment_type TEXT,
  installments INTEGER,
  installments_cost TEXT,
  prints_on_terminal INTEGER NOT NULL CHECK (prints_on_terminal IN (0, 1)),
  ticket_number TEXT
) STRICT;
CREATE INDEX charge_option_by_entry ON charge_option (entry_seq);

CREATE TABLE exchange (
  charge_id TEXT NOT NULL REFERENCES charge (charge_id),
  number INTEGER NOT NULL CHECK (number > 0),
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  operation TEXT NOT NULL CHECK (operation IN ('create', 'read', 'find', 'cancel', 'refund')),
  sent_at_ms INTEGER NOT NULL,
  answered_at_ms INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('ok', 'refused', 'unanswered')),
  http_status INTEGER,
  code TEXT,
  request_id TEXT,
  without_news INTEGER NOT NULL CHECK (without_news >= 0),
  PRIMARY KEY (charge_id, number)
) STRICT;
CREATE INDEX exchange_by_entry ON exchange (entry_seq);

CREATE TABLE refund (
  refund_id TEXT PRIMARY KEY,
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  charge_id TEXT NOT NULL REFERENCES charge (charge_id),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  is_total INTEGER NOT NULL CHECK (is_total IN (0, 1)),
  origin TEXT NOT NULL CHECK (origin IN ('till', 'elsewhere', 'reversal')),
  approver TEXT NOT NULL,
  role TEXT NOT NULL,
  reason TEXT NOT NULL,
  prepared_at_ms INTEGER NOT NULL,
  request_body TEXT NOT NULL
) STRICT;
CREATE INDEX refund_by_charge ON refund (charge_id, entry_seq);
CREATE INDEX refund_by_entry ON refund (entry_seq);

CREATE TABLE refund_event (
  refund_id TEXT NOT NULL REFERENCES refund (refund_id),
  version INTEGER NOT NULL,
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  at_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (refund_id, version)
) STRICT;
CREATE INDEX refund_event_by_entry ON refund_event (entry_seq);

CREATE TABLE refund_state (
  refund_id TEXT PRIMARY KEY REFERENCES refund (refund_id),
  charge_id TEXT NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  point_refund_id TEXT
) STRICT;
CREATE UNIQUE INDEX one_open_refund_per_charge ON refund_state (charge_id) WHERE is_open = 1;
CREATE UNIQUE INDEX refund_by_point_id ON refund_state (charge_id, point_refund_id) WHERE point_refund_id IS NOT NULL;

CREATE INDEX charge_by_terminal ON charge (terminal_id, entry_seq);

CREATE TABLE charge_recheck (
  charge_id TEXT PRIMARY KEY REFERENCES charge (charge_id),
  due_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX charge_recheck_due ON charge_recheck (due_at_ms);
`;

const APPEND_ONLY = [
  'identity',
  'entry',
  'posting',
  'charge_option',
  'exchange',
  'refund',
  'refund_event',
] as const;

export const refundsAndExchanges: Migration = {
  version: 20,
  name: 'refunds-and-exchanges',
  sql:
    SQL +
    APPEND_ONLY.map(
      (table) => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN
  SELECT RAISE (ABORT, '${table} is append-only');
END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN
  SELECT RAISE (ABORT, '${table} is append-only');
END;`,
    ).join('\n'),
};
