import { describe, expect, it } from 'vitest';
import { foldLink, mayStillBePaid, type LinkEvent } from '#app/domain/payment-link.ts';

const MADE: LinkEvent = { kind: 'made', preferenceId: 'p', url: 'https://www.mercadopago.com.ar/x' };
const PAID: LinkEvent = { kind: 'paid', paymentId: '1', paidMinor: 100 };
const AGAIN: LinkEvent = { kind: 'paid_too_much', paymentId: '2', paidMinor: 100 };

describe('a payment link', () => {
  const stands: readonly [string, readonly LinkEvent[], boolean][] = [
    ['making', [], true],
    ['open', [MADE], true],
    ['closed', [{ kind: 'refused', httpStatus: 400, code: 'bad' }], false],
    ['closing', [MADE, { kind: 'close_asked' }], true],
    ['closing', [{ kind: 'close_asked' }], true],
    ['closed', [MADE, { kind: 'close_asked' }, { kind: 'closed' }], false],
    ['paid', [MADE, PAID], false],
    ['paid', [MADE, PAID, { kind: 'closed' }], false],
    ['paid_too_much', [MADE, PAID, AGAIN, { kind: 'closed' }], false],
    ['paid_too_much', [MADE, AGAIN], false],
    ['paid', [MADE, PAID, AGAIN, { kind: 'closed' }, { kind: 'given_back', paymentId: '2' }], false],
  ];
  it.each(stands)('is %s after %j', (state, events, isInTheWay) => {
    const link = foldLink(events);
    expect(link.state).toBe(state);
    expect(mayStillBePaid(link.state)).toBe(isInTheWay);
  });

  it('knows every payment that came in by it, and which of them have to go back', () => {
    const third: LinkEvent = { kind: 'paid_too_much', paymentId: '3', paidMinor: 70 };
    const link = foldLink([MADE, PAID, AGAIN, third, { kind: 'given_back', paymentId: '2' }]);
    expect(link.payment).toEqual({ paymentId: '1', paidMinor: 100 });
    expect(link.surplus).toEqual([{ paymentId: '3', paidMinor: 70 }]);
    expect([...link.knownPaymentIds]).toEqual(['1', '2', '3']);
  });
});
