import { scenario, storm, type Mutant } from './mutant.ts';

const RECORD = 'main/charging/record-refunds.ts';
const LOOP = 'main/charging/refund-loop.ts';

const APPORTIONED = `  const was = apportionMinor(fromMinor, weights);
  const is = apportionMinor(fromMinor + amountMinor, weights);`;
const ROUNDED = `  const wholeMinor = weights.reduce((sum, weight) => sum + weight, 0);
  const rounded = (minor: number) => weights.map((weight) => Math.round((minor * weight) / wholeMinor));
  void apportionMinor;
  const was = rounded(fromMinor);
  const is = rounded(fromMinor + amountMinor);`;

/** Refunds. */
export const MONEY_BACK: readonly Mutant[] = [
  {
    name: 'each attempt of a refund has a new key',
    why: 'The answer is lost, the repeat gives the money back a second time.',
    sign: /back, people wanted [1-9]/,
    edits: [
      {
        file: LOOP,
        find: '      gateway.refundOrder(place, stored.requestBody, refundId),',
        replace:
          '      gateway.refundOrder(place, stored.requestBody, `${refundId}-${String(ids.random())}`),',
      },
      {
        file: LOOP,
        find: "        parts.record(refundId, { kind: 'unanswered', reason: answer.reason }, asked.exchange());",
        replace:
          "        extra.needsLook = false;\n        parts.record(refundId, { kind: 'unanswered', reason: answer.reason }, asked.exchange());",
      },
    ],
    hunts: [
      storm({ network: { response_lost: 0.1, slow_response: 0.1 }, habits: { refunds: 0.5 } }, 1, 2, 3, 4),
    ],
  },
  {
    name: 'a refund is booked when it is asked for',
    why: 'The acquirer has accepted it and not carried it out.',
    edits: [{ file: 'app/domain/refund.ts', find: "  return 'requested';\n", replace: "  return 'done';\n" }],
    hunts: [scenario('refund')],
  },
  {
    name: 'a refund of the till is not known again in the order’s list',
    why: 'It is taken for another one, made elsewhere, and its own is sent again.',
    edits: [
      {
        file: RECORD,
        find: '      openRefundOf(db, chargeId, refund, canBeOurs) ??\n',
        replace: '',
      },
    ],
    hunts: [scenario('refund')],
  },
  {
    name: 'a refund is booked at each reading',
    why: 'The same money goes back as often as somebody looks.',
    sign: /is booked as given back/,
    edits: [
      {
        file: 'main/ledger/refunds.ts',
        find: "  const sql = 'SELECT refund_id AS refundId FROM refund_state WHERE charge_id = ? AND point_refund_id = ?';",
        replace:
          "  const sql = 'SELECT refund_id AS refundId FROM refund_state WHERE charge_id = ? AND point_refund_id = ? AND is_open = 1';",
      },
      {
        file: 'main/ledger/migrations/0020-refunds-and-exchanges.ts',
        find: 'CREATE UNIQUE INDEX refund_by_point_id',
        replace: 'CREATE INDEX refund_by_point_id',
      },
    ],
  },
  {
    name: 'a refund made elsewhere is not booked',
    why: 'The books show money that the shop has given back in the app.',
    sign: /is booked as given back/,
    edits: [
      {
        file: RECORD,
        find: "    record(known ?? addFoundRefund(db, parts, chargeId, refund, 'elsewhere'), refund);",
        replace: '    if (known !== undefined) record(known, refund);',
      },
    ],
  },
  {
    name: 'shares of a refund are rounded each for itself',
    why: 'Base and tax of several rates are a cent more or less than what went back.',
    edits: [
      {
        file: 'app/domain/money-back.ts',
        find: APPORTIONED,
        replace: ROUNDED,
      },
    ],
    hunts: [storm({ habits: { refunds: 0.6 } }, 1, 2, 3, 4)],
  },
  {
    name: 'entries need not balance, and a refund’s shares are rounded',
    why: 'The same, and nothing stops it on its way into the books.',
    edits: [
      {
        file: 'app/domain/money-back.ts',
        find: APPORTIONED,
        replace: ROUNDED,
      },
      {
        file: 'app/domain/posting.ts',
        find: '  invariant(sum === 0, `postings do not balance: ${sum}`);\n',
        replace: '  invariant(Math.abs(sum) < 9, `postings do not balance: ${sum}`);\n',
      },
    ],
  },
  {
    name: 'a restart forgets a refund under way',
    why: 'It is never sent, or never booked.',
    edits: [
      {
        file: 'main/charging/charging-service.ts',
        find: '      for (const refundId of listOpenRefunds(ledger.db)) refundLoop.watch(refundId, false);\n',
        replace: '      listOpenRefunds(ledger.db);\n',
      },
    ],
    hunts: [scenario('refund')],
  },
];
