import type { Brand } from '#app/lib/brand.ts';
import { fold } from './catalogue/fold.ts';

/** An amount of a sale still to be collected: captured without a payment, charged later with the customer and the card present. */
export type DeferralId = Brand<string, 'DeferralId'>;

// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- what calls this has parsed a uuid, or has just made one
export const asDeferralId = (text: string): DeferralId => text as DeferralId;

/**
 * What took something off what is owed. `charged`: a charge on the terminal that the till sent; `by_hand`: a payment somebody took on the
 * terminal itself, found at Mercado Pago; `by_link`: a payment through a payment link; `cash` and `other`: paid another way; `returned`:
 * the goods came back; `written_off`: nobody will pay it.
 */
export const DEFERRAL_MOVE_KINDS = [
  'charged',
  'by_hand',
  'by_link',
  'cash',
  'other',
  'returned',
  'written_off',
] as const;
export type DeferralMoveKind = (typeof DEFERRAL_MOVE_KINDS)[number];

/** Tenders that are neither cash nor the Point terminal, by how the money comes. */
export const OTHER_METHODS = ['transfer', 'other_terminal', 'voucher', 'other'] as const;
export type OtherMethod = (typeof OTHER_METHODS)[number];

/** Characters a customer's name, contact and note may have. */
export const CUSTOMER_LIMITS = { name: 80, contact: 80, note: 200 } as const;

/** Farther ahead than this nobody promises: it is a wrong year. */
export const MAX_PROMISE_DAYS = 366;

/** Who owes, as far as the shop wants to know. All of it can be erased. */
export interface DeferralCustomer {
  readonly name: string | null;
  /** A telephone number or an e-mail address, as it was said. */
  readonly contact: string | null;
  readonly note: string | null;
}

export const NO_CUSTOMER: DeferralCustomer = { name: null, contact: null, note: null };

/**
 * Who a limit per customer counts together: those who share a contact or a name, without accents, case and punctuation. Those without
 * either count as one customer, so that a limit cannot be passed by leaving the name out.
 */
export function customerKeys({
  name,
  contact,
}: Pick<DeferralCustomer, 'name' | 'contact'>): readonly string[] {
  const keys = [contactKey(contact ?? ''), nameKey(name ?? '')].filter((key) => key !== '');
  return keys.length === 0 ? ['nobody'] : keys;
}

function contactKey(contact: string): string {
  const digits = contact.replaceAll(/\D/g, '');
  // The last digits of a telephone number are the same with and without the country's and the area's prefix.
  if (!contact.includes('@') && digits.length >= 8) return `tel ${digits.slice(-8)}`;
  const words = fold(contact);
  return words === '' ? '' : `contact ${words}`;
}

function nameKey(name: string): string {
  const words = fold(name);
  return words === '' ? '' : `name ${words}`;
}

export const DUE_STATES = ['none', 'later', 'today', 'overdue'] as const;
export type DueState = (typeof DUE_STATES)[number];

/** How a promised date stands to today; both are `YYYY-MM-DD`, which sort as they follow each other. */
export function dueState(promisedDate: string | null, today: string): DueState {
  if (promisedDate === null) return 'none';
  if (promisedDate === today) return 'today';
  return promisedDate < today ? 'overdue' : 'later';
}

/** Whole days from one business date to another, never below zero. */
export function daysBetween(from: string, to: string): number {
  const dayMs = 86_400_000;
  return Math.max(0, Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs));
}

/** `YYYY-MM-DD` of a day that the calendar has. */
export function isCalendarDate(text: string): boolean {
  const atMs = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(text);
}

export const AGE_BUCKETS = ['today', 'days_1_7', 'days_8_30', 'over_30'] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number];

export function ageBucket(ageDays: number): AgeBucket {
  if (ageDays === 0) return 'today';
  if (ageDays <= 7) return 'days_1_7';
  return ageDays <= 30 ? 'days_8_30' : 'over_30';
}

/** What a shop wrote down of a customer that nobody could read aloud or that would turn other text around; null when all is readable. */
export function unreadableField(customer: DeferralCustomer): keyof DeferralCustomer | null {
  return (['name', 'contact', 'note'] as const).find((field) => !isReadable(customer[field])) ?? null;
}

/** Nothing in it is invisible (control and format characters, line separators, halves of surrogate pairs), and something is visible. */
function isReadable(text: string | null): boolean {
  if (text === null) return true;
  return (
    text.isWellFormed() && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text) && /[\p{L}\p{N}\p{S}\p{P}]/u.test(text)
  );
}
