import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { DeferralView, HAND_STATES, type DeferralMove } from '#app/contract/deferrals.ts';
import { LINK_STATES } from '#app/domain/payment-link.ts';
import type { Language } from '#app/domain/site.ts';
import { catalogues, LANGUAGES } from '#app/i18n/catalogues.ts';
import { METHODS_OF_TOPIC } from '#renderer/bridge/invalidation.ts';
import { collectedMinor, deferralEnd } from '#renderer/ui/deferral-end.ts';
import { deferralObstacle } from '#renderer/ui/deferral-obstacle.ts';
import { ageText, customerText, stateKey } from '#renderer/features/deferrals/deferral-text.ts';
import { moveDetails } from '#renderer/features/deferrals/move-details.ts';
import { partOfOwed } from '#renderer/ui/part-of-owed.ts';
import { partShares } from '#renderer/features/deferrals/part-shares.ts';
import { reminderText } from '#renderer/features/deferrals/reminder-text.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { completeApproval } from '#renderer/ui/approval-draft.ts';
import { exposureLevel } from '#renderer/ui/exposure-level.ts';
import { completeSlip } from '#renderer/ui/slip-draft.ts';
import { englishWords } from './english-words.ts';

const TERMINAL = 'NEWLAND_N950__N950NCB000000001';

function deferralView(more: Partial<DeferralView> = {}): DeferralView {
  return DeferralView.parse({
    deferralId: '3f6c3b8e-6f0c-4a75-9a86-0a7c3c1d2e11',
    number: 7,
    saleId: '3f6c3b8e-6f0c-4a75-9a86-0a7c3c1d2e12',
    saleNumber: 31,
    currency: 'ARS',
    amountMinor: 100_000,
    owedMinor: 100_000,
    returnedMinor: 0,
    writtenOffMinor: 0,
    capturedAtMs: Date.UTC(2026, 10, 20, 15),
    businessDate: '2026-11-20',
    promisedDate: null,
    ageDays: 1,
    due: 'none',
    name: 'Ana Sosa',
    contact: null,
    note: null,
    isErased: false,
    approval: null,
    liveChargeId: null,
    asideMinor: 0,
    hand: null,
    link: null,
    ...more,
  });
}

function handOf(state: (typeof HAND_STATES)[number]): DeferralView['hand'] {
  return {
    terminalId: TERMINAL,
    lastDigits: '4321',
    authorizationCode: 'A1',
    amountMinor: 100_000,
    takenAtMs: 1_000,
    state,
    searchedAtMs: null,
    candidates: [],
  };
}

function linkOf(state: (typeof LINK_STATES)[number]): DeferralView['link'] {
  return { amountMinor: 100_000, state, url: 'https://mpago.la/1x', madeAtMs: 1_000, expiresAtMs: 2_000 };
}

const CHARGE_ID = '3f6c3b8e-6f0c-4a75-9a86-0a7c3c1d2e13';

describe('what is in the way of taking something off', () => {
  test('nothing, while it is owed and nothing is under way', () => {
    expect(deferralObstacle(deferralView())).toBeNull();
    expect(deferralObstacle(deferralView({ owedMinor: 0 }))).toBe('settled');
  });

  test('a running charge stands before everything else', () => {
    expect(deferralObstacle(deferralView({ liveChargeId: CHARGE_ID, hand: handOf('waiting') }))).toBe(
      'liveCharge',
    );
  });

  test('a slip is until it is found or withdrawn, a link until a person has ended it', () => {
    const slips = HAND_STATES.filter(
      (state) => deferralObstacle(deferralView({ hand: handOf(state) })) === 'slip',
    );
    expect(slips).toEqual(['waiting', 'candidates', 'none']);
    const links = LINK_STATES.filter(
      (state) => deferralObstacle(deferralView({ link: linkOf(state) })) === 'link',
    );
    expect(links).toEqual(['making', 'open']);
  });
});

