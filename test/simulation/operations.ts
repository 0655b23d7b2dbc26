import { NO_OPTIONS, PAYMENT_TYPES, type ChargeOptions } from '#app/domain/charge-options.ts';
import type { Counter, Operation, Sight } from './counter.ts';
import { honestEvidence } from './evidence.ts';
import { ELSEWHERE_OPERATIONS } from './elsewhere-operations.ts';
import { CODES } from './goods.ts';
import { OWING_OPERATIONS } from './owing-operations.ts';

const isOpen = ({ basket, shift }: Sight): boolean =>
  shift !== null && basket.status === 'open' && basket.lines.length > 0;
const isCharging = ({ basket, charge }: Sight): boolean =>
  basket.status === 'charging' && charge !== null && !charge.isFinal;

/** Everything a cashier may do, with how likely it is at each moment. New operations are new rows. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'shift.open',
    weight: ({ shift, isClosing }) => (shift === null && !isClosing ? 100 : 0),
    perform: (_sight, counter) => {
      const opened = counter.command('shift.open', (requestId) =>
        counter.run.shifts.open({ requestId, floatMinor: 5_000_00 }),
      );
      if (opened.kind === 'done') counter.acknowledge({ kind: 'shift', shiftId: opened.value.shiftId });
    },
  },
  {
    name: 'goods',
    weight: ({ basket, shift, isClosing }, counter) =>
      shift !== null && basket.lines.length === 0 && !isClosing && counter.waiting() > 0 ? 100 : 0,
    perform: ({ basket }, counter) => {
      counter.takeCustomer();
      for (let count = counter.random.int(1, 3); count > 0; count -= 1) addProduct(counter, basket.saleId);
    },
  },
  {
    name: 'another product',
    weight: (sight) => (isOpen(sight) && !sight.isClosing ? 3 : 0),
    perform: ({ basket }, counter) => {
      addProduct(counter, basket.saleId);
    },
  },
  {
    name: 'basket.setQuantity',
    weight: (sight) => (isOpen(sight) ? 2 : 0),
    perform: ({ basket }, counter) => {
      const { lineId } = counter.random.pick(basket.lines);
      const quantityMilli = counter.random.int(1, 4) * 1000;
      counter.command('basket.setQuantity', (requestId) =>
        counter.run.baskets.setQuantity({ requestId, saleId: basket.saleId, lineId, quantityMilli }),
      );
    },
  },
  {
    name: 'basket.removeLine',
    weight: (sight) => (isOpen(sight) && sight.basket.lines.length > 1 ? 1 : 0),
    perform: ({ basket }, counter) => {
      const { lineId } = counter.random.pick(basket.lines);
      counter.command('basket.removeLine', (requestId) =>
        counter.run.baskets.removeLine({ requestId, saleId: basket.saleId, lineId }),
      );
    },
  },
  {
    name: 'basket.clear',
    weight: (sight, { habits }) => (isOpen(sight) ? 20 * habits.clears + (sight.isClosing ? 10 : 0) : 0),
    perform: ({ basket }, counter) => {
      counter.command('basket.clear', (requestId) =>
        counter.run.baskets.clear({ requestId, saleId: basket.saleId }),
      );
    },
  },
  {
    name: 'selling.payCash',
    weight: (sight) => (isOpen(sight) ? 45 : 0),
    perform: ({ basket }, counter) => {
      const { saleId, totalMinor } = basket;
      const receivedMinor = totalMinor + counter.random.pick([0, 5_00, 100_00]);
      const sold = counter.command('selling.payCash', (requestId) =>
        counter.run.selling.payCash({ requestId, saleId, totalMinor, receivedMinor }),
      );
      if (sold.kind !== 'done') return;
      counter.acknowledge({ kind: 'sale', saleId, number: sold.value.number, totalMinor });
      counter.noteSold();
    },
  },
  {
    name: 'charging.start',
    weight: (sight) => (isOpen(sight) && !sight.isClosing ? 55 : 0),
    perform: ({ basket }, counter) => {
      const { saleId, totalMinor } = basket;
      const terminalId = counter.random.pick(counter.acquirer.terminals);
      const isRepeatMeant = counter.random.isTrue(0.5);
      const options = counter.random.isTrue(counter.habits.charge_options)
        ? someOptions(counter.random)
        : NO_OPTIONS;
      const started = counter.command('charging.start', (requestId) =>
        counter.run.charging.start({
          requestId,
          saleId,
          amountMinor: totalMinor,
          terminalId,
          options,
          isRepeatMeant,
        }),
      );
      if (started.kind !== 'done') return;
      counter.acknowledge({ kind: 'charge', chargeId: started.value.chargeId, amountMinor: totalMinor });
    },
  },
  {
    name: 'wait',
    isWaiting: true,
    weight: (sight) => (isCharging(sight) ? 60 : sight.isClosing ? 1 : 0),
    perform: () => undefined,
  },
  {
    name: 'charging.cancel',
    weight: (sight, counter) =>
      isCharging(sight) &&
      !/^(?:action_required|quarantined|cancel_requested)$/.test(sight.charge?.state ?? '')
        ? 15 * counter.habits.cancels + (counter.nowMs() - (sight.charge?.preparedAtMs ?? 0) > 60_000 ? 5 : 0)
        : 0,
    perform: ({ charge }, counter) => {
      const chargeId = charge?.chargeId ?? '';
      counter.command('charging.cancel', (requestId) => counter.run.charging.cancel({ requestId, chargeId }));
    },
  },
  {
    name: 'charging.settle',
    weight: ({ charge }, { machine, habits }) =>
      charge !== null && charge.settleableFromMs !== null && charge.settleableFromMs <= machine.wallMs()
        ? 40 * habits.settles_by_evidence
        : 0,
    perform: ({ charge }, counter) => {
      if (charge !== null) settle(charge.chargeId, counter);
    },
  },
  {
    name: 'the owner looks at what is open',
    weight: ({ isClosing, waitingSaleIds }, { habits }) =>
      (isClosing ? 20 : waitingSaleIds.length > 0 ? 5 : 0.5) * habits.settles_by_evidence,
    perform: (_sight, counter) => {
      const found = counter.ask('charging.unresolved', () => counter.run.charging.unresolved());
      if (found.kind !== 'done') return;
      for (const { chargeId, settleableFromMs } of found.value.charges) {
        if (settleableFromMs !== null && settleableFromMs <= counter.machine.wallMs())
          settle(chargeId, counter);
      }
    },
  },
  {
    name: 'basket.hold',
    weight: (sight, counter) => {
      const { habits } = counter;
      if (isOpen(sight)) return sight.isClosing ? 0 : 20 * habits.holds;
      if (!isCharging(sight)) return 0;
      const isStuck = sight.charge?.isUnreachable === true || sight.charge?.state === 'action_required';
      const isWanted = counter.waiting() > 0 || sight.isClosing;
      return 20 * habits.holds + (isStuck && isWanted ? 15 : 0);
    },
    perform: ({ basket }, counter) => {
      counter.command('basket.hold', (requestId) =>
        counter.run.baskets.hold({ requestId, saleId: basket.saleId }),
      );
    },
  },
  {
    name: 'basket.resume',
    weight: ({ basket, heldSaleIds, isClosing }) =>
      heldSaleIds.length > 0 && basket.lines.length === 0 ? (isClosing ? 100 : 15) : 0,
    perform: ({ heldSaleIds }, counter) => {
      resume(counter.random.pick(heldSaleIds), counter);
    },
  },
  {
    name: 'look at a charge put aside',
    isWaiting: true,
    weight: ({ basket, waitingSaleIds }) => (waitingSaleIds.length > 0 && basket.lines.length === 0 ? 5 : 0),
    perform: ({ waitingSaleIds }, counter) => {
      resume(counter.random.pick(waitingSaleIds), counter);
    },
  },
  {
    name: 'charging.refund',
    weight: ({ basket }, { habits, paidChargeIds }) =>
      basket.lines.length === 0 && paidChargeIds.length > 0 ? 20 * habits.refunds : 0,
    perform: (_sight, counter) => {
      const chargeId = counter.random.pick(counter.paidChargeIds);
      const asked = counter.ask('charging.refunds', () => counter.run.charging.refunds({ chargeId }));
      if (asked.kind !== 'done' || asked.value.refundableMinor === 0) return;
      const { refundableMinor, isOnlyTotal } = asked.value;
      const isTotal = isOnlyTotal || counter.random.isTrue(0.5);
      const amountMinor = isTotal ? refundableMinor : counter.random.int(1, refundableMinor);
      const given = counter.command('charging.refund', (requestId) =>
        counter.run.charging.refund({
          requestId,
          chargeId,
          amountMinor,
          approver: 'Owner',
          role: 'owner',
          reason: 'brought back',
        }),
      );
      if (given.kind !== 'done') return;
      counter.acknowledge({ kind: 'refund', refundId: given.value.refundId, amountMinor });
    },
  },
  {
    name: 'a refund in the app',
    weight: ({ basket }, { habits, paidChargeIds }) =>
      basket.lines.length === 0 && paidChargeIds.length > 0 ? 20 * habits.refunds_elsewhere : 0,
    perform: (_sight, counter) => {
      const chargeId = counter.random.pick(counter.paidChargeIds);
      const paid = (): ReturnType<typeof counter.acquirer.truth>[number] | undefined =>
        counter.acquirer.truth().findLast((order) => order.externalReference === chargeId);
      const before = paid();
      if (before?.status !== 'processed' || before.referenceId === null) return;
      const isPart = before.tipMinor === 0 && counter.random.isTrue(0.5);
      const partMinor = counter.random.int(1, before.chargedMinor);
      counter.acquirer.ask({
        method: 'POST',
        path: `/v1/payments/${before.referenceId}/refunds`,
        headers: {
          authorization: `Bearer ${counter.acquirer.accessToken}`,
          accept: 'application/json',
          'content-type': 'application/json',
          'x-idempotency-key': counter.random.uuid(),
          'x-render-in-process-refunds': 'true',
        },
        bodyText: isPart ? `{"amount":${String(partMinor / 100)}}` : '',
      });
      const backMinor = (paid()?.refundedMinor ?? 0) - before.refundedMinor;
      if (backMinor > 0) counter.noteGivenBackElsewhere(chargeId, backMinor);
      counter.log.add(`refund in the app ${chargeId} ${String(backMinor)}`);
    },
  },
  {
    name: 'charging.refresh',
    isWaiting: true,
    weight: (_sight, { paidChargeIds }) => (paidChargeIds.length > 0 ? 0.5 : 0),
    perform: (_sight, counter) => {
      const chargeId = counter.random.pick(counter.paidChargeIds);
      const asked = counter.ask('charging.refresh', () => counter.run.charging.refresh({ chargeId }));
      if (asked.kind !== 'done') return;
      asked.value.then(
        ({ state }) => {
          counter.log.add(`refreshed ${chargeId} ${state}`);
        },
        () => {
          counter.log.add(`not refreshed ${chargeId}`);
        },
      );
    },
  },
  {
    name: 'charging.timeline',
    isWaiting: true,
    weight: (_sight, { paidChargeIds }) => (paidChargeIds.length > 0 ? 0.2 : 0),
    perform: (_sight, counter) => {
      const chargeId = counter.random.pick(counter.paidChargeIds);
      counter.ask('charging.timeline', () => counter.run.charging.timeline({ chargeId }));
    },
  },
  {
    name: 'day.read',
    isWaiting: true,
    weight: ({ shift }) => (shift === null ? 0 : 0.5),
    perform: (_sight, counter) => {
      counter.ask('day.read', () => counter.run.days.read());
    },
  },
  {
    name: 'charging.unresolved',
    isWaiting: true,
    weight: () => 0.5,
    perform: (_sight, counter) => {
      counter.ask('charging.unresolved', () => counter.run.charging.unresolved());
    },
  },
  {
    name: 'terminals.list',
    isWaiting: true,
    weight: () => 0.5,
    perform: (_sight, counter) => {
      const asked = counter.ask('terminals.list', () => counter.run.charging.listTerminals());
      if (asked.kind !== 'done') return;
      asked.value.then(
        ({ terminals }) => {
          counter.log.add(`terminals ${String(terminals.length)}`);
        },
        () => {
          counter.log.add('no terminals');
        },
      );
    },
  },
  {
    name: 'day.close',
    weight: ({ shift, basket, heldSaleIds, isClosing }) =>
      isClosing &&
      shift !== null &&
      heldSaleIds.length === 0 &&
      !(basket.status === 'open' && basket.lines.length > 0)
        ? 100
        : 0,
    perform: (_sight, counter) => {
      const countedMinor = counter.random.int(0, 900_000_00);
      let closed = counter.command('day.close', (requestId) =>
        counter.run.days.close({ requestId, countedMinor, acceptsUnresolved: false }),
      );
      if (
        closed.kind === 'refused' &&
        closed.code === 'day_has_unresolved_charges' &&
        counter.random.isTrue(0.3)
      ) {
        closed = counter.command('day.close', (requestId) =>
          counter.run.days.close({ requestId, countedMinor, acceptsUnresolved: true }),
        );
      }
      if (closed.kind !== 'done') return;
      const report = JSON.stringify(closed.value);
      counter.acknowledge({ kind: 'close', zNumber: closed.value.zNumber ?? 0, report });
      counter.noteClosed();
    },
  },
  ...OWING_OPERATIONS,
  ...ELSEWHERE_OPERATIONS,
];

/** What somebody may ask of the terminal, whether or not the site has it. */
function someOptions(random: Counter['random']): ChargeOptions {
  const installments = random.pick([null, null, 1, 3, 12]);
  return {
    paymentType: random.pick([null, ...PAYMENT_TYPES]),
    installments,
    installmentsCost: installments === null ? null : random.pick([null, 'seller', 'buyer'] as const),
    printsOnTerminal: random.isTrue(0.5),
    ticketNumber: random.isTrue(0.2) ? `T${String(random.int(1, 99_999))}` : null,
  };
}

function addProduct(counter: Counter, saleId: string): void {
  const code = counter.random.pick(CODES);
  const quantityMilli = counter.random.pick([1000, 1000, 2000, 250]);
  counter.command('basket.add', (requestId) =>
    counter.run.baskets.add({ requestId, saleId, product: { code }, quantityMilli }),
  );
}

function resume(saleId: string, counter: Counter): void {
  counter.command('basket.resume', (requestId) => counter.run.baskets.resume({ requestId, saleId }));
}

/** An owner reads the terminal and the acquirer's own page, and signs for what they say. */
export function settle(chargeId: string, counter: Counter): void {
  const evidence = honestEvidence(counter.acquirer, chargeId, counter.isUnderWay(chargeId));
  if (evidence === undefined) return;
  const settled = counter.command('charging.settle', (requestId) =>
    counter.run.charging.settle({
      requestId,
      chargeId,
      approver: 'Owner',
      role: 'owner',
      reason: 'read on the terminal',
      ...evidence,
    }),
  );
  if (settled.kind !== 'done') return;
  counter.noteSettled(chargeId);
  counter.acknowledge({ kind: 'settled', chargeId });
}
