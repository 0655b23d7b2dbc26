import { randomUUID } from 'node:crypto';

import { digestOf, type Chance } from './chance.ts';

/** Crockford's base 32: no I, L, O or U. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const ORDER_ID = new RegExp(`^ORD(?:TST)?${ULID}$`);

/** Makes a ULID: 48 bits of milliseconds, 80 bits that tell it from others, 26 characters. */
function ulid(atMs: number, rest: Buffer): string {
  const low = BigInt(`0x${rest.subarray(0, 10).toString('hex')}`);
  let bits = (BigInt(Math.max(0, Math.trunc(atMs))) << 80n) | low;
  let text = '';
  for (let index = 0; index < 26; index += 1) {
    text = CROCKFORD.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text;
}

/** `ORD` + ULID; test accounts get `ORDTST` + ULID (Point API, Identifier formats). */
export function newOrderId(chance: Chance, atMs: number, isTestAccount: boolean): string {
  return (isTestAccount ? 'ORDTST' : 'ORD') + ulid(atMs, chance.bytes('order', 10));
}

/** `PAY` + ULID, of live and test accounts alike: see `testPaymentIdPrefix` among the open questions. */
export function paymentIdOf(orderId: string, atMs: number): string {
  return 'PAY' + ulid(atMs, digestOf('payment', orderId));
}

/** The numeric Payments API id of a payment or refund, as text; twelve digits today. */
export function referenceIdOf(id: string): string {
  return String(between(100_000_000_000, 1_000_000_000_000, digestOf('reference', id)));
}

/** The id of a payment that no order asked for: as {@link referenceIdOf}. */
export function newPaymentId(chance: Chance): string {
  return String(between(100_000_000_000, 1_000_000_000_000, chance.bytes('payment', 6)));
}

/** `REF` + ULID, for the refund of an order that has `count` others. */
export function refundIdOf(orderId: string, count: number, atMs: number): string {
  return 'REF' + ulid(atMs, digestOf('refund', orderId, String(count)));
}

/** `ACT` + ULID; see `actionId` among the open questions. */
export function newActionId(chance: Chance, atMs: number): string {
  return 'ACT' + ulid(atMs, chance.bytes('action', 10));
}

/** The account's id, a hyphen and a UUID; see `preferenceId` among the open questions. */
export function newPreferenceId(chance: Chance, userId: string): string {
  return `${userId}-${newUuid(chance, 'preference')}`;
}

/** Six digits, as issuers give them. */
export function authorizationCodeOf(paymentId: string): string {
  return String(between(0, 1_000_000, digestOf('authorization', paymentId))).padStart(6, '0');
}

export function newUserId(chance: Chance): string {
  return String(between(1_000_000_000, 3_000_000_000, chance.bytes('user', 6)));
}

/** Looks like the vendor's: prefix, application, hour, secret, user. Clients must not read anything into it. */
export function newAccessToken(
  chance: Chance,
  applicationId: string,
  userId: string,
  hasTestPrefix: boolean,
): string {
  const secret = newSecret(chance, 'access token', 16);
  return `${hasTestPrefix ? 'TEST' : 'APP_USR'}-${applicationId}-010100-${secret}-${userId}`;
}

export function newApplicationId(chance: Chance): string {
  return String(between(1_000_000_000, 10_000_000_000, chance.bytes('application', 6)));
}

/** A UUID, version 4. */
export function newUuid(chance: Chance, purpose: string): string {
  const bytes = Buffer.from(chance.bytes(purpose, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** `count` bytes that nobody guesses, unless there is a seed; in hexadecimal digits. */
export function newSecret(chance: Chance, purpose: string, count: number): string {
  return chance.bytes(purpose, count).toString('hex');
}

/** Names an answer that is not the API's, under no seed. */
export function newRequestId(): string {
  return randomUUID();
}

/** Whether a path parameter has the shape of an order id, of a live or a test account. */
export function isOrderId(text: string): boolean {
  return ORDER_ID.test(text);
}

/** The number after the largest of `taken`, at least `first`. */
export function nextNumber(taken: Iterable<string>, first: number): number {
  let next = first;
  for (const id of taken) next = Math.max(next, Number(id) + 1);
  return next;
}

/** The public half of a pair of credentials. */
export function newPublicKey(chance: Chance, isTest: boolean): string {
  return `${isTest ? 'TEST' : 'APP_USR'}-${newUuid(chance, 'public key')}`;
}

/** A whole number of [from, to), from the first six bytes. */
function between(from: number, to: number, bytes: Buffer): number {
  return from + Number((BigInt(bytes.readUIntBE(0, 6)) * BigInt(to - from)) >> 48n);
}
