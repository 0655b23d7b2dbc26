import type { Input } from '#app/contract/contract.ts';
import { TillError } from '#app/contract/errors.ts';
import { basketTotalMinor } from '#app/domain/basket.ts';
import {
  asDeferralId,
  customerKeys,
  daysBetween,
  isCalendarDate,
  MAX_PROMISE_DAYS,
  NO_CUSTOMER,
  unreadableField,
  type DeferralCustomer,
  type DeferralId,
} from '#app/domain/deferral.ts';
import {
  exceededLimits,
  type DeferralLimitKind,
  type DeferralRules,
  type Exposure,
} from '#app/domain/deferral-rules.ts';
import { asSaleId } from '#app/domain/ids.ts';
import { sumMinor } from '#app/domain/money.ts';
import { takeMoneyAside } from '#main/charging/record-charge-event.ts';
import { listBasketLines } from '#main/ledger/baskets.ts';
import type { ReadableDb, WritableDb } from '#main/ledger/connection.ts';
import {
  customerCommitment,
  insertCustomer,
  mapCustomers,
  saltCustomer,
} from '#main/ledger/deferral-customers.ts';
import { capturedOnMinor, listOwedDeferrals, nextDeferralNumber } from '#main/ledger/deferrals.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import { slipRow } from '#main/ledger/hand-slips.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { findOpenShift } from '#main/ledger/shifts.ts';
import type { Clock, Ids } from '#main/ports.ts';
import { editableBasket } from '#main/selling/basket-service.ts';
import { completeSale } from '#main/selling/complete-sale.ts';

export interface CaptureParts {
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly rules: () => DeferralRules;
}

/**
 * Completes a sale that nobody has paid: it gets its number, the goods leave stock, and the whole is owed. In the caller's transaction.
 * Above a limit an owner has to have said yes.
 */
export function captureSale(
  db: WritableDb,
  parts: CaptureParts,
  input: Omit<Input<'deferrals.capture'>, 'requestId'>,
): DeferralId {
  const { ledger, clock, ids } = parts;
  const rules = parts.rules();
  const saleId = asSaleId(input.saleId);
  const atMs = clock.nowMs();
  const businessDate = ledger.businessDate(atMs);
  if (!findOpenShift(db)) throw new TillError('shift_not_open');
  editableBasket(db, saleId);
  const lines = listBasketLines(db, saleId);
  if (lines.length === 0) throw new TillError('basket_empty');
  const totalMinor = basketTotalMinor(lines);
  if (totalMinor !== input.totalMinor) throw new TillError('total_changed', { totalMinor });
  const customer = readCustomer(input.customer);
  assertCustomer(customer, rules);
  assertPromise(input.promisedDate, businessDate);
  const exceeded = exceededBy(db, rules, customer, totalMinor, businessDate);
  const [first] = exceeded;
  if (first !== undefined && input.approval === null) throw aboveLimit(first, rules);
  if (first !== undefined && input.approval?.role !== 'owner') throw new TillError('deferral_needs_owner');
  if (input.slip !== null && input.slip.amountMinor > totalMinor) {
    throw new TillError('deferral_owes_less', { owedMinor: totalMinor });
  }
  ledger.assertRoom();

  const deferralId = asDeferralId(ids.uuid());
  const salted = saltCustomer(customer, ids.uuid());
  // Only what was needed is kept as approved: a capture within its limits was nobody's decision.
  const approval = first === undefined ? null : input.approval;
  const completed = completeSale(db, {
    saleId,
    tenders: [{ kind: 'deferred', amountMinor: totalMinor, deferralId }],
    wasPutAside: false,
    atMs,
    businessDate,
    currency: ledger.identity.currency,
  });
  const slip = input.slip && {
    ...input.slip,
    slipId: ids.uuid(),
    deferralId,
    takenAtMs: atMs,
  };
  appendEntry(db, {
    entryId: ids.uuid(),
    kind: 'sale',
    atMs,
    businessDate,
    postings: completed.postings,
    facts: {
      ...completed.facts,
      deferral: [
        {
          deferral_id: deferralId,
          sale_id: saleId,
          number: nextDeferralNumber(db),
          amount_minor: totalMinor,
          promised_date: input.promisedDate,
          customer_commitment: salted && customerCommitment(salted),
          approver: approval?.approver ?? null,
          role: approval?.role ?? null,
          reason: approval?.reason ?? null,
        },
      ],
      ...(slip === null ? {} : { hand_slip: [slipRow(slip)] }),
    },
  });
  if (salted) insertCustomer(db, deferralId, salted);
  // An approval that came when the basket was another one has been waiting for its sale.
  takeMoneyAside(db, parts, saleId);
  return deferralId;
}

/** Text as it was typed; empty is none. */
export function readCustomer(typed: Input<'deferrals.check'>['customer']): DeferralCustomer {
  const text = (value: string): string | null => (value === '' ? null : value);
  return { name: text(typed.name), contact: text(typed.contact), note: text(typed.note) };
}

/** The limits that one more deferral of this customer would pass. */
export function exceededBy(
  db: ReadableDb,
  rules: DeferralRules,
  customer: DeferralCustomer,
  amountMinor: number,
  businessDate: string,
): readonly DeferralLimitKind[] {
  return exceededLimits(rules.limits, exposureOf(db, customer, businessDate), amountMinor);
}

function exposureOf(db: ReadableDb, customer: DeferralCustomer, businessDate: string): Exposure {
  const owed = listOwedDeferrals(db);
  const customers = mapCustomers(db);
  const keys = customerKeys(customer);
  const isSame = (deferralId: DeferralId): boolean =>
    customerKeys(customers.get(deferralId) ?? NO_CUSTOMER).some((key) => keys.includes(key));
  return {
    totalMinor: sumMinor(owed.map((each) => each.owedMinor)),
    customerMinor: sumMinor(owed.filter((each) => isSame(each.deferralId)).map((each) => each.owedMinor)),
    dayMinor: capturedOnMinor(db, businessDate),
  };
}

function aboveLimit(kind: DeferralLimitKind, { limits }: DeferralRules): TillError {
  const limitOf: Readonly<Record<DeferralLimitKind, number | null>> = {
    per_sale: limits.perSaleMinor,
    per_customer: limits.perCustomerMinor,
    per_day: limits.perDayMinor,
    total: limits.totalMinor,
  };
  return new TillError('deferral_above_limit', { limit: kind, limitMinor: limitOf[kind] ?? 0 });
}

function assertCustomer(customer: DeferralCustomer, rules: DeferralRules): void {
  const field = unreadableField(customer);
  if (field !== null) throw new TillError('customer_text_unreadable', { field });
  if (rules.isNameRequired && customer.name === null) throw new TillError('deferral_name_missing');
  if (rules.isContactRequired && customer.contact === null) throw new TillError('deferral_contact_missing');
}

function assertPromise(promisedDate: string | null, today: string): void {
  if (promisedDate === null) return;
  if (!isCalendarDate(promisedDate) || promisedDate < today) throw new TillError('deferral_promise_past');
  if (daysBetween(today, promisedDate) > MAX_PROMISE_DAYS) throw new TillError('deferral_promise_too_far');
}
