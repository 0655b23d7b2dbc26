import type { Output, Input } from '#app/contract/contract.ts';
import type { DeferralView, ExposureView } from '#app/contract/deferrals.ts';
import { fold, searchWords } from '#app/domain/catalogue/fold.ts';
import { dueState, NO_CUSTOMER, type DeferralCustomer } from '#app/domain/deferral.ts';
import type { DeferralRules } from '#app/domain/deferral-rules.ts';
import { sumMinor } from '#app/domain/money.ts';
import { assertNever } from '#app/lib/assert.ts';
import type { ReadableDb } from '#main/ledger/connection.ts';
import { mapCustomers } from '#main/ledger/deferral-customers.ts';
import {
  capturedOnMinor,
  listDeferrals,
  listOwedDeferrals,
  type StoredDeferral,
} from '#main/ledger/deferrals.ts';
import { findLastSlip, isOpenSlip, listOpenSlips } from '#main/ledger/hand-slips.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { viewDeferral } from './deferral-view.ts';

/** More than these nobody reads through: one searches. */
const LISTED_AT_MOST = 500;

/** The deferrals of a filter that have every word of `text`; the longest owed first, settled ones with the newest first. */
export function listBook(
  db: ReadableDb,
  ledger: Pick<Ledger, 'identity'>,
  { filter, text }: Input<'deferrals.list'>,
  today: string,
): Output<'deferrals.list'> {
  const customers = mapCustomers(db);
  const customerOf = ({ deferralId }: StoredDeferral): DeferralCustomer =>
    customers.get(deferralId) ?? NO_CUSTOMER;
  const words = searchWords(withoutNumberSigns(text));
  const found = ofFilter(db, filter, today).filter((deferral) =>
    hasWords(deferral, customerOf(deferral), words),
  );
  return {
    deferrals: found
      .slice(0, LISTED_AT_MOST)
      .map((deferral): DeferralView => viewDeferral(db, ledger, deferral, today, customerOf(deferral))),
    count: found.length,
    owedMinor: sumMinor(found.map((each) => each.owedMinor)),
  };
}

function ofFilter(
  db: ReadableDb,
  filter: Input<'deferrals.list'>['filter'],
  today: string,
): readonly StoredDeferral[] {
  const isDue = (due: 'today' | 'overdue') => (deferral: StoredDeferral) =>
    dueState(deferral.promisedDate, today) === due;
  switch (filter) {
    case 'open':
      return listOwedDeferrals(db);
    case 'due_today':
      return listOwedDeferrals(db).filter(isDue('today'));
    case 'overdue':
      return listOwedDeferrals(db).filter(isDue('overdue'));
    case 'by_hand':
      // Also of one that owes nothing any more: the slip's money has to go back then.
      return listDeferrals(db).filter(({ deferralId }) => isOpenSlip(findLastSlip(db, deferralId)));
    case 'settled':
      return listDeferrals(db)
        .filter((deferral) => deferral.owedMinor === 0)
        .reverse();
    default:
      return assertNever(filter, 'filter');
  }
}

/** `n.º 0003`, `nº3`, `No. 3` and `#3` are how people write a number; what is looked for is the number. */
function withoutNumberSigns(text: string): string {
  return fold(text).replaceAll(/(^| )(?:#|n\.?o\.?) ?(?=\d)/g, '$1');
}

/** Numbers are found by their digits, whatever zeros stand before them on paper. */
function hasWords(deferral: StoredDeferral, customer: DeferralCustomer, words: readonly string[]): boolean {
  const { name, contact, note } = customer;
  const { number, saleNumber } = deferral;
  const written = fold([name, contact, note].filter((each) => each !== null).join(' '));
  return words.every((word) => {
    const digits = /^0*(\d+)$/.exec(word)?.[1];
    const isNumber = digits === String(number) || digits === String(saleNumber);
    return isNumber || written.includes(word);
  });
}

/** How much is out. */
export function readExposure(db: ReadableDb, rules: DeferralRules, today: string): ExposureView {
  const owed = listOwedDeferrals(db);
  const countDue = (due: 'today' | 'overdue'): number =>
    owed.filter(({ promisedDate }) => dueState(promisedDate, today) === due).length;
  return {
    owedMinor: sumMinor(owed.map((each) => each.owedMinor)),
    count: owed.length,
    capturedTodayMinor: capturedOnMinor(db, today),
    dueTodayCount: countDue('today'),
    overdueCount: countDue('overdue'),
    slipCount: listOpenSlips(db).length,
    limits: rules.limits,
  };
}
