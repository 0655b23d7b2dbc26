import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChargeEvent,
  CHARGE_STATES,
  foldCharge,
  holdsTerminal,
  isFinal,
  locksSale,
  NOT_FOUND_AGAIN_AFTER_MS,
  prepareCharge,
  type Charge,
  type ChargeState,
} from '#app/domain/charge.ts';
import {
  ChargeEvent,
  ORDER_STATUSES,
  UNANSWERED_REASONS,
  type ObservedOrder,
} from '#app/domain/charge-event.ts';
import {
  backoffDelayMs,
  CONFIRM_AFTER_MS,
  EVIDENCE_ASKED_FOR_MS,
  nextChargeStep,
  pollDelayMs,
  REPLAY_WINDOW_MS,
} from '#app/domain/charge-step.ts';
import type { ChargeId, SaleId, TerminalId } from '#app/domain/ids.ts';

const TERMS = {
  chargeId: 'c' as ChargeId,
  saleId: 's' as SaleId,
  terminalId: 't' as TerminalId,
  amountMinor: 1500,
  currency: 'ARS' as const,
  preparedAtMs: 1_000,
};

const order = (status: string, over: Partial<ObservedOrder> = {}): ObservedOrder => ({
  orderId: 'ORD1',
  status,
  paymentId: 'PAY1',
  paymentDetail: null,
  paidMinor: null,
  tipMinor: 0,
  paymentReference: null,
  paymentMethodId: null,
  paymentMethodType: null,
  installments: null,
  lastDigits: null,
  ...over,
});

const seen = (status: string): ChargeEvent => ({ kind: 'order_observed', order: order(status) });
const EVENTS = {
  unanswered: { kind: 'create_unanswered', reason: 'timeout' },
  refused: { kind: 'create_refused', httpStatus: 403, code: 'x', message: '' },
  created: seen('created'),
  at_terminal: seen('at_terminal'),
  processed: seen('processed'),
  failed: seen('failed'),
  action_required: seen('action_required'),
  canceled: seen('canceled'),
  expired: seen('expired'),
  refunded: seen('refunded'),
  novel: seen('never_seen_before'),
  cancel: { kind: 'cancel_asked', by: 'cashier' },
  accepted: { kind: 'cancel_accepted' },
  cancelRefused: { kind: 'cancel_refused', code: 'cannot_cancel_order' },
  withdrawn: { kind: 'withdrawn' },
  contradicted: { kind: 'contradicted', field: 'amount', expected: '1', got: '2' },
  evidenceCharged: {
    kind: 'settled_by_evidence',
    outcome: 'charged',
    approver: 'a',
    role: 'owner',
    reason: 'r',
    reference: '1',
  },
  evidenceNot: {
    kind: 'settled_by_evidence',
    outcome: 'not_charged',
    approver: 'a',
    role: 'owner',
    reason: 'r',
    reference: '',
  },
  askingEnded: { kind: 'asking_ended' },
  notFound: { kind: 'not_found' },
} as const satisfies Record<string, ChargeEvent>;
type EventName = keyof typeof EVENTS;

const after = (...names: readonly EventName[]): Charge =>
  names.reduce(
    (charge, name, index) => applyChargeEvent(charge, EVENTS[name], 2_000 + index),
    prepareCharge(TERMS),
  );

/** How each state is reached in the table below. */
const REACHED: Readonly<Record<ChargeState, readonly EventName[]>> = {
  prepared: [],
  unknown: ['unanswered'],
  created: ['created'],
  at_terminal: ['created', 'at_terminal'],
  cancel_requested: ['created', 'cancel'],
  action_required: ['at_terminal', 'action_required'],
  quarantined: ['contradicted'],
  processed: ['at_terminal', 'processed'],
  failed: ['at_terminal', 'failed'],
  canceled: ['created', 'canceled'],
  expired: ['created', 'expired'],
  refunded: ['at_terminal', 'refunded'],
  rejected: ['refused'],
};

