import type { Counter } from './counter.ts';
import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import type { ChargeView } from '#app/contract/charging.ts';
import type { Basket } from '#app/contract/selling.ts';
import { OWING_SCENARIOS } from './owing-scenarios.ts';
import type { Mind, Scenario } from './scenario.ts';

export const SCENARIOS: readonly Scenario[] = [
  { name: 'charge', customers: [{ kind: 'pays' }], step: (counter, mind) => payByCard(counter, mind) },
  {
    name: 'cancel race',
    customers: [{ kind: 'pays' }],
    step: (counter, mind) => {
      const seen = look(counter);
      if (seen === undefined) return false;
      const { basket, charge } = seen;
      if (mind.hasCanceled && (charge === null || charge.isFinal)) return true;
      if (basket.status === 'charging' && charge?.state === 'at_terminal') {
        const canceled = counter.command('charging.cancel', (requestId) =>
          counter.run.charging.cancel({ requestId, chargeId: charge.chargeId }),
        );
        if (canceled.kind !== 'crashed') mind.hasCanceled = true;
        return false;
      }
      return payByCard(counter, mind);
    },
  },
  {
    name: 'refund',
    customers: [{ kind: 'pays' }],
    step: (counter, mind) => {
      if (!mind.isOver) {
        mind.isOver = payByCard(counter, mind);
        return false;
      }
      const chargeId = soldCharge(counter);
      if (typeof chargeId !== 'string') return false;
      const asked = counter.ask('charging.refunds', () => counter.run.charging.refunds({ chargeId }));
      if (asked.kind !== 'done') return false;
      const { refunds, refundableMinor } = asked.value;
      if (refunds.some(({ state }) => state === 'done')) return true;
      if (refundableMinor === 0) return false;
      counter.command('charging.refund', (requestId) =>
        counter.run.charging.refund({
          requestId,
          chargeId,
          amountMinor: refundableMinor,
          approver: 'Owner',
          role: 'owner',
          reason: 'brought back',
        }),
      );
      return false;
    },
  },
  {
    name: 'later charge',
    customers: [{ kind: 'declines', detail: 'insufficient_amount' }, { kind: 'pays' }],
    step: (counter, mind) => payByCard(counter, mind),
  },
  {
    name: 'close of day',
    customers: [{ kind: 'pays' }],
    step: (counter, mind) => {
      if (!mind.isOver) {
        mind.isOver = payByCard(counter, mind);
        return false;
      }
      const shift = counter.ask('shift.current', () => counter.run.shifts.current());
      if (shift.kind !== 'done') return false;
      if (shift.value.shift === null) return true;
      counter.command('day.close', (requestId) =>
        counter.run.days.close({ requestId, countedMinor: 5_000_00, acceptsUnresolved: true }),
      );
      return false;
    },
  },
  ...OWING_SCENARIOS,
];

/** One thing on the way to a sale that is paid by card; true when the till shows it as sold. */
function payByCard(counter: Counter, mind: Mind): boolean {
  const sold = soldCharge(counter);
  if (sold !== null) return sold !== undefined;
  const seen = look(counter);
  if (seen === undefined) return false;
  const { basket, charge } = seen;
  const { saleId } = basket;
  const shift = counter.ask('shift.current', () => counter.run.shifts.current());
  if (shift.kind !== 'done') return false;
  if (shift.value.shift === null) {
    counter.command('shift.open', (requestId) =>
      counter.run.shifts.open({ requestId, floatMinor: 5_000_00 }),
    );
  } else if (basket.status === 'charging') {
    if ((charge?.settleableFromMs ?? Infinity) <= counter.machine.wallMs()) return false;
  } else if (basket.lines.length === 0) {
    counter.command('basket.add', (requestId) =>
      counter.run.baskets.add({ requestId, saleId, product: { code: '779000006' }, quantityMilli: 1000 }),
    );
  } else {
    mind.charges += 1;
    const terminalId = counter.acquirer.terminals[0] ?? '';
    counter.command('charging.start', (requestId) =>
      counter.run.charging.start({
        requestId,
        saleId,
        amountMinor: basket.totalMinor,
        terminalId,
        options: NO_OPTIONS,
        isRepeatMeant: true,
      }),
    );
  }
  return false;
}

/** The charge of the last sale, as its receipt has it; null while nothing is sold, undefined when the till does not say. */
function soldCharge(counter: Counter): string | null | undefined {
  const asked = counter.ask('selling.recent', () => {
    const [sale] = counter.run.selling.recent({ limit: 1 }).sales;
    return sale === undefined ? null : counter.run.selling.receipt({ saleId: sale.saleId });
  });
  if (asked.kind !== 'done') return undefined;
  const tender = asked.value?.tenders.find(({ kind }) => kind === 'card');
  return tender?.kind === 'card' ? tender.chargeId : null;
}

function look(counter: Counter): { readonly basket: Basket; readonly charge: ChargeView | null } | undefined {
  const seen = counter.ask('look', () => {
    const basket = counter.run.baskets.current();
    const charge = basket.chargeId === null ? null : counter.run.charging.get({ chargeId: basket.chargeId });
    return { basket, charge };
  });
  return seen.kind === 'done' ? seen.value : undefined;
}
