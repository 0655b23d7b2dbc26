/**
 * The fact tables and their columns in the order they are hashed. A column that is not named here would be outside the
 * chain, so a test compares this list with the schema.
 */
export const FACT_COLUMNS = {
  posting: ['entry_seq', 'position', 'account', 'tax_rate_bp', 'amount_minor', 'currency'],
  shift: ['shift_id', 'entry_seq', 'opened_at_ms', 'business_date', 'float_minor'],
  sale: ['sale_id', 'entry_seq', 'number', 'completed_at_ms', 'business_date', 'total_minor', 'currency'],
  sale_line: [
    'sale_id',
    'position',
    'entry_seq',
    'product_id',
    'code',
    'name',
    'unit_price_minor',
    'quantity_milli',
    'tax_rate_bp',
    'total_minor',
  ],
  sale_tax: ['sale_id', 'rate_bp', 'entry_seq', 'base_minor', 'tax_minor'],
  charge: [
    'charge_id',
    'entry_seq',
    'sale_id',
    'terminal_id',
    'amount_minor',
    'currency',
    'prepared_at_ms',
    'expires_after_ms',
    'request_body',
  ],
  charge_option: [
    'charge_id',
    'entry_seq',
    'gateway',
    'payment_type',
    'installments',
    'installments_cost',
    'prints_on_terminal',
    'ticket_number',
  ],
  charge_event: ['charge_id', 'version', 'entry_seq', 'at_ms', 'kind', 'detail'],
  exchange: [
    'charge_id',
    'number',
    'entry_seq',
    'operation',
    'sent_at_ms',
    'answered_at_ms',
    'outcome',
    'http_status',
    'code',
    'request_id',
    'without_news',
  ],
  refund: [
    'refund_id',
    'entry_seq',
    'charge_id',
    'amount_minor',
    'is_total',
    'origin',
    'approver',
    'role',
    'reason',
    'prepared_at_ms',
    'request_body',
  ],
  refund_event: ['refund_id', 'version', 'entry_seq', 'at_ms', 'kind', 'detail'],
  tender: [
    'sale_id',
    'position',
    'entry_seq',
    'kind',
    'amount_minor',
    'received_minor',
    'change_minor',
    'charge_id',
    'tip_minor',
    'payment_method_id',
    'payment_method_type',
    'installments',
    'last_digits',
    'payment_reference',
    'is_by_evidence',
  ],
  day_close: [
    'z_number',
    'entry_seq',
    'shift_id',
    'closed_at_ms',
    'business_date',
    'expected_minor',
    'counted_minor',
    'report',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FactTable = keyof typeof FACT_COLUMNS;
/**
 * In the order they are hashed and written: what is referred to comes before what refers to it. A table may be put between
 * two, because an entry without rows in it hashes as if it were not there; two may never change places.
 */
export const FACT_TABLES: readonly FactTable[] = [
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
  'day_close',
];

/** A row of a fact table as written; `entry_seq` is filled in by the entry it belongs to. */
export type FactRow<Table extends FactTable> = Readonly<
  Record<Exclude<(typeof FACT_COLUMNS)[Table][number], 'entry_seq'>, string | number | null>
>;

/** The rows one entry brings, by table. */
export type Facts = { readonly [Table in FactTable]?: readonly FactRow<Table>[] };
