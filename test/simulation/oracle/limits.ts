import type { DeferralRules } from '#app/domain/deferral-rules.ts';
import { SITES, type SiteId } from '#app/domain/site.ts';
import { PEOPLE_WHO_OWE } from '../people-who-owe.ts';
import { numberIn, textIn, type Row, type RunEvidence } from './evidence-of-run.ts';

const LIMITS = {
  perSaleMinor: 15_000_00,
  perCustomerMinor: 40_000_00,
  perDayMinor: 150_000_00,
  totalMinor: 250_000_00,
};

/** How much may be owed in every simulated shop: so little that owners are asked now and then. */
export function rulesOf(site: SiteId): DeferralRules {
  const unit = SITES[site].currency === 'CLP' ? 100 : 1;
  return {
    limits: {
      perSaleMinor: LIMITS.perSaleMinor / unit,
      perCustomerMinor: LIMITS.perCustomerMinor / unit,
      perDayMinor: LIMITS.perDayMinor / unit,
      totalMinor: LIMITS.totalMinor / unit,
    },
    isNameRequired: false,
    isContactRequired: false,
  };
}

/** I14. What passes a limit has the name of somebody who let it pass: in one sale, in a day, of one customer, of all. */
export function nobodyOwesTooMuch(evidence: RunEvidence): string | undefined {
  const dates = new Map(
    evidence.rows('sale').map((row) => [textIn(row, 'sale_id'), textIn(row, 'business_date')]),
  );
  const deferrals = evidence.rows('deferral');
  const dateOf = (row: Row): string => dates.get(textIn(row, 'sale_id')) ?? '';
  const people = peopleOf(evidence);
  for (const row of deferrals) {
    if (row.approver !== null) continue;
    const seq = numberIn(row, 'entry_seq');
    const amountMinor = numberIn(row, 'amount_minor');
    const earlier = deferrals.filter((each) => numberIn(each, 'entry_seq') < seq);
    const sameDay = earlier.filter((each) => dateOf(each) === dateOf(row));
    const owing = earlier.map((each) => ({ each, minor: owedAt(evidence, each, seq) }));
    const person = people?.get(textIn(row, 'deferral_id'));
    const own = owing.filter(({ each }) => people?.get(textIn(each, 'deferral_id')) === person);
    const sums = [
      ['one sale', 0, LIMITS.perSaleMinor],
      ['a day', sum(sameDay.map((each) => numberIn(each, 'amount_minor'))), LIMITS.perDayMinor],
      ['all', sum(owing.map(({ minor }) => minor)), LIMITS.totalMinor],
      ...(person === undefined
        ? []
        : [['one customer', sum(own.map(({ minor }) => minor)), LIMITS.perCustomerMinor] as const]),
    ] as const;
    const over = sums.find(([, before, limit]) => before + amountMinor > limit);
    if (over !== undefined)
      return `deferral ${String(row.number)} passes the limit of ${over[0]}; nobody let it`;
  }
  return undefined;
}

/** By deferral, who it is of; undefined when that is not known of all, because it was erased or lost with a file. */
function peopleOf(evidence: RunEvidence): ReadonlyMap<string, number> | undefined {
  const rows = evidence.rows('deferral_customer');
  const written = new Map(rows.map((row) => [textIn(row, 'deferral_id'), row]));
  const people = new Map<string, number>();
  for (const deferral of evidence.rows('deferral')) {
    const row = written.get(textIn(deferral, 'deferral_id'));
    if (row === undefined && deferral.customer_commitment !== null) return undefined;
    const [name, contact] = row === undefined ? ['', ''] : [textIn(row, 'name'), textIn(row, 'contact')];
    people.set(
      textIn(deferral, 'deferral_id'),
      PEOPLE_WHO_OWE.findIndex((person) =>
        person.some((each) => each.name === name && each.contact === contact),
      ),
    );
  }
  return people;
}

function owedAt(evidence: RunEvidence, deferral: Row, seq: number): number {
  const moves = evidence
    .rows('deferral_move')
    .filter((row) => row.deferral_id === deferral.deferral_id && numberIn(row, 'entry_seq') < seq);
  return numberIn(deferral, 'amount_minor') - sum(moves.map((row) => numberIn(row, 'amount_minor')));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