/** State after each event, in the order of the columns; `.` where the event says nothing new. */
const COLUMNS: readonly EventName[] = [
  'unanswered',
  'refused',
  'created',
  'at_terminal',
  'processed',
  'failed',
  'action_required',
  'canceled',
  'expired',
  'refunded',
  'cancel',
  'withdrawn',
  'contradicted',
  'evidenceCharged',
  'evidenceNot',
  'askingEnded',
  'notFound',
];
const TABLE: Readonly<Record<ChargeState, string>> = {
  prepared:
    'unknown rejected created at_terminal processed failed action_required canceled expired refunded cancel_requested canceled quarantined processed canceled . prepared',
  unknown:
    'unknown rejected created at_terminal processed failed action_required canceled expired refunded cancel_requested canceled quarantined processed canceled . unknown',
  created:
    '. . . at_terminal processed failed action_required canceled expired refunded cancel_requested . quarantined processed canceled . .',
  at_terminal:
    '. . . . processed failed action_required canceled expired refunded cancel_requested . quarantined processed canceled . .',
  cancel_requested:
    '. . . cancel_requested processed failed action_required canceled expired refunded . . quarantined processed canceled . .',
  action_required:
    '. . . . processed failed . canceled expired refunded . . quarantined processed canceled . .',
  quarantined: '. . . . . . . . . . . . . processed canceled . .',
  processed: '. . . . . . . . . refunded . . . . . . .',
  failed: '. . . . processed . . . . refunded . . quarantined . . . .',
  canceled: '. . . . processed canceled . canceled canceled refunded . . quarantined . . . .',
  expired: '. . . . processed expired . expired expired refunded . . quarantined . . . .',
  refunded: '. . . . . . . . . . . . . . . . .',
  rejected: '. . . . processed . . . . refunded . . quarantined . . . .',
};

describe('the table of transitions', () => {
  const cells = CHARGE_STATES.flatMap((state) =>
    TABLE[state].split(' ').map((next, column) => [state, COLUMNS[column] ?? 'novel', next] as const),
  );

  it('has a cell for every state and event', () => {
    expect(cells).toHaveLength(CHARGE_STATES.length * COLUMNS.length);
  });

  it.each(CHARGE_STATES)('reaches %s', (state) => {
    expect(after(...REACHED[state]).state).toBe(state);
  });

  it.each(cells)('%s + %s -> %s', (state, name, next) => {
    const before = after(...REACHED[state]);
    const then = applyChargeEvent(before, EVENTS[name], 9_000);
    if (next === '.') expect(then).toBe(before);
    else expect(then.state).toBe(next);
  });
});

describe('what is always true of a charge', () => {
  const anyOrder = fc
    .record({
      status: fc.constantFrom(...ORDER_STATUSES, 'new_status'),
      paymentDetail: fc.constantFrom(null, 'a', 'b'),
    })
    .map(({ status, paymentDetail }): ChargeEvent => ({
      kind: 'order_observed',
      order: order(status, { paymentDetail }),
    }));
  const anyEvent = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<ChargeEvent>(...Object.values(EVENTS)) },
    { weight: 1, arbitrary: anyOrder },
  );
  const anyHistory = fc.array(anyEvent, { maxLength: 25 });

  it('never forgets a payment: after processed only a refund follows', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        let charge = prepareCharge(TERMS);
        for (const event of events) {
          const next = applyChargeEvent(charge, event, 5_000);
          if (charge.state === 'processed') expect(['processed', 'refunded']).toContain(next.state);
          if (isFinal(charge.state) && next.state !== charge.state) {
            const isContradicted =
              event.kind === 'contradicted' && charge.state !== 'processed' && charge.state !== 'refunded';
            expect(isContradicted ? ['quarantined'] : ['processed', 'refunded']).toContain(next.state);
          }
          charge = next;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is processed only when the API or an owner said so', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const charge = events.reduce(
          (each, event) => applyChargeEvent(each, event, 5_000),
          prepareCharge(TERMS),
        );
        const proof = events.some(
          (event) =>
            (event.kind === 'order_observed' && ['processed', 'refunded'].includes(event.order.status)) ||
            (event.kind === 'settled_by_evidence' && event.outcome === 'charged'),
        );
        if (charge.state === 'processed') expect(proof).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same when an event is delivered twice', () => {
    fc.assert(
      fc.property(anyHistory, anyEvent, (events, event) => {
        const charge = events.reduce((each, one) => applyChargeEvent(each, one, 5_000), prepareCharge(TERMS));
        const once = applyChargeEvent(charge, event, 6_000);
        const twice = applyChargeEvent(once, event, 7_000);
        // Only the second look at an end without money may say something new: that it is confirmed.
        if (twice !== once)
          expect({ ...twice, isConfirmed: false, changedAtMs: 0 }).toEqual({
            ...once,
            isConfirmed: false,
            changedAtMs: 0,
          });
      }),
    );
  });

  it('folds from its stored events to the same charge', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const history = [
          { event: { kind: 'prepared' } as const, atMs: 1_000 },
          ...events.map((event, index) => ({
            event: ChargeEvent.parse(structuredClone(event)),
            atMs: 2_000 + index,
          })),
        ];
        const direct = events.reduce(
          (each, event, index) => applyChargeEvent(each, event, 2_000 + index),
          prepareCharge(TERMS),
        );
        expect(foldCharge(TERMS, history)).toEqual(direct);
      }),
    );
  });

  it('holds its terminal only while it is not final', () => {
    for (const state of CHARGE_STATES) {
      const charge = after(...REACHED[state]);
      if (isFinal(state)) expect(holdsTerminal(charge)).toBe(false);
      expect(locksSale(charge)).toBe(!isFinal(state));
    }
    expect(holdsTerminal(after('unanswered'))).toBe(true);
    expect(holdsTerminal(after('at_terminal', 'action_required'))).toBe(false);
    const reopened = after('created', 'expired', 'contradicted');
    expect(reopened).toMatchObject({ state: 'quarantined', isReopened: true });
    expect(holdsTerminal(reopened) || locksSale(reopened)).toBe(false);
  });
});

