import { scenario, storm, unit, type Mutant } from './mutant.ts';

/** The ledger, its chain, and the day's close. */
export const IN_THE_BOOKS: readonly Mutant[] = [
  {
    name: 'the chain leaves out what was paid',
    why: 'The amount of a tender can be changed later, and the hashes still agree.',
    edits: [
      {
        file: 'main/ledger/chain.ts',
        find: '      header.businessDate,\n      rows,',
        replace:
          "      header.businessDate,\n      rows.map(([table, own]) => [table, own.map((row) => (table === 'tender' ? row.toSpliced(4, 1) : row))]),",
      },
    ],
    hunts: [scenario('charge')],
  },
  {
    name: 'the shop’s day is UTC’s',
    why: 'Everything sold in the evening is on the Z of another day.',
    edits: [
      {
        file: 'app/domain/business-date.ts',
        find: 'fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);',
        replace: "fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone === '' ? timeZone : 'UTC');",
      },
    ],
  },
  {
    name: 'a sale’s number is taken outside its transaction',
    why: 'A full disk, and the number is gone: a gap that nobody can explain to the tax office.',
    edits: [
      {
        file: 'main/ledger/sales.ts',
        find: "  return getRow<{ next: number }>(db, 'SELECT coalesce(max(number), 0) + 1 AS next FROM sale')?.next ?? 1;",
        replace: `  const stored = getRow<{ next: number }>(db, 'SELECT coalesce(max(number), 0) + 1 AS next FROM sale')?.next ?? 1;
  const next = numbers.get(db) ?? stored;
  numbers.set(db, next + 1);
  return next;`,
      },
      {
        file: 'main/ledger/sales.ts',
        find: '/** The next sale number: one more',
        replace: 'const numbers = new WeakMap<ReadableDb, number>();\n\n/** The next sale number: one more',
      },
    ],
  },
  {
    name: 'the counted cash leaves the drawer, the difference stays',
    why: 'Tomorrow the drawer is expected to have what was missing today.',
    edits: [
      {
        file: 'app/domain/posting.ts',
        find: "    posting('over_short', expectedMinor - countedMinor),\n    posting('safe', countedMinor),\n    posting('drawer', -expectedMinor),",
        replace: "    posting('safe', countedMinor),\n    posting('drawer', -countedMinor),",
      },
    ],
  },
  {
    name: 'a day begins when its shift is opened',
    why: 'A sale that an approval completes between a close and the next opening is on no Z.',
    edits: [
      {
        file: 'main/ledger/day-figures.ts',
        find: "  const sql = 'SELECT coalesce(max(entry_seq), 0) AS seq FROM day_close';",
        replace: "  const sql = 'SELECT coalesce(max(entry_seq), 0) AS seq FROM shift';",
      },
    ],
    hunts: [storm({ network: { response_lost: 0.1 }, world: { outage: 8 } }, 1, 2, 3, 4)],
  },
  {
    name: 'money without a sale is not on the Z',
    why: 'The day closes as if nobody were owed anything.',
    edits: [
      {
        file: 'main/shift/day-service.ts',
        find: '    approvedWithoutSale: chargesWithoutSale(db),',
        replace: '    approvedWithoutSale: chargesWithoutSale(db).slice(0, 0),',
      },
    ],
    hunts: [storm({ world: { approved_late: 10 }, habits: { cancels: 0.5, walks_away: 0.2 } }, 1, 2, 3)],
  },
  {
    name: 'verify does not look at the charges’ states',
    why: 'A charge can be shown as paid that its events say was not.',
    edits: [
      {
        file: 'main/ledger/verify-books.ts',
        find: '    chargeDamage(db) ??\n',
        replace: '    (db.inTransaction ? chargeDamage(db) : undefined) ??\n',
      },
    ],
    hunts: [
      unit('main/ledger/verify.test.ts', 'notices a charge shown in another state than its events say'),
    ],
  },
  {
    name: 'facts can be changed',
    why: 'Yesterday’s sale can be another one today.',
    edits: [
      {
        file: 'main/ledger/migrations/0020-refunds-and-exchanges.ts',
        find: 'BEFORE UPDATE ON ${table} BEGIN',
        replace: 'BEFORE UPDATE ON ${table} WHEN 0 BEGIN',
      },
      {
        file: 'main/ledger/migrations/0030-deferrals.ts',
        find: 'BEFORE UPDATE ON ${table} BEGIN',
        replace: 'BEFORE UPDATE ON ${table} WHEN 0 BEGIN',
      },
    ],
    hunts: [unit('main/ledger/ledger.test.ts', 'refuse an update and a delete with a reason')],
  },
  {
    name: 'the indexes of live charges are not unique',
    why: 'The last line of defence against two charges for one sale or terminal.',
    edits: [
      {
        file: 'main/ledger/migrations/0010-initial.ts',
        find: 'CREATE UNIQUE INDEX one_live_charge_per_sale',
        replace: 'CREATE INDEX one_live_charge_per_sale',
      },
      {
        file: 'main/ledger/migrations/0010-initial.ts',
        find: 'CREATE UNIQUE INDEX one_live_charge_per_terminal',
        replace: 'CREATE INDEX one_live_charge_per_terminal',
      },
    ],
    hunts: [unit('main/ledger/live-charges.test.ts', 'one live charge')],
  },
];
