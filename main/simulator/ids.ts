import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const ORDER_ID = new RegExp(`^ORD(?:TST)?${ULID}$`);

/** Makes a ULID: 48 bits of milliseconds, 80 random bits, 26 characters. */
function ulid(atMs: number): string {
  let bits = (BigInt(Math.max(0, Math.trunc(atMs))) << 80n) | BigInt(`0x${randomBytes(10).toString('hex')}`);
  let text = '';
  for (let index = 0; index < 26; index += 1) {
    text = CROCKFORD.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text;
}

/** `ORD` + ULID; test accounts get `ORDTST` + ULID (Point API, Identifier formats). */
export function newOrderId(atMs: number, isTestAccount: boolean): string {
  return (isTestAccount ? 'ORDTST' : 'ORD') + ulid(atMs);
}

/** `PAY` + ULID, of live and test accounts alike: see `testPaymentIdPrefix` among the open questions. */
export function newPaymentId(atMs: number): string {
  return 'PAY' + ulid(atMs);
}

/** The numeric Payments API id, as text; twelve digits today. */
export function newReferenceId(): string {
  return String(randomInt(100_000_000_000, 1_000_000_000_000));
}

/** `REF` + ULID. */
export function newRefundId(atMs: number): string {
  return 'REF' + ulid(atMs);
}

/** `ACT` + ULID; see `actionId` among the open questions. */
export function newActionId(atMs: number): string {
  return 'ACT' + ulid(atMs);
}

/** Six digits, as issuers give them. */
export function newAuthorizationCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0');
}

export function newUserId(): string {
  return String(randomInt(1_000_000_000, 2_999_999_999));
}

/** Looks like the vendor's: prefix, application, hour, secret, user. Clients must not read anything into it. */
export function newAccessToken(applicationId: string, userId: string, hasTestPrefix: boolean): string {
  return `${hasTestPrefix ? 'TEST' : 'APP_USR'}-${applicationId}-010100-${randomBytes(16).toString('hex')}-${userId}`;
}

export function newApplicationId(): string {
  return String(randomInt(1_000_000_000, 9_999_999_999));
}

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
export function newPublicKey(isTest: boolean): string {
  return `${isTest ? 'TEST' : 'APP_USR'}-${randomUUID()}`;
}
