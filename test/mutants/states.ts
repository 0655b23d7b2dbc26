import { scenario, storm, unit, type Mutant } from './mutant.ts';

const CHARGE = 'app/domain/charge.ts';
const RECORD = 'main/charging/record-charge-event.ts';
const SERVICE = 'main/charging/charging-service.ts';

/** What a charge becomes, and what is done with an approval. */
export const STATES: readonly Mutant[] = [
  {
    name: 'a restart forgets the charge',
    why: 'Nobody asks about it any more: the customer has paid, the sale never ends. A published point of sale does this.',
    sign: /^I/,
    edits: [
      {
        file: SERVICE,
        find: '      for (const chargeId of listWatchedCharges(ledger.db)) loop.watch(chargeId, false);\n',
        replace: '      listWatchedCharges(ledger.db);\n',
      },
    ],
    hunts: [scenario('charge')],
  },
  {
    name: 'a restart forgets a charge without an answer',
    why: 'It may have been sent: its order waits on the terminal.',
    edits: [
      {
        file: 'main/ledger/charges.ts',
        find: '     WHERE charge_state.needs_watch = 1 ORDER BY charge.entry_seq`',
        replace:
          "     WHERE charge_state.needs_watch = 1 AND charge_state.state <> 'prepared' ORDER BY charge.entry_seq`",
      },
    ],
    hunts: [scenario('charge')],
  },
  {
    name: 'expired is final at once',
    why: 'An order was seen expired while its card was still with the issuer: the approval that follows is lost.',
    edits: [
      {
        file: CHARGE,
        find: "      return change(charge, { state: status, order, isConfirmed: status === 'failed' }, atMs);",
        replace: '      return change(charge, { state: status, order, isConfirmed: true }, atMs);',
      },
    ],
    hunts: [unit('main/charging/faults/following.test.ts', 'P20 expired, then processed')],
  },
  {
    name: 'an approval after the end is not believed',
    why: 'A cancellation that lost the race against the card: the money was taken.',
    sign: /^I(?:2|13) /,
    edits: [
      {
        file: CHARGE,
        find: "      return change(charge, { state: status, order, isConfirmed: true }, atMs);\n    case 'failed':",
        replace:
          "      if (isFinal(charge.state)) return charge;\n      return change(charge, { state: status, order, isConfirmed: true }, atMs);\n    case 'failed':",
      },
    ],
    hunts: [storm({ world: { approved_late: 10 }, habits: { cancels: 0.5, walks_away: 0.2 } }, 1, 2, 3)],
  },
  {
    name: 'a stale answer moves a charge back',
    why: 'A cache shows the order as it was: what was at the terminal is waiting again, what was paid is open again.',
    edits: [
      {
        file: CHARGE,
        find: '  if (last !== null && PROGRESS[status] < PROGRESS[last]) return charge;\n',
        replace: '',
      },
      {
        file: CHARGE,
        find: 'so that it can be withdrawn.\n      if (isFinal(charge.state))',
        replace: 'so that it can be withdrawn.\n      if (isFinal(charge.state) && charge.order === null)',
      },
    ],
  },
  {
    name: 'an owner’s word overrules an approval',
    why: 'Somebody misread the terminal: the acquirer has the money, the till says it was not paid.',
    edits: [
      {
        file: CHARGE,
        find: "      const check = evidence.outcome === 'charged' ? 'confirmed' : 'contradicted';",
        replace:
          "      if (evidence.outcome === 'not_charged') return change(charge, { isConfirmed: true }, atMs);\n      const check = evidence.outcome === 'charged' ? 'confirmed' : 'contradicted';",
      },
    ],
    hunts: [
      unit(
        'main/charging/evidence.test.ts',
        'gives way to an approval when the word was that nothing was paid',
      ),
    ],
  },
  {
    name: 'an approval pays for the basket on the screen',
    why: 'It comes late, for the customer before: the goods of the next one are given away.',
    edits: [
      {
        file: RECORD,
        find: '  const completed = completeSale(db, {\n    saleId: charge.saleId,',
        replace:
          '  const completed = completeSale(db, {\n    saleId: findCurrentBasket(db)?.saleId ?? charge.saleId,',
      },
      {
        file: RECORD,
        find: "  const basket = findBasket(db, charge.saleId);\n  if (!basket || basket.status === 'sold')",
        replace: "  const basket = findCurrentBasket(db);\n  if (!basket || basket.status === 'sold')",
      },
      {
        file: RECORD,
        find: '  const lines = listBasketLines(db, charge.saleId);',
        replace: '  const lines = listBasketLines(db, basket.saleId);',
      },
      {
        file: RECORD,
        find: 'import { findBasket, listBasketLines,',
        replace: 'import { findBasket, findCurrentBasket, listBasketLines,',
      },
    ],
    hunts: [unit('main/charging/charging.test.ts', 'never pays for the goods of the next customer')],
  },
  {
    name: 'an approval is noted before its sale is booked',
    why: 'Two transactions: a crash between them leaves money that is in no sale.',
    edits: [
      {
        file: RECORD,
        find: '    take(db, parts, atMs, after, claim, facts, false);',
        replace: `    append(db, parts, atMs, { kind: 'charge', postings: [], facts });
    queueMicrotask(() => {
      parts.ledger.write((later) => {
        take(later, parts, atMs, after, claim, {}, false);
      });
    });`,
      },
    ],
    hunts: [scenario('charge')],
  },
  {
    name: 'a tip is not booked',
    why: 'The acquirer pays out more than the books say, and who served never sees it.',
    edits: [
      {
        file: RECORD,
        find: '    tipMinor: tipMinor(charge),\n    chargeId: charge.chargeId,',
        replace: '    tipMinor: 0,\n    chargeId: charge.chargeId,',
      },
    ],
  },
  {
    name: 'a basket is free while its charge is under way',
    why: 'It is paid in cash, and by card a moment later.',
    edits: [
      {
        file: 'main/charging/start-charge.ts',
        find: "  updateBasket(db, saleId, { status: 'charging', isCurrent: isCurrent === 1 });",
        replace: "  updateBasket(db, saleId, { status: 'open', isCurrent: isCurrent === 1 });",
      },
    ],
    hunts: [unit('main/charging/charging.test.ts', 'locks the basket while it is charged')],
  },
  {
    name: 'a sale and a terminal can have two live charges',
    why: 'Neither the till nor the file minds: the customer is asked for the same money twice.',
    sign: /live charges/,
    edits: [
      {
        file: 'main/charging/start-charge.ts',
        find: "  if (live !== undefined) throw new TillError('charge_live_for_sale', { chargeId: live });\n",
        replace: '',
      },
      {
        file: 'main/charging/start-charge.ts',
        find: '  assertTerminalFree(db, terminalId);\n  parts',
        replace: '  parts',
      },
      {
        file: 'main/charging/start-charge.ts',
        find: '  editableBasket(db, saleId);\n  const lines',
        replace: '  const lines',
      },
      {
        file: 'main/charging/start-charge.ts',
        find: '  const { isCurrent } = editableBasket(db, saleId);',
        replace: '  const isCurrent = 1;',
      },
      {
        file: 'main/ledger/migrations/0010-initial.ts',
        find: 'CREATE UNIQUE INDEX one_live_charge_per_sale',
        replace: 'CREATE INDEX one_live_charge_per_sale',
      },
      {
        file: 'main/ledger/migrations/0010-initial.ts',
        find: 'CREATE UNIQUE INDEX one_live_charge_per_terminal',
        replace: 'CREATE INDEX one_live_charge_per_terminal',
      },
    ],
    hunts: [storm({ habits: { double_clicks: 0.5 } }, 1, 2)],
  },
  {
    name: 'a repeated request is carried out again',
    why: 'The finger was quick: what was pressed once happens twice.',
    edits: [
      {
        file: 'main/ledger/ledger.ts',
        find: '  if (known) {\n',
        replace: '  if (known?.output === null) {\n',
      },
      {
        file: 'main/ledger/ledger.ts',
        find: "    'INSERT INTO request (request_id",
        replace: "    'INSERT OR REPLACE INTO request (request_id",
      },
    ],
  },
  {
    name: 'money without a sale is on no list',
    why: 'The customer paid twice, and nobody is told to give it back.',
    edits: [
      {
        file: 'main/ledger/charges.ts',
        find: '     WHERE charge_state.is_open = 1 OR charge_state.is_without_sale = 1\n     ORDER BY',
        replace: '     WHERE charge_state.is_open = 1\n     ORDER BY',
      },
    ],
    hunts: [storm({ world: { approved_late: 10 }, habits: { cancels: 0.5, walks_away: 0.2 } }, 1, 2, 3)],
  },
];
