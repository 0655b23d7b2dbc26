import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { ChargeView } from '#app/contract/charging.ts';
import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import { CHARGE_STATES, EVIDENCE_CHECKS, isFinal, type ChargeState } from '#app/domain/charge.ts';
import { catalogues, LANGUAGES } from '#app/i18n/catalogues.ts';
import { decimalMarkOf, formatAmountInput, formatMoney } from '#app/i18n/format.ts';
import { chargeSteps } from '#renderer/features/card/charge-steps.ts';
import { chargeText } from '#renderer/features/card/charge-text.ts';
import type { Words } from '#renderer/i18n/use-words.ts';

function chargeView(state: ChargeState, more: Partial<ChargeView> = {}): ChargeView {
  return ChargeView.parse({
    chargeId: '3f6c3b8e-6f0c-4a75-9a86-0a7c3c1d2e01',
    saleId: '3f6c3b8e-6f0c-4a75-9a86-0a7c3c1d2e02',
    terminalId: 'NEWLAND_N950__N950NCB000000001',
    amountMinor: 125_000,
    currency: 'ARS',
    state,
    isFinal: isFinal(state),
    orderStatus: null,
    orderId: null,
    paymentDetail: null,
    refusal: null,
    unansweredReason: null,
    contradiction: null,
    isCancelAsked: false,
    isCancelAccepted: false,
    cancelRefusedCode: null,
    isByEvidence: false,
    evidenceCheck: null,
    isUnreachable: false,
    settleableFromMs: null,
    isTest: false,
    isWithoutSale: false,
    saleNumber: null,
    preparedAtMs: 1_000,
    changedAtMs: 2_000,
    expiresAtMs: 901_000,
    waitingForTerminalSinceMs: null,
    gateway: 'orders',
    options: NO_OPTIONS,
    ...more,
  });
}

const marks = (state: ChargeState, orderStatus: string | null = null) =>
  chargeSteps({ state, orderStatus }).map((step) => `${step.name}:${step.mark}`);

describe('steps of a charge', () => {
  test('a payment fills one step after the other', () => {
    expect(marks('prepared')[0]).toBe('prepared:now');
    expect(marks('created')).toEqual([
      'prepared:done',
      'created:now',
      'at_terminal:waiting',
      'processed:waiting',
    ]);
    expect(marks('at_terminal')[2]).toBe('at_terminal:now');
    expect(marks('processed').every((step) => step.endsWith(':done'))).toBe(true);
  });

  test('an end without money stops where it got to and says so', () => {
    expect(marks('failed', 'failed')).toEqual([
      'prepared:done',
      'created:done',
      'at_terminal:done',
      'ended:trouble',
    ]);
    expect(marks('rejected')).toEqual(['prepared:done', 'ended:trouble']);
    expect(marks('canceled', null)).toEqual(['prepared:done', 'ended:trouble']);
  });

  test('a cancellation that is only wished for does not look ended', () => {
    expect(marks('cancel_requested', 'at_terminal')).toContain('at_terminal:now');
    expect(marks('cancel_requested', 'at_terminal')).toContain('processed:waiting');
  });

  test('every state has steps and exactly one place where it is, unless it is over', () => {
    for (const state of CHARGE_STATES) {
      const here = chargeSteps({ state, orderStatus: null }).filter(
        (step) => step.mark === 'now' || (step.mark === 'trouble' && step.name !== 'ended'),
      );
      expect(here, state).toHaveLength(isFinal(state) ? 0 : 1);
    }
  });
});

describe('what is said about a charge', () => {
  let words: Words;

  beforeAll(async () => {
    await i18next.init({
      lng: 'en',
      resources: Object.fromEntries(LANGUAGES.map((each) => [each, { translation: catalogues[each] }])),
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
    });
    words = {
      t: i18next.t,
      language: 'en',
      currency: 'ARS',
      decimalMark: decimalMarkOf('en'),
      money: (amountMinor) => formatMoney(amountMinor, 'ARS', 'en'),
      amountInput: (amountMinor) => formatAmountInput(amountMinor, 'ARS', 'en'),
      quantity: String,
      count: String,
      rate: String,
      dateTime: String,
      time: String,
      date: String,
    };
  });

  test('a decline gives the reason, that nothing was charged, and the next step', () => {
    const text = chargeText(chargeView('failed', { paymentDetail: 'insufficient_amount' }), words);
    expect(text.title).toBe('The card was declined');
    expect(text.sentences).toEqual([
      'The card has insufficient funds.',
      'Nothing was charged.',
      'Ask for another card or take cash.',
    ]);
  });

  test('a reason nobody documented is shown as it came, without what could disturb the screen', () => {
    const text = chargeText(chargeView('failed', { paymentDetail: 'new_\u202ereason' }), words);
    expect(text.sentences[0]).toBe('The payment was not approved.');
    expect(text.raw).toContain('Reason given: new_reason');
  });

  test('a refusal by the API names the next step and keeps its code', () => {
    const refusal = { httpStatus: 409, code: 'already_queued_order_on_terminal', message: 'queued' };
    const text = chargeText(chargeView('rejected', { refusal }), words);
    expect(text.sentences.at(-1)).toMatch(
      /^The terminal has a charge of another till, which this one cannot cancel/,
    );
    expect(text.raw).toContain('Code already_queued_order_on_terminal (409)');
  });

  test('silence says why, and that nothing is charged twice', () => {
    const text = chargeText(
      chargeView('unknown', { isUnreachable: true, unansweredReason: 'timeout' }),
      words,
    );
    expect(text.sentences.join(' ')).toMatch(/nothing is charged twice/);
    expect(text.sentences.at(-1)).toMatch(/takes too long/);
  });

  test('a status nobody documented is shown raw and not taken for an end', () => {
    const text = chargeText(chargeView('created', { orderStatus: 'on_hold' }), words);
    expect(text.raw).toContain('Mercado Pago answers: on_hold');
  });

  test('an accepted cancellation still warns that the terminal may be paid', () => {
    const view = chargeView('cancel_requested', { isCancelAsked: true, isCancelAccepted: true });
    expect(chargeText(view, words).sentences.at(-1)).toMatch(/may still be paid/);
  });

  test('a charge closed by evidence says so, and what the API has said since', () => {
    const byWord = { isByEvidence: true, saleNumber: 3 };
    const sentences = EVIDENCE_CHECKS.map(
      (evidenceCheck) => chargeText(chargeView('processed', { ...byWord, evidenceCheck }), words).sentences,
    );
    for (const each of sentences) expect(each.at(-2)).toMatch(/what the person in charge read/);
    expect(sentences.map((each) => each.at(-1))).toEqual([
      'The till goes on asking Mercado Pago about it for 24 hours.',
      'Mercado Pago has since said the same.',
      'Mercado Pago has since said the opposite. Compare the slip with the Mercado Pago account.',
      'Mercado Pago did not say in 24 hours whether it agrees.',
    ]);
  });
});
