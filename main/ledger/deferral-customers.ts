import { createHash } from 'node:crypto';
import { NO_CUSTOMER, type DeferralCustomer, type DeferralId } from '#app/domain/deferral.ts';
import { allRows, getRow, run, type ReadableDb, type WritableDb } from './connection.ts';

interface CustomerRow extends DeferralCustomer {
  readonly salt: string;
}

/** A customer's data with the salt that ties it to the ledger. */
export interface SaltedCustomer {
  readonly salt: string;
  readonly customer: DeferralCustomer;
}

/** A random UUID will do for a salt: without it the commitment does not tell whether a name that somebody tries is the one. */
export function saltCustomer(customer: DeferralCustomer, salt: string): SaltedCustomer | null {
  const isNobody = customer.name === null && customer.contact === null && customer.note === null;
  return isNobody ? null : { salt, customer };
}

/**
 * What the ledger keeps of a customer for ever: a hash over the data and its salt. While they are there it proves that nobody changed
 * them; when both are erased it says nothing of them (LGPD, Lei 13.709, art. 18 VI; Ley 25.326, art. 16).
 */
export function customerCommitment({ salt, customer }: SaltedCustomer): string {
  const { name, contact, note } = customer;
  return createHash('sha256')
    .update(JSON.stringify([salt, name, contact, note]), 'utf8')
    .digest('hex');
}

export function insertCustomer(db: WritableDb, deferralId: DeferralId, salted: SaltedCustomer): void {
  const { name, contact, note } = salted.customer;
  run(
    db,
    'INSERT INTO deferral_customer (deferral_id, salt, name, contact, note) VALUES (?, ?, ?, ?, ?)',
    deferralId,
    salted.salt,
    name,
    contact,
    note,
  );
}

/** Empty where none was given, it was erased, or the ledger was brought back from a journal, which never has it. */
export function findCustomer(db: ReadableDb, deferralId: DeferralId): DeferralCustomer {
  return findSaltedCustomer(db, deferralId)?.customer ?? NO_CUSTOMER;
}

export function findSaltedCustomer(db: ReadableDb, deferralId: DeferralId): SaltedCustomer | undefined {
  const row = getRow<CustomerRow>(
    db,
    'SELECT salt, name, contact, note FROM deferral_customer WHERE deferral_id = ?',
    deferralId,
  );
  if (!row) return undefined;
  const { salt, ...customer } = row;
  return { salt, customer };
}

/** By deferral, all there are. */
export function mapCustomers(db: ReadableDb): ReadonlyMap<string, DeferralCustomer> {
  const rows = allRows<DeferralCustomer & { readonly deferralId: string }>(
    db,
    'SELECT deferral_id AS deferralId, name, contact, note FROM deferral_customer',
  );
  return new Map(rows.map(({ deferralId, ...customer }) => [deferralId, customer]));
}

/** The row's bytes are overwritten with zeros, not only let go (`secure_delete`, see `openConnection`). */
export function deleteCustomer(db: WritableDb, deferralId: DeferralId): void {
  run(db, 'DELETE FROM deferral_customer WHERE deferral_id = ?', deferralId);
}