describe('how it ended', () => {
  test('only what somebody paid is collected; a loss weighs more than goods that came back', () => {
    const ended = (more: Partial<DeferralView>) => deferralEnd(deferralView({ owedMinor: 0, ...more }));
    expect(deferralEnd(deferralView({ writtenOffMinor: 1 }))).toBeNull();
    expect(ended({})).toBe('collected');
    expect(ended({ returnedMinor: 1 })).toBe('returned');
    expect(ended({ writtenOffMinor: 100_000 })).toBe('writtenOff');
    expect(ended({ returnedMinor: 1, writtenOffMinor: 1 })).toBe('writtenOff');
  });

  test('what came back or is lost counts as no money', () => {
    expect(collectedMinor(deferralView())).toBe(0);
    expect(collectedMinor(deferralView({ owedMinor: 0 }))).toBe(100_000);
    expect(collectedMinor(deferralView({ owedMinor: 0, returnedMinor: 75_000 }))).toBe(25_000);
    expect(collectedMinor(deferralView({ owedMinor: 10_000, writtenOffMinor: 60_000 }))).toBe(30_000);
  });
});

describe('parts of what is owed', () => {
  test('are the whole, the half and the third, rounded so that the parts add up', () => {
    expect(partShares(100_00)).toEqual([
      { name: 'all', amountMinor: 100_00 },
      { name: 'half', amountMinor: 50_00 },
      { name: 'third', amountMinor: 33_34 },
    ]);
  });

  test('never offer nothing, more than is owed, or one amount twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (owed) => {
        const amounts = partShares(owed).map((share) => share.amountMinor);
        return (
          amounts[0] === owed &&
          amounts.every((amount) => amount > 0 && amount <= owed) &&
          new Set(amounts).size === amounts.length
        );
      }),
    );
  });
});

describe('in English', () => {
  let words: Words;
  beforeAll(async () => {
    words = { ...(await englishWords()), date: (day) => day.split('-').reverse().join('/') };
  });

  test('what is typed is a part only up to what is owed', () => {
    expect(partOfOwed('1000', 100_000, words)).toBe(100_000);
    expect(partOfOwed('0.01', 100_000, words)).toBe(1);
    for (const wrong of ['', '0', '1000.01', '-5', 'x', '10.001']) {
      expect(partOfOwed(wrong, 100_000, words), wrong).toBeNull();
    }
  });

  test('a customer is called by name, or by what became of it', () => {
    expect(customerText(deferralView({ name: 'Ana\u202e Sosa' }), words)).toBe('Ana Sosa');
    expect(customerText(deferralView({ name: null }), words)).toBe('No name');
    expect(customerText(deferralView({ name: null, isErased: true }), words)).toBe('Details erased');
  });

  test('the state names what it waits for', () => {
    const said = (more: Partial<DeferralView>) => words.t(stateKey(deferralView(more)));
    expect(said({})).toBe('To be charged');
    expect(said({ liveChargeId: CHARGE_ID })).toBe('Charge in progress');
    expect(said({ hand: handOf('waiting') })).toBe('Slip not found yet');
    expect(said({ hand: handOf('candidates') })).toBe('Slip: choose the payment');
    expect(said({ hand: handOf('none') })).toBe('Slip without a payment');
    expect(said({ hand: handOf('withdrawn') })).toBe('To be charged');
    expect(said({ link: linkOf('open') })).toBe('Payment link open');
    expect(said({ owedMinor: 0, link: linkOf('paid') })).toBe('Collected');
    expect(said({ owedMinor: 0, returnedMinor: 40_000 })).toBe('Returned unpaid');
    expect(said({ owedMinor: 0, writtenOffMinor: 100_000 })).toBe('Written off');
  });

  test('ages are counted in days', () => {
    expect([0, 1, 12].map((days) => ageText(days, words))).toEqual(['today', '1 day', '12 days']);
  });

  test('a step tells how, with whose word, and what the customer’s text may not do', () => {
    const move: DeferralMove = {
      position: 1,
      kind: 'other',
      atMs: 1_000,
      amountMinor: 500,
      chargeId: null,
      isByEvidence: true,
      receivedMinor: null,
      changeMinor: null,
      method: 'transfer',
      reference: 'op\u0000 77',
      paymentId: null,
      approval: { approver: 'Eva', role: 'owner', reason: 'knows her' },
    };
    expect(moveDetails(move, words)).toEqual([
      'Bank transfer',
      'op 77',
      'Eva (Owner): knows her',
      'On the word of the person in charge; Mercado Pago has not confirmed it.',
    ]);
    const cash: DeferralMove = {
      ...move,
      kind: 'cash',
      isByEvidence: false,
      receivedMinor: 1_000,
      changeMinor: 500,
      method: null,
      reference: null,
      approval: null,
    };
    expect(moveDetails(cash, words)).toEqual(['Received $10.00, change $5.00']);
  });

  test('the reminder says what is open, from when and what was agreed', () => {
    const deferral = deferralView({ owedMinor: 40_000, promisedDate: '2026-11-25' });
    expect(reminderText(deferral, words)).toBe(
      'Hello Ana Sosa. A friendly note about your purchase of 20/11/2026: $400.00 is still open. We had agreed on 25/11/2026. You can pay whenever you come by, by card or in cash. If you have paid already, please ignore this. Thank you!',
    );
  });

  test('the reminder has the link only while it can be paid, and no name that is not known', () => {
    expect(reminderText(deferralView({ name: null, link: linkOf('open') }), words)).toMatch(
      /^Hello\. .* You can also pay here: https:\/\/mpago\.la\/1x If /,
    );
    for (const state of LINK_STATES.filter((each) => each !== 'open')) {
      expect(reminderText(deferralView({ link: linkOf(state) }), words)).not.toContain('mpago');
    }
  });

  test('nobody is asked to pay another way while a link may still be paid', () => {
    const asks = LINK_STATES.filter((state) =>
      reminderText(deferralView({ link: linkOf(state) }), words).includes(words.t('reminder.pay')),
    );
    expect(asks).toEqual(['closed', 'paid', 'paid_too_much']);
  });
});

