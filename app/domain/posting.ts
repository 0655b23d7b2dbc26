import { assertNever, invariant } from '#app/lib/assert.ts';
import { isAmountMinor } from './money.ts';
import type { TenderKind } from './sale.ts';
import type { TaxShare } from './tax.ts';

/**
 * The ledger's accounts. A debit is positive and a credit negative, so the balance of `drawer` is the cash that should be
 * in it and that of `card_receivable` what Mercado Pago owes the shop.
 */
export const ACCOUNTS = [
  /** Cash in the till's drawer. */
  'drawer',
  /** Cash of the shop that is not in the drawer: where floats come from and counted cash goes. */
  'safe',
  /** Approved card charges, owed by Mercado Pago. */
  'card_receivable',
  /** Sales without tax. */
  'sales',
  /** Tax contained in sales. */
  'tax',
  /** Tips taken on the terminal: owed to who served. */
  'tips',
  /** Counted cash above or under the expected. */
  'over_short',
  /** Approved charges whose sale was completed another way: the customer's money until it is given back. */
  'approved_without_sale',
  /** Sales given back, without tax. */
  'returns',
  /** Owed by customers: sales that were captured without a payment, less what has been collected of them since. */
  'deferred',
  /** Money that came neither as cash nor through the Point terminal: transfers, vouchers, another acquirer's terminal. */
  'other_tender',
  /** Owed by customers who will not pay: a loss. */
  'written_off',
] as const;

export type Account = (typeof ACCOUNTS)[number];

export interface Posting {
  readonly account: Account;
  /** For `sales`, `returns` and `tax`, the rate in basis points; null elsewhere. */
  readonly taxRateBp: number | null;
  /** Positive = debit, negative = credit, minor units, never zero. */
  readonly amountMinor: number;
}

export function posting(account: Account, amountMinor: number, taxRateBp: number | null = null): Posting {
  invariant(isAmountMinor(amountMinor), `posting to ${account} is not an amount`);
  return { account, taxRateBp, amountMinor };
}

/** Drops empty postings and refuses a set that does not sum to zero. */
export function balanced(postings: readonly Posting[]): readonly Posting[] {
  const kept = postings.filter((each) => each.amountMinor !== 0);
  const sum = kept.reduce((total, each) => total + each.amountMinor, 0);
  invariant(sum === 0, `postings do not balance: ${sum}`);
  return kept;
}

/** How (part of) a sale was paid, as the ledger books it. */
export interface BookedTender {
  readonly kind: TenderKind;
  readonly amountMinor: number;
  readonly tipMinor: number;
  /** The approval had come before it had a sale to go to: its money is taken from where it was put aside. */
  readonly wasPutAside: boolean;
}

/** A completed sale: money in where it was tendered, sales and tax out by rate, a tip owed to who served. */
export function salePostings(
  tenders: readonly BookedTender[],
  taxes: readonly TaxShare[],
): readonly Posting[] {
  return balanced([
    ...tenders.map((tender) => posting(receivingAccount(tender), tender.amountMinor + tender.tipMinor)),
    ...tenders.map((tender) => posting('tips', -tender.tipMinor)),
    ...taxes.map((share) => posting('sales', -share.baseMinor, share.rateBp)),
    ...taxes.map((share) => posting('tax', -share.taxMinor, share.rateBp)),
  ]);
}

function receivingAccount(tender: BookedTender): Account {
  switch (tender.kind) {
    case 'cash':
      return 'drawer';
    case 'card':
      return tender.wasPutAside ? 'approved_without_sale' : 'card_receivable';
    case 'other':
      return 'other_tender';
    case 'deferred':
      return 'deferred';
    default:
      return assertNever(tender.kind, 'tender');
  }
}

/** The opening float goes from the safe into the drawer. */
export function floatPostings(floatMinor: number): readonly Posting[] {
  return balanced([posting('drawer', floatMinor), posting('safe', -floatMinor)]);
}

/** Closing: the difference to the count is booked, then the counted cash leaves the drawer for the safe. */
export function closePostings(expectedMinor: number, countedMinor: number): readonly Posting[] {
  return balanced([
    posting('over_short', expectedMinor - countedMinor),
    posting('safe', countedMinor),
    posting('drawer', -expectedMinor),
  ]);
}

/** An approval that has no sale to go to: the customer's money, kept apart until it is given back. */
export function approvedWithoutSalePostings(amountMinor: number): readonly Posting[] {
  return balanced([posting('card_receivable', amountMinor), posting('approved_without_sale', -amountMinor)]);
}

/** A tip that became known after its payment was booked. */
export function lateTipPostings(tipMinor: number): readonly Posting[] {
  return balanced([posting('card_receivable', tipMinor), posting('tips', -tipMinor)]);
}

/** Where what a customer owed has gone, or come. */
export type CollectedInto =
  'drawer' | 'other_tender' | 'card_receivable' | 'approved_without_sale' | 'written_off';

/** Something taken off what is owed. A tip on the terminal is on top of it; nobody owed that. */
export function collectionPostings(
  into: CollectedInto,
  amountMinor: number,
  tipMinor: number,
): readonly Posting[] {
  return balanced([
    posting(into, amountMinor + tipMinor),
    posting('deferred', -amountMinor),
    posting('tips', -tipMinor),
  ]);
}
