import { describe, expect, it } from 'vitest';
import { matchSlip, SLIP_WINDOW, type ComparablePayment } from '#app/domain/hand-match.ts';

const TAKEN_AT_MS = Date.UTC(2026, 5, 1, 15);
const SLIP = {
  amountMinor: 8_300_40,
  currency: 'ARS',
  takenAtMs: TAKEN_AT_MS,
  lastDigits: '3704',
  authorizationCode: 'A1B2C3',
  posId: '77',
};
const payment = (change: Partial<ComparablePayment> = {}): ComparablePayment => ({
  paymentId: '1',
  status: 'approved',
  amountMinor: 8_300_40,
  refundedMinor: 0,
  currency: 'ARS',
  createdAtMs: TAKEN_AT_MS - 60_000,
  lastDigits: '3704',
  authorizationCode: 'A1B2C3',
  posId: '77',
  ...change,
});

describe('the payment a slip is of', () => {
  it.each([
    ['agrees in everything', {}],
    ['shows no authorization and the same card', { authorizationCode: null }],
    [
      'shows no card and the same authorization, in small letters',
      { lastDigits: null, authorizationCode: 'a1b2c3' },
    ],
    ['shows no point of sale', { posId: null }],
    ['was made in the first minute of the window', { createdAtMs: TAKEN_AT_MS - SLIP_WINDOW.beforeMs }],
  ])('is found when it is the only one and %s', (_what, change) => {
    const found = payment(change);
    expect(matchSlip(SLIP, [found])).toEqual({ kind: 'found', payment: found });
  });

  it.each([
    ['of another amount', { amountMinor: 8_300_41 }],
    ['in another currency', { currency: 'USD' }],
    ['that was refused', { status: 'rejected' }],
    ['that has gone back', { refundedMinor: 1 }],
    ['of another point of sale', { posId: '78' }],
    ['of the day before', { createdAtMs: TAKEN_AT_MS - SLIP_WINDOW.beforeMs - 1 }],
    ['of later', { createdAtMs: TAKEN_AT_MS + SLIP_WINDOW.afterMs + 1 }],
  ])('is none %s', (_what, change) => {
    expect(matchSlip(SLIP, [payment(change)])).toEqual({ kind: 'none' });
  });

  it.each([
    ['contradicts the card', { lastDigits: '1111' }],
    ['contradicts the authorization', { authorizationCode: 'ZZZ' }],
    ['shows neither card nor authorization', { lastDigits: null, authorizationCode: null }],
  ])('is for a person to say when the only one %s', (_what, change) => {
    expect(matchSlip(SLIP, [payment(change)])).toMatchObject({ kind: 'candidates' });
  });

  it('is for a person to say when two agree, or another may as well be it', () => {
    const twin = payment({ paymentId: '2' });
    expect(matchSlip(SLIP, [payment(), twin])).toMatchObject({ kind: 'candidates' });
    const silent = payment({ paymentId: '3', lastDigits: null, authorizationCode: null });
    expect(matchSlip(SLIP, [payment(), silent])).toMatchObject({ kind: 'candidates' });
  });

  it('is found among others that contradict the slip', () => {
    const other = payment({ paymentId: '2', lastDigits: '1111', authorizationCode: 'ZZZ' });
    expect(matchSlip(SLIP, [other, payment()])).toMatchObject({ kind: 'found', payment: { paymentId: '1' } });
  });

  it('stands first among candidates when it agrees, the nearest in time before the others', () => {
    const wrong = payment({ paymentId: '2', lastDigits: '1111' });
    const far = payment({ paymentId: '3', createdAtMs: TAKEN_AT_MS - 3_600_000 });
    const match = matchSlip(SLIP, [wrong, far, payment()]);
    expect(match.kind === 'candidates' && match.payments.map((each) => each.paymentId)).toEqual([
      '1',
      '3',
      '2',
    ]);
  });
});