describe('the next step', () => {
  const now = 10_000;
  const REPEATABLE = {
    isCancelTried: false,
    isCreateRepeatable: true,
    hasNeverLeft: false,
    canFind: false,
    followedMs: 0,
  };
  it.each<[string, Charge, number, boolean, string]>([
    ['prepared is sent', after(), now, false, 'create'],
    ['unknown is sent again', after('unanswered'), now, false, 'create'],
    ['created is read', after('created'), now, false, 'read'],
    ['a wanted cancellation is asked for', after('created', 'cancel'), now, false, 'cancel'],
    ['a cancellation without an answer is followed by a read', after('created', 'cancel'), now, true, 'read'],
    [
      'an accepted cancellation is waited for',
      after('at_terminal', 'cancel', 'accepted'),
      now,
      false,
      'read',
    ],
    [
      'a cancellation of an order nobody has seen first finds the order',
      after('unanswered', 'cancel'),
      now,
      false,
      'create',
    ],
    ['expired is read once more', after('created', 'expired'), now, false, 'read'],
    ['expired and confirmed is left', after('created', 'expired', 'expired'), now, false, 'none'],
    ['failed is left', after('at_terminal', 'failed'), now, false, 'none'],
    ['processed is left', after('at_terminal', 'processed'), now, false, 'none'],
    ['rejected is left', after('refused'), now, false, 'none'],
    ['quarantined without an order is left to a person', after('contradicted'), now, false, 'none'],
    [
      'a key the API may have forgotten is not used again',
      after('unanswered'),
      1_000 + REPLAY_WINDOW_MS,
      false,
      'none',
    ],
  ])('%s', (_name, charge, nowMs, isCancelTried, step) => {
    expect(nextChargeStep(charge, nowMs, { ...REPEATABLE, isCancelTried }).kind).toBe(step);
  });

  it.each<[string, Charge, number, Partial<typeof REPEATABLE>, string]>([
    [
      'a create that cannot be repeated is sent while it has never left',
      after(),
      now,
      { hasNeverLeft: true },
      'create',
    ],
    ['and looked for once it may have left', after('unanswered'), now, { canFind: true }, 'find'],
    ['or left to a person where there is no look-up', after('unanswered'), now, {}, 'none'],
    ['one that was found is read', after('created'), now, { canFind: true }, 'read'],
    [
      'evidence is asked about while the order is known',
      after('created', 'evidenceCharged'),
      now,
      {},
      'read',
    ],
    [
      'what is said not to be paid is taken off the terminal',
      after('created', 'evidenceNot'),
      now,
      {},
      'cancel',
    ],
    [
      'and asked about when that was tried',
      after('created', 'evidenceNot'),
      now,
      { isCancelTried: true },
      'read',
    ],
    [
      'and sent again, where that is one order, when no answer named it',
      after('unanswered', 'evidenceNot'),
      now,
      { isCreateRepeatable: true },
      'create',
    ],
    [
      'and looked for where it is not',
      after('unanswered', 'evidenceCharged'),
      now,
      { canFind: true },
      'find',
    ],
    ['and stands where nothing can be asked', after('unanswered', 'evidenceCharged'), now, {}, 'end_asking'],
    [
      'or when its day is over',
      after('created', 'evidenceCharged'),
      2_001 + EVIDENCE_ASKED_FOR_MS,
      { canFind: true },
      'end_asking',
    ],
    [
      'one that has been followed for a day is not sent again, whatever the clock says',
      after('unanswered'),
      now,
      { canFind: true, isCreateRepeatable: true, followedMs: REPLAY_WINDOW_MS },
      'find',
    ],
    [
      'an old one is looked for and not sent again',
      after('unanswered'),
      1_000 + REPLAY_WINDOW_MS,
      { canFind: true, isCreateRepeatable: true },
      'find',
    ],
  ])('%s', (_name, charge, nowMs, facts, step) => {
    expect(nextChargeStep(charge, nowMs, { ...REPEATABLE, isCreateRepeatable: false, ...facts }).kind).toBe(
      step,
    );
  });

  it('comes after 1.9 to 2.4 s in the first minute, later more slowly, never under a second', () => {
    const charge = after('created');
    for (const random of [0, 0.5, 0.999]) {
      expect(pollDelayMs(charge, 2_000, random)).toBeGreaterThanOrEqual(1_890);
      expect(pollDelayMs(charge, 2_000, random)).toBeLessThanOrEqual(2_470);
      expect(pollDelayMs(charge, 120_000, random)).toBeGreaterThanOrEqual(4_000);
      expect(pollDelayMs(charge, 600_000, random)).toBeGreaterThanOrEqual(12_000);
      for (let failures = 0; failures < 50; failures += 1) {
        expect(backoffDelayMs(failures, random)).toBeGreaterThanOrEqual(1_000);
        expect(backoffDelayMs(failures, random)).toBeLessThanOrEqual(60_000);
      }
    }
    expect(pollDelayMs(after('created', 'expired'), 2_001, 0.5)).toBe(CONFIRM_AFTER_MS);
  });
});

