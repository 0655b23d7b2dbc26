import type { Migration } from './migration.ts';

/**
 * The first schema. Facts (entry and the tables with `entry_seq`) are append-only by trigger and hashed into the chain;
 * `charge_state`, `basket*`, `product*` and `request` may change. Money is INTEGER minor units, times are UTC milliseconds.
 */
const SQL = `
CREATE TABLE identity (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ledger_id TEXT NOT NULL,
  site TEXT NOT NULL CHECK (site IN ('MLA', 'MLB', 'MLM')),
  currency TEXT NOT NULL CHECK (currency IN ('ARS', 'BRL', 'MXN')),
  time_zone TEXT NOT NULL,
  cut_over_hour INTEGER NOT NULL CHECK (cut_over_hour BETWEEN 0 AND 12),
  mode TEXT NOT NULL CHECK (mode IN ('practice', 'test', 'live')),
  created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,
  entry_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('shift_opened', 'sale', 'charge', 'approved_without_sale', 'day_closed')),
  at_ms INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  prev_hash TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE posting (
  entry_seq INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  account TEXT NOT NULL CHECK (account IN
    ('drawer', 'safe', 'card_receivable', 'sales', 'tax', 'tips', 'over_short', 'approved_without_sale')),
  tax_rate_bp INTEGER,
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
  currency TEXT NOT NULL,
  PRIMARY KEY (entry_seq, position)
) STRICT;
CREATE INDEX posting_by_account ON posting (account, amount_minor);

CREATE TABLE shift (
  shift_id TEXT PRIMARY KEY,
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  opened_at_ms INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  float_minor INTEGER NOT NULL CHECK (float_minor >= 0)
) STRICT;

CREATE TABLE sale (
  sale_id TEXT PRIMARY KEY,
  entry_seq INTEGER NOT NULL UNIQUE REFERENCES entry (seq),
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  completed_at_ms INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  total_minor INTEGER NOT NULL CHECK (total_minor >= 0),
  currency TEXT NOT NULL
) STRICT;

CREATE TABLE sale_line (
  sale_id TEXT NOT NULL REFERENCES sale (sale_id),
  position INTEGER NOT NULL,
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  product_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  unit_price_minor INTEGER NOT NULL CHECK (unit_price_minor >= 0),
  quantity_milli INTEGER NOT NULL CHECK (quantity_milli > 0),
  tax_rate_bp INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  PRIMARY KEY (sale_id, position)
) STRICT;
CREATE INDEX sale_line_by_entry ON sale_line (entry_seq);

CREATE TABLE sale_tax (
  sale_id TEXT NOT NULL REFERENCES sale (sale_id),
  rate_bp INTEGER NOT NULL,
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  base_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  PRIMARY KEY (sale_id, rate_bp)
) STRICT;
CREATE INDEX sale_tax_by_entry ON sale_tax (entry_seq);

CREATE TABLE charge (
  charge_id TEXT PRIMARY KEY,
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  sale_id TEXT NOT NULL,
  terminal_id TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  prepared_at_ms INTEGER NOT NULL,
  expires_after_ms INTEGER NOT NULL,
  request_body TEXT NOT NULL
) STRICT;
CREATE INDEX charge_by_sale ON charge (sale_id, entry_seq);
CREATE INDEX charge_by_entry ON charge (entry_seq);

CREATE TABLE charge_event (
  charge_id TEXT NOT NULL REFERENCES charge (charge_id),
  version INTEGER NOT NULL,
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  at_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (charge_id, version)
) STRICT;
CREATE INDEX charge_event_by_entry ON charge_event (entry_seq);

CREATE TABLE tender (
  sale_id TEXT NOT NULL REFERENCES sale (sale_id),
  position INTEGER NOT NULL,
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  kind TEXT NOT NULL CHECK (kind IN ('cash', 'card')),
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
  CHECK ((kind = 'card') = (charge_id IS NOT NULL))
) STRICT;
CREATE INDEX tender_by_entry ON tender (entry_seq);

CREATE TABLE day_close (
  z_number INTEGER PRIMARY KEY CHECK (z_number > 0),
  entry_seq INTEGER NOT NULL REFERENCES entry (seq),
  shift_id TEXT NOT NULL UNIQUE REFERENCES shift (shift_id),
  closed_at_ms INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  expected_minor INTEGER NOT NULL,
  counted_minor INTEGER NOT NULL CHECK (counted_minor >= 0),
  report TEXT NOT NULL
) STRICT;

CREATE TABLE charge_state (
  charge_id TEXT PRIMARY KEY REFERENCES charge (charge_id),
  sale_id TEXT NOT NULL,
  terminal_id TEXT NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  locks_sale INTEGER NOT NULL CHECK (locks_sale IN (0, 1)),
  holds_terminal INTEGER NOT NULL CHECK (holds_terminal IN (0, 1)),
  needs_watch INTEGER NOT NULL CHECK (needs_watch IN (0, 1)),
  is_without_sale INTEGER NOT NULL CHECK (is_without_sale IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX one_live_charge_per_sale ON charge_state (sale_id) WHERE locks_sale = 1;
CREATE UNIQUE INDEX one_live_charge_per_terminal ON charge_state (terminal_id) WHERE holds_terminal = 1;
CREATE INDEX charge_state_watched ON charge_state (charge_id) WHERE needs_watch = 1;
CREATE INDEX charge_state_open ON charge_state (charge_id) WHERE is_open = 1;
CREATE INDEX charge_state_without_sale ON charge_state (sale_id) WHERE is_without_sale = 1;

CREATE TABLE product (
  product_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  code_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  category TEXT NOT NULL,
  price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
  tax_rate_bp INTEGER NOT NULL CHECK (tax_rate_bp BETWEEN 0 AND 10000),
  stock_milli INTEGER NOT NULL,
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX product_by_name ON product (name);
CREATE VIRTUAL TABLE product_search USING fts5 (
  search_text, content = 'product', content_rowid = 'product_id', tokenize = 'trigram', detail = 'full'
);
CREATE TRIGGER product_search_insert AFTER INSERT ON product BEGIN
  INSERT INTO product_search (rowid, search_text) VALUES (new.product_id, new.search_text);
END;
CREATE TRIGGER product_search_update AFTER UPDATE OF search_text ON product BEGIN
  INSERT INTO product_search (product_search, rowid, search_text) VALUES ('delete', old.product_id, old.search_text);
  INSERT INTO product_search (rowid, search_text) VALUES (new.product_id, new.search_text);
END;

CREATE TABLE basket (
  sale_id TEXT PRIMARY KEY,
  status TEXT NOT NULL CHECK (status IN ('open', 'held', 'charging', 'sold')),
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  opened_at_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_current_basket ON basket (is_current) WHERE is_current = 1;
CREATE INDEX basket_unsold ON basket (opened_at_ms) WHERE status <> 'sold';

CREATE TABLE basket_line (
  line_id INTEGER PRIMARY KEY,
  sale_id TEXT NOT NULL REFERENCES basket (sale_id),
  product_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  unit_price_minor INTEGER NOT NULL,
  tax_rate_bp INTEGER NOT NULL,
  quantity_milli INTEGER NOT NULL CHECK (quantity_milli > 0)
) STRICT;
CREATE INDEX basket_line_by_sale ON basket_line (sale_id, line_id);

CREATE TABLE request (
  request_id TEXT PRIMARY KEY,
  method TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  output TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
`;

const APPEND_ONLY = [
  'identity',
  'entry',
  'posting',
  'shift',
  'sale',
  'sale_line',
  'sale_tax',
  'tender',
  'charge',
  'charge_event',
  'day_close',
];

export const initial: Migration = {
  version: 10,
  name: 'initial',
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