test.each(LANGUAGES)('no sentence of the reminder threatens in %s', (language: Language) => {
  const reminder = Object.entries(catalogues[language]).filter(([key]) => key.startsWith('reminder.'));
  expect(reminder).toHaveLength(7);
  for (const [key, sentence] of reminder) {
    expect(sentence, key).not.toMatch(
      /deud|moros|legal|abogad|judici|intima|venc|overdue|debt|collect|lawyer|court|dívida|inadimpl|protest|cobran|Serasa|Veraz/i,
    );
  }
});

test('an approval needs a name and a reason', () => {
  expect(completeApproval({ approver: ' Eva ', role: 'manager', reason: ' ok ' })).toEqual({
    approver: 'Eva',
    role: 'manager',
    reason: 'ok',
  });
  expect(completeApproval({ approver: ' ', role: 'owner', reason: 'x' })).toBeNull();
  expect(completeApproval({ approver: 'Eva', role: 'owner', reason: ' ' })).toBeNull();
});

test('a slip needs four digits, an authorization number and a terminal, which is the till’s own by itself', () => {
  const draft = { terminalId: null, amountText: null, lastDigits: '4321', authorizationCode: 'AB-12' };
  const slip = { terminalId: TERMINAL, amountMinor: 100_00, lastDigits: '4321', authorizationCode: 'AB-12' };
  expect(completeSlip(draft, TERMINAL, 100_00)).toEqual(slip);
  expect(completeSlip(draft, TERMINAL, null)).toBeNull();
  expect(completeSlip(draft, null, 100_00)).toBeNull();
  expect(completeSlip({ ...draft, lastDigits: '432' }, TERMINAL, 100_00)).toBeNull();
  expect(completeSlip({ ...draft, authorizationCode: '' }, TERMINAL, 100_00)).toBeNull();
  expect(completeSlip({ ...draft, authorizationCode: 'ñ' }, TERMINAL, 100_00)).toBeNull();
});

test('the exposure is near its limit from four fifths on, and full at it', () => {
  expect(exposureLevel(79_99, 100_00)).toBe('calm');
  expect(exposureLevel(80_00, 100_00)).toBe('near');
  expect(exposureLevel(100_00, 100_00)).toBe('full');
  expect(exposureLevel(500, null)).toBe('calm');
  expect(exposureLevel(1, 0)).toBe('full');
  expect(exposureLevel(0, 0)).toBe('calm');
});

test('what happens to a sale, a charge or the day makes the book of what is owed stale', () => {
  const book = ['deferrals.list', 'deferrals.get', 'deferrals.queue'];
  for (const topic of ['deferral', 'sale', 'charge', 'day'] as const) {
    expect(METHODS_OF_TOPIC[topic], topic).toEqual(expect.arrayContaining(book));
  }
  expect(METHODS_OF_TOPIC.deferral).toContain('till.status');
  expect(METHODS_OF_TOPIC.status).toContain('deferrals.check');
});
