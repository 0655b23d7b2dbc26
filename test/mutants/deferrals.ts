import { scenario, storm, unit, type Mutant } from './mutant.ts';

const COLLECTABLE = 'main/deferrals/collectable.ts';
const RECORD = 'main/charging/record-charge-event.ts';
const LINKS = 'main/deferrals/links.ts';
const BY_HAND = 'main/deferrals/by-hand.ts';
const TAKE_OFF = 'main/deferrals/take-off.ts';
const SCHEMA = 'main/ledger/migrations/0030-deferrals.ts';

const OWING = { captures: 0.5, collects: 1 };
const owing = storm({ habits: OWING }, 1, 2);
const byHand = storm({ habits: { ...OWING, takes_by_hand: 0.6 } }, 1, 2, 3);
const byLink = storm({ habits: { ...OWING, sends_links: 1 } }, 1, 2, 3);

/** Sales without a payment, and what is collected of them later. */
export const DEFERRALS: readonly Mutant[] = [
  {
    name: 'what was charged is not taken off what is owed',
    why: 'The customer has paid and is asked to pay again.',
    edits: [
      {
        file: RECORD,
        find: '    facts: { ...facts, ...ends, deferral_move: [moveRow(db, deferralId, move)] },',
        replace:
          '    facts: { ...facts, ...ends, ...(move.tipMinor < 0 ? { deferral_move: [moveRow(db, deferralId, move)] } : {}) },',
      },
    ],
    hunts: [owing],
  },
  {
    name: 'what was charged is taken off twice',
    why: 'Half of what is owed is never collected.',
    sign: /I14|I11/,
    edits: [
      {
        file: RECORD,
        find: '    amountMinor: charge.amountMinor,\n    chargeId: charge.chargeId,\n    tipMinor: tipMinor(charge),',
        replace:
          '    amountMinor: 2 * charge.amountMinor,\n    chargeId: charge.chargeId,\n    tipMinor: tipMinor(charge),',
      },
    ],
    hunts: [owing],
  },
  {
    name: 'an approval of exactly what is owed is put aside',
    why: 'The customer has paid everything and still owes it; the money is on a list of what to give back.',
    edits: [
      {
        file: RECORD,
        find: 'deferral.owedMinor >= charge.amountMinor',
        replace: 'deferral.owedMinor > charge.amountMinor',
      },
    ],
    hunts: [
      unit('main/deferrals/take-off.test.ts', 'takes the whole off what is owed when the charge is approved'),
    ],
  },
  {
    name: 'the late approval of a captured sale’s own charge is put aside',
    why: 'The sale is charged a second time, by somebody who cannot know.',
    edits: [
      {
        file: RECORD,
        find: '  return deferral !== undefined && deferral.owedMinor >= charge.amountMinor',
        replace:
          '  return deferral !== undefined && charge.preparedAtMs > deferral.capturedAtMs && deferral.owedMinor >= charge.amountMinor',
      },
    ],
    hunts: [unit('main/deferrals/take-off.test.ts', 'an approval that comes late')],
  },
  {
    name: 'more is charged than is owed',
    why: 'A wrong key, and the customer pays ten times as much.',
    sign: /owed \d+ and was charged/,
    edits: [
      {
        file: COLLECTABLE,
        find: "  if (amountMinor > owedMinor) throw new TillError('deferral_owes_less', { owedMinor });\n",
        replace: '  void owedMinor;\n',
      },
    ],
    hunts: [owing],
  },
  {
    name: 'cash is taken while a charge runs',
    why: 'The customer pays cash, and the card is approved a moment later.',
    sign: /was begun during charge/,
    edits: [
      {
        file: COLLECTABLE,
        find: "  if (live !== undefined) throw new TillError('charge_live_for_sale', { chargeId: live });\n",
        replace: '  void live;\n',
      },
    ],
    hunts: [owing],
  },
  {
    name: 'a slip that is looked for stands in nobody’s way',
    why: 'The customer has paid on the terminal, and is charged again before the payment is found.',
    sign: /was begun during a slip/,
    edits: [
      {
        file: COLLECTABLE,
        find: "  if (isOpenSlip(findLastSlip(db, deferralId))) throw new TillError('deferral_has_slip');\n",
        replace: '',
      },
    ],
    hunts: [byHand],
  },
  {
    name: 'a link that can be paid stands in nobody’s way',
    why: 'The customer pays cash in the shop, and somebody at home pays the link.',
    sign: /was begun during a link/,
    edits: [
      {
        file: COLLECTABLE,
        find: "  if (link && isInTheWay(link.state)) throw new TillError('deferral_has_link');\n",
        replace: '  void (link && isInTheWay(link.state));\n',
      },
    ],
    hunts: [byLink],
  },
  {
    name: 'a slip is any payment of the same amount',
    why: 'What somebody else has paid settles it.',
    sign: /was taken for that of a slip/,
    edits: [
      {
        file: 'app/domain/hand-match.ts',
        find: "  const agreeing = possible.filter((payment) => agreement(slip, payment) === 'agrees');",
        replace: '  const agreeing = possible.slice(0, 1);',
      },
    ],
    hunts: [byHand],
  },
  {
    name: 'a payment on the terminal is booked for every slip that it agrees with',
    why: 'One payment settles two sales.',
    edits: [
      { file: BY_HAND, find: '  if (isPaymentBooked(db, paymentId)) return true;\n', replace: '' },
      {
        file: SCHEMA,
        find: 'CREATE UNIQUE INDEX one_move_per_found_payment',
        replace: 'CREATE INDEX one_move_per_found_payment',
      },
    ],
    hunts: [unit('main/deferrals/by-hand.test.ts', 'pays for one sale only')],
  },
  {
    name: 'the index of found payments is not unique',
    why: 'The last line of defence against one payment that settles two sales.',
    edits: [
      {
        file: SCHEMA,
        find: 'CREATE UNIQUE INDEX one_move_per_found_payment',
        replace: 'CREATE INDEX one_move_per_found_payment',
      },
    ],
    hunts: [unit('main/deferrals/last-defence.test.ts', 'is booked once')],
  },
  {
    name: 'after a start nobody looks for slips and links',
    why: 'What was paid on the terminal or by a link before the power went stays owed.',
    sign: /I11.*(?:slip|link)/,
    edits: [
      {
        file: 'main/deferrals/deferral-service.ts',
        find: "      watch.watch('payments', false);\n",
        replace: '      watch.resume();\n',
      },
    ],
    hunts: [byHand],
  },
  {
    name: 'a link that is paid while it is being ended has ended unpaid',
    why: 'The money is on the account and the customer is asked for it.',
    sign: /was paid by/,
    edits: [
      {
        file: LINKS,
        find: "    if (isNews && payment.status === 'approved') recordPaid(",
        replace: "    if (isNews && link.endsAtMs === null && payment.status === 'approved') recordPaid(",
      },
    ],
    hunts: [byLink],
  },
  {
    name: 'a link is ended here and not at Mercado Pago',
    why: 'The customer pays cash, and the page still takes a payment that nobody looks for.',
    sign: /was paid by|was never ended/,
    edits: [
      {
        file: LINKS,
        find: '  if (isOver && link.endsAtMs === null) {',
        replace: '  if (isOver && link.endsAtMs === 0) {',
      },
    ],
    hunts: [byLink],
  },
  {
    name: 'goods that come back are not put on the shelf',
    why: 'The shop orders what it has.',
    sign: /is in stock/,
    edits: [
      {
        file: TAKE_OFF,
        find: '    takeFromStock(db, productId, -quantityMilli);\n',
        replace: '    takeFromStock(db, productId, 0 * quantityMilli);\n',
      },
    ],
    hunts: [owing],
  },
  {
    name: 'goods that come back void the whole amount, whatever was paid of it',
    why: 'Less than nothing is owed.',
    edits: [
      {
        file: TAKE_OFF,
        find: '  const { deferralId, saleId, owedMinor } = collectableDeferral(db, id);\n',
        replace: '  const { deferralId, saleId, amountMinor: owedMinor } = collectableDeferral(db, id);\n',
      },
    ],
    hunts: [
      unit(
        'main/deferrals/take-off.test.ts',
        'goods that come back after a part was charged void what is left',
      ),
    ],
  },
  {
    name: 'goods come back of which a part was paid in cash',
    why: 'They are on the shelf and stay sold, and nobody can give the cash back.',
    edits: [
      {
        file: TAKE_OFF,
        find: "  if (listMoves(db, deferralId).some((move) => move.kind !== 'charged')) {",
        replace: '  if (listMoves(db, deferralId).some((move) => move.amountMinor === 0)) {',
      },
    ],
    hunts: [unit('main/deferrals/take-off.test.ts', 'goods do not come back while a part was paid')],
  },
  {
    name: 'limits keep nobody from taking goods along unpaid',
    why: 'A cashier lets friends owe a fortune.',
    sign: /passes the limit of/,
    edits: [
      {
        file: 'main/deferrals/capture.ts',
        find: '  const [first] = exceeded;\n',
        replace: '  const [first] = exceeded.slice(1);\n',
      },
    ],
    hunts: [owing],
  },
  {
    name: 'a customer is known by the name alone',
    why: 'Whoever writes a name in another way owes as much again.',
    edits: [
      {
        file: 'app/domain/deferral.ts',
        find: "  const keys = [contactKey(contact ?? ''), nameKey(name ?? '')].filter((key) => key !== '');",
        replace:
          "  const keys = [contactKey('') + nameKey(name ?? contact ?? '')].filter((key) => key !== '');",
      },
    ],
    hunts: [unit('main/deferrals/capture.test.ts', 'what one customer owes')],
  },
  {
    name: 'the queue has an order of its own',
    why: 'Who has waited longest is called last.',
    sign: /the queue keeps its order/,
    edits: [
      {
        file: 'main/ledger/deferral-queue.ts',
        find: 'ORDER BY position',
        replace: 'ORDER BY deferral_id DESC',
      },
    ],
    hunts: [scenario('the queue')],
  },
  {
    name: 'the queue does not outlive the program',
    why: 'After a crash nobody knows who was charged and who comes next.',
    edits: [
      {
        file: 'main/deferrals/deferral-service.ts',
        find: '        writeQueue(db, wanted);\n',
        replace: '        writeQueue(db, []);\n',
      },
    ],
    hunts: [scenario('the queue')],
  },
  {
    name: 'who is erased is not taken out',
    why: 'Somebody asked to be forgotten, was told so, and is still in the file.',
    sign: /erased and is still there/,
    edits: [
      {
        file: 'main/deferrals/erase.ts',
        find: '  deleteCustomer(db, deferralId);\n',
        replace: '  void deleteCustomer;\n',
      },
    ],
    hunts: [owing],
  },
  {
    name: 'what is deleted is not overwritten',
    why: 'Who was erased can be read in the file’s free pages.',
    edits: [
      {
        file: 'main/ledger/connection.ts',
        find: "    db.pragma('secure_delete = ON');\n",
        replace: "    db.pragma('secure_delete = OFF');\n",
      },
    ],
    hunts: [unit('main/deferrals/last-defence.test.ts', 'is in none of the ledger’s files')],
  },
  {
    name: 'shares of a refund are those of its charge, not of its sale',
    why: 'Base and tax of what went back are a cent off what was sold.',
    edits: [
      {
        file: 'main/charging/record-refunds.ts',
        find: '  const ofSaleMinor = sale === undefined ? 0 : givenBackMinor(db, sale.saleId);',
        replace:
          '  const ofSaleMinor = sale === undefined ? 0 : Math.min(ofPaymentMinor, givenBackMinor(db, sale.saleId));',
      },
    ],
    hunts: [unit('main/deferrals/refund-shares.test.ts', 'give back the shares of one refund')],
  },
  {
    name: 'the number of an unpaid receipt is taken outside its transaction',
    why: 'The disk is full, and a receipt is missing that nobody can explain.',
    sign: /deferral \d+ is \d+/,
    edits: [
      {
        file: 'main/ledger/deferrals.ts',
        find: '  return getRow<{ next: number }>(db, sql)?.next ?? 1;\n}\n\n/** What was captured',
        replace: `  const next = numbers.get(db) ?? getRow<{ next: number }>(db, sql)?.next ?? 1;
  numbers.set(db, next + 1);
  return next;
}
const numbers = new WeakMap<ReadableDb, number>();

/** What was captured`,
      },
    ],
    hunts: [storm({ storage: { SQLITE_FULL: 0.002 }, habits: OWING }, 1, 2, 3)],
  },
  {
    name: 'a slip takes off what a late approval has paid meanwhile',
    why: 'The customer has paid twice, and the books say that the shop owes them goods.',
    edits: [
      {
        file: BY_HAND,
        find: "    if (match.kind === 'found' && isOwed) bookSlip(",
        replace: "    if (match.kind === 'found' && (isOwed || true)) bookSlip(",
      },
      {
        file: TAKE_OFF,
        find: '    move.amountMinor <= mustFindDeferral(db, deferralId).owedMinor,\n',
        replace: '    move.amountMinor > mustFindDeferral.length - 3,\n',
      },
    ],
    hunts: [unit('main/deferrals/found-by-simulation.test.ts', 'takes nothing off what is not owed')],
  },
  {
    name: 'a file put back from a copy brings back who was erased since',
    why: 'Somebody asked to be forgotten, and a restored backup has them again.',
    edits: [
      {
        file: 'main/ledger/restore-derived.ts',
        find: "  run(db, 'DELETE FROM deferral_customer WHERE deferral_id IN (SELECT deferral_id FROM deferral_erasure)');\n",
        replace: '',
      },
    ],
    hunts: [unit('main/deferrals/found-by-simulation.test.ts', 'stays erased when the file is put back')],
  },
  {
    name: 'what has no usable answer is asked again before anything else',
    why: 'One payment that the till cannot read, and no slip and no link is looked for any more.',
    edits: [
      {
        file: 'main/deferrals/payment-watch.ts',
        find: '      retries.set(first.key, { atMs: clock.nowMs() + afterMs, afterMs });\n',
        replace: '      askedAtMs.delete(first.key);\n',
      },
    ],
    hunts: [unit('main/deferrals/found-by-simulation.test.ts', 'keeps nobody else waiting')],
  },
];
