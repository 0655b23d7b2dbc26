import { describe, expect, it } from 'vitest';
import { paymentMethodText } from '#app/i18n/payment-method.ts';
import { translate } from '#app/i18n/translate.ts';

const text = (paymentMethodId: string | null, paymentMethodType: string | null): string | undefined =>
  paymentMethodText({ paymentMethodId, paymentMethodType }, (key) => translate('es-AR', key));

describe('what paid, in words', () => {
  it.each([
    ['visa', 'credit_card', 'Visa · Crédito'],
    ['debmaster', 'debit_card', 'Mastercard · Débito'],
    ['new_brand', 'new_type', 'new_brand · new_type'],
    ['visa', null, 'Visa'],
    [null, 'qr', 'QR'],
    [null, null, undefined],
  ])('%s %s is %s', (id, type, words) => {
    expect(text(id, type)).toBe(words);
  });
});
