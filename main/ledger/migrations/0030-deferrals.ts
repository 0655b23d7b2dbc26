import type { Migration } from './migration.ts';

/**
 * Sales captured without a payment, what takes off what is owed, slips of payments taken on the terminal itself, payment links, and
 * tenders that are neither cash nor the terminal. New facts are new tables; the CHECKs of `entry`, `posting` and `tender` are widened,
 * which SQLite does by making the table again.
 *
 * `deferral_customer` is no fact: a person can ask to be forgotten. The fact has a salted commitment to it.
 */
const SQL = `
CREATE TABLE entry_new (
  seq INTEGER PRIMARY KEY,
  entry_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN
    ('shift_opened', 'sale', 'charge', 'approved_without_sale', 'refund', 'deferral', 'day_closed')),
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
    ('drawer', 'safe', 'card_receivable', 'sales', 'tax', 'tips', 'over_short', 'approved_without_sale', 'returns',
     'deferred', 'other_tender', 'written_off')),
  tax_rate_bp INTEGER,
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
  currency TEXT NOT NULL,
  PRIMARY KEY (entry_seq, position)
) STRICT;
INSERT INTO posting_new SELECT * FROM posting ORDER BY rowid;
DROP TABLE posting;
ALTER TABLE posting_new RENAME TO posting;
CREATE INDEX posting_by_account ON posting (account, amount_minor);

CREATE TABLE tender_new (
  sale_id TEXT NOT NULL REFERENCES sale (sale_id),
  position INTEGER NOT NULL,
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  kind TEXT NOT NULL CHECK (kind IN ('cash', 'card', 'other', 'deferred')),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  received_minor INTEGER,
  change_minor INTEGER,
  charge_id TEXT UNIQUE REFERENCES charge (charge_id),
  tip_minor INTEGER NOT NULL DEFAULT 0,
  payment_method_id TEXT,
  payment_method_type TEXT,
  installments INTEGER,
  last_digits TEXT,
  payment_reference TEXT,
  is_by_evidence INTEGER NOT NULL CHECK (is_by_evidence IN (0, 1)),
  PRIMARY KEY (sale_id, position),
  CHECK ((kind = 'cash') = (received_minor IS NOT NULL) AND (kind = 'cash') = (change_minor IS NOT NULL)),
  CHECK ((kind = 'card') = (charge_id IS NOT NULL)),
  CHECK (kind <> 'other' OR payment_method_type IN ('transfer', 'other_terminal', 'voucher', 'other'))
) STRICT;
INSERT INTO tender_new SELECT * FROM tender ORDER BY rowid;
DROP TABLE tender;
ALTER TABLE tender_new RENAME TO tender;
CREATE INDEX tender_by_entry ON tender (entry_seq);
CREATE INDEX tender_by_payment ON tender (payment_reference) WHERE payment_reference IS NOT NULL;

CREATE TABLE deferral (
  deferral_id TEXT PRIMARY KEY,
  entry_seq INTEGER NOT NULL UNIQUE REFERENCES entry (seq),
  sale_id TEXT NOT NULL UNIQUE REFERENCES sale (sale_id),
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  promised_date TEXT,
  customer_commitment TEXT,
  approver TEXT,
  role TEXT,
  reason TEXT,
  CHECK ((approver IS NULL) = (role IS NULL) AND (approver IS NULL) = (reason IS NULL))
) STRICT;

CREATE TABLE deferral_customer (
  deferral_id TEXT PRIMARY KEY,
  salt TEXT NOT NULL,
  name TEXT,
  contact TEXT,
  note TEXT
) STRICT;

CREATE TABLE deferral_erasure (
  deferral_id TEXT PRIMARY KEY REFERENCES deferral (deferral_id),
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  approver TEXT NOT NULL,
  role TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX deferral_erasure_by_entry ON deferral_erasure (entry_seq);

CREATE TABLE hand_slip (
  slip_id TEXT PRIMARY KEY,
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  deferral_id TEXT NOT NULL REFERENCES deferral (deferral_id),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  terminal_id TEXT NOT NULL,
  last_digits TEXT NOT NULL,
  authorization_code TEXT NOT NULL,
  taken_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX hand_slip_by_deferral ON hand_slip (deferral_id, entry_seq);
CREATE INDEX hand_slip_by_entry ON hand_slip (entry_seq);

CREATE TABLE hand_slip_withdrawal (
  slip_id TEXT PRIMARY KEY REFERENCES hand_slip (slip_id),
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  approver TEXT NOT NULL,
  role TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX hand_slip_withdrawal_by_entry ON hand_slip_withdrawal (entry_seq);

CREATE TABLE hand_search (
  slip_id TEXT PRIMARY KEY,
  searched_at_ms INTEGER NOT NULL,
  candidates TEXT NOT NULL
) STRICT;

CREATE TABLE payment_link (
  link_id TEXT PRIMARY KEY,
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  deferral_id TEXT NOT NULL REFERENCES deferral (deferral_id),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  expires_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX payment_link_by_deferral ON payment_link (deferral_id, entry_seq);
CREATE INDEX payment_link_by_entry ON payment_link (entry_seq);

CREATE TABLE payment_link_event (
  link_id TEXT NOT NULL REFERENCES payment_link (link_id),
  version INTEGER NOT NULL,
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  at_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (link_id, version)
) STRICT;
CREATE INDEX payment_link_event_by_entry ON payment_link_event (entry_seq);

CREATE TABLE deferral_move (
  deferral_id TEXT NOT NULL REFERENCES deferral (deferral_id),
  position INTEGER NOT NULL,
  entry_seq INTEGER NOT NULL UNIQUE REFERENCES entry (seq),
  kind TEXT NOT NULL CHECK (kind IN
    ('charged', 'by_hand', 'by_link', 'cash', 'other', 'returned', 'written_off')),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  charge_id TEXT UNIQUE REFERENCES charge (charge_id),
  tip_minor INTEGER NOT NULL CHECK (tip_minor >= 0),
  is_by_evidence INTEGER NOT NULL CHECK (is_by_evidence IN (0, 1)),
  slip_id TEXT UNIQUE REFERENCES hand_slip (slip_id),
  link_id TEXT UNIQUE REFERENCES payment_link (link_id),
  payment_id TEXT,
  received_minor INTEGER,
  change_minor INTEGER,
  method TEXT CHECK (method IN ('transfer', 'other_terminal', 'voucher', 'other')),
  reference TEXT,
  approver TEXT,
  role TEXT,
  reason TEXT,
  PRIMARY KEY (deferral_id, position),
  CHECK ((kind = 'charged') = (charge_id IS NOT NULL)),
  CHECK (kind = 'charged' OR tip_minor = 0),
  CHECK ((kind = 'by_hand') = (slip_id IS NOT NULL)),
  CHECK ((kind = 'by_link') = (link_id IS NOT NULL)),
  CHECK ((kind IN ('by_hand', 'by_link')) <= (payment_id IS NOT NULL)),
  CHECK ((kind = 'cash') = (received_minor IS NOT NULL) AND (kind = 'cash') = (change_minor IS NOT NULL)),
  CHECK ((kind = 'other') = (method IS NOT NULL)),
  CHECK ((kind IN ('returned', 'written_off')) <= (approver IS NOT NULL AND role IS NOT NULL AND reason IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX one_move_per_found_payment ON deferral_move (payment_id) WHERE kind IN ('by_hand', 'by_link');
CREATE INDEX deferral_move_by_payment ON deferral_move (payment_id) WHERE payment_id IS NOT NULL;

CREATE TABLE deferral_queue (
  position INTEGER PRIMARY KEY,
  deferral_id TEXT NOT NULL UNIQUE
) STRICT;
`;

const APPEND_ONLY = [
  'entry',
  'posting',
  'tender',
  'deferral',
  'deferral_erasure',
  'hand_slip',
  'hand_slip_withdrawal',
  'payment_link',
  'payment_link_event',
  'deferral_move',
] as const;

export const deferrals: Migration = {
  version: 30,
  name: 'deferrals',
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
