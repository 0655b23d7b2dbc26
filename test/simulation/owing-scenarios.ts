import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import type { DeferralView } from '#app/contract/deferrals.ts';
import type { Counter } from './counter.ts';
import { checkQueue } from './queue-check.ts';
import type { Scenario } from './scenario.ts';

/** Each costs something else, so that the acquirer's orders show whose turn it was. */
const CODES = ['779000006', '779000007'];

/** Goods that leave unpaid, collected later with a crash in between, before or after. */
export const OWING_SCENARIOS: readonly Scenario[] = [
  {
    name: 'owed, in parts',
    customers: [{ kind: 'pays' }],
    step: (counter) => {
      const captured = captureAll(counter, CODES.slice(0, 1));
      const deferral = captured?.at(0);
      if (deferral?.liveChargeId !== null) return false;
      const { owedMinor, amountMinor } = deferral;
      if (owedMinor === 0) return true;
      const isWhole = owedMinor === amountMinor;
      charge(counter, deferral, isWhole ? Math.floor(amountMinor / 3) : owedMinor);
      return false;
    },
  },
  {
    name: 'the queue',
    hasNoPairs: true,
    customers: [{ kind: 'pays' }],
    step: (counter, mind) => {
      const captured = captureAll(counter, CODES);
      if (captured === undefined) return false;
      const { memory } = counter;
      if (!mind.hasQueued) {
        const [first, ...others] = captured.map(({ deferralId }) => deferralId);
        const deferralIds = [...others, ...(first === undefined ? [] : [first])];
        memory.queues = [...(memory.queues ?? []), deferralIds];
        const made = counter.command('deferrals.setQueue', (requestId) =>
          counter.run.deferrals.setQueue({ requestId, deferralIds }),
        );
        if (made.kind !== 'done') return false;
        memory.queues = [deferralIds];
        mind.hasQueued = true;
        return false;
      }
      const asked = counter.ask('deferrals.queue', () => counter.run.deferrals.queue());
      if (asked.kind !== 'done') return false;
      checkQueue(counter, asked.value.deferrals);
      const next = asked.value.deferrals.at(0);
      if (next === undefined) {
        assertTheirTurns(counter, captured);
        return true;
      }
      if (next.liveChargeId === null) charge(counter, next, next.owedMinor);
      return false;
    },
  },
];

/** Everything that was captured, oldest first, once all of it is; until then one thing more on the way there. */
function captureAll(counter: Counter, codes: readonly string[]): readonly DeferralView[] | undefined {
  const { run } = counter;
  const asked = counter.ask('look', () => ({
    owed: run.deferrals.list({ filter: 'open', text: '' }).deferrals,
    settled: run.deferrals.list({ filter: 'settled', text: '' }).deferrals,
    shift: run.shifts.current().shift,
    basket: run.baskets.current(),
  }));
  if (asked.kind !== 'done') return undefined;
  const { owed, settled, shift, basket } = asked.value;
  const captured = [...owed, ...settled].sort((a, b) => a.number - b.number);
  const code = codes[captured.length];
  if (code === undefined) return captured;
  const { saleId, totalMinor } = basket;
  if (shift === null) {
    counter.command('shift.open', (requestId) => run.shifts.open({ requestId, floatMinor: 5_000_00 }));
  } else if (basket.lines.length === 0) {
    counter.command('basket.add', (requestId) =>
      run.baskets.add({ requestId, saleId, product: { code }, quantityMilli: 1000 }),
    );
  } else {
    const done = counter.command('deferrals.capture', (requestId) =>
      run.deferrals.capture({
        requestId,
        saleId,
        totalMinor,
        customer: { name: 'Ana Prueba', contact: '', note: '' },
        promisedDate: null,
        approval: null,
        slip: null,
      }),
    );
    if (done.kind === 'done') {
      const { deferralId, number } = done.value;
      counter.acknowledge({ kind: 'capture', deferralId, number, amountMinor: totalMinor });
    }
  }
  return undefined;
}

function charge(counter: Counter, { deferralId }: DeferralView, amountMinor: number): void {
  const terminalId = counter.acquirer.terminals[0] ?? '';
  const started = counter.command('deferrals.charge', (requestId) =>
    counter.run.charging.startForDeferral({
      requestId,
      deferralId,
      amountMinor,
      terminalId,
      options: NO_OPTIONS,
      isRepeatMeant: true,
    }),
  );
  if (started.kind !== 'done') return;
  counter.acknowledge({ kind: 'charge', chargeId: started.value.chargeId, amountMinor });
}

/** Whoever was first on the list was charged first, and each once. */
function assertTheirTurns(counter: Counter, captured: readonly DeferralView[]): void {
  const amountOf = new Map(captured.map(({ deferralId, amountMinor }) => [deferralId, amountMinor]));
  const wanted = (counter.memory.queues?.at(0) ?? []).map((deferralId) => amountOf.get(deferralId));
  const paid = counter.acquirer.truth().filter(({ chargedMinor }) => chargedMinor > 0);
  const charged = paid.map(({ chargedMinor }) => chargedMinor);
  if (JSON.stringify(charged) !== JSON.stringify(wanted))
    counter.accuse(
      'I14 the queue keeps its order',
      `charged ${charged.join(', ')} instead of ${wanted.join(', ')}`,
    );
}