describe('evidence', () => {
  const check = (...names: readonly EventName[]) => {
    const charge = after(...names);
    return [charge.state, charge.evidence?.check, charge.isConfirmed] as const;
  };

  it('stays marked and is asked about until the API agrees', () => {
    expect(check('at_terminal', 'evidenceCharged')).toEqual(['processed', 'open', false]);
    expect(check('at_terminal', 'evidenceCharged', 'at_terminal')).toEqual(['processed', 'open', false]);
    expect(check('at_terminal', 'evidenceCharged', 'processed')).toEqual(['processed', 'confirmed', true]);
    expect(check('at_terminal', 'evidenceNot', 'expired')).toEqual(['canceled', 'confirmed', false]);
    expect(check('at_terminal', 'evidenceNot', 'expired', 'askingEnded')).toEqual([
      'canceled',
      'confirmed',
      true,
    ]);
  });

  it('keeps the money booked when the API contradicts it, and goes on asking', () => {
    expect(check('at_terminal', 'evidenceCharged', 'failed')).toEqual(['processed', 'contradicted', false]);
    const late = check('at_terminal', 'evidenceCharged', 'expired', 'processed');
    expect(late).toEqual(['processed', 'confirmed', true]);
  });

  it('gives way to an approval', () => {
    expect(check('at_terminal', 'evidenceNot', 'processed')).toEqual(['processed', 'contradicted', true]);
  });

  it('stands when the API has said nothing in its time', () => {
    expect(check('unanswered', 'evidenceCharged', 'askingEnded')).toEqual(['processed', 'unanswered', true]);
    const order = after('unanswered', 'evidenceCharged', 'at_terminal', 'askingEnded');
    expect(order.evidence).toMatchObject({ outcome: 'charged', approver: 'a', check: 'unanswered' });
  });

  it('an order first seen afterwards is known from then on', () => {
    expect(after('unanswered', 'evidenceNot', 'at_terminal').order?.orderId).toBe('ORD1');
  });
});

describe('an order that is found nowhere', () => {
  const notFoundAt = (...timesMs: readonly number[]): Charge =>
    timesMs.reduce((charge, atMs) => applyChargeEvent(charge, EVENTS.notFound, atMs), after('unanswered'));

  it('is given up only the second time, a quarter of an hour later', () => {
    expect(notFoundAt(10_000).state).toBe('unknown');
    expect(notFoundAt(10_000, 10_000 + NOT_FOUND_AGAIN_AFTER_MS - 1).state).toBe('unknown');
    expect(notFoundAt(10_000, 10_000 + NOT_FOUND_AGAIN_AFTER_MS).state).toBe('expired');
  });

  it('is taken up again by any proof of it', () => {
    const lost = notFoundAt(10_000, 10_000 + NOT_FOUND_AGAIN_AFTER_MS);
    expect(applyChargeEvent(lost, EVENTS.processed, 9_000_000).state).toBe('processed');
  });
});

describe('events', () => {
  it('name every reason an answer can be missing for', () => {
    for (const reason of UNANSWERED_REASONS) {
      expect(ChargeEvent.safeParse({ kind: 'create_unanswered', reason }).success).toBe(true);
    }
    expect(ChargeEvent.safeParse({ kind: 'create_unanswered', reason: 'whim' }).success).toBe(false);
  });

  it('cannot carry more of a card than its last four digits', () => {
    const event = {
      kind: 'order_observed',
      order: { ...order('processed'), lastDigits: '4509953566233704' },
    };
    expect(ChargeEvent.safeParse(event).success).toBe(false);
    expect(
      ChargeEvent.safeParse({ ...event, order: { ...order('processed'), cardNumber: '1' } }).success,
    ).toBe(false);
  });
});
