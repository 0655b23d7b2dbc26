import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import type { DeferralDetail, DeferralView } from '#app/contract/deferrals.ts';
import { OTHER_METHODS } from '#app/domain/deferral.ts';
import type { Counter, Operation, Outcome, Sight } from './counter.ts';
import { takeOnTerminal } from './hand-payment.ts';
import { PEOPLE_WHO_OWE } from './people-who-owe.ts';
import { checkQueue } from './queue-check.ts';

export const OWNER = { approver: 'Owner', role: 'owner', reason: 'looked into it' } as const;

const isOpenBasket = ({ basket, shift }: Sight): boolean =>
  shift !== null && basket.status === 'open' && basket.lines.length > 0;

/** Somebody has a moment for those who owe. */
export const isFree = ({ basket, shift }: Sight, { memory }: Counter): boolean =>
  shift !== null && basket.lines.length === 0 && memory.open.size > 0;

/** One of those that may owe, as the screen shows it; undefined when it owes nothing any more, or the till does not say. */
export function lookAtOneWhoOwes(counter: Counter): DeferralView | undefined {
  const { memory } = counter;
  if (memory.open.size === 0) return undefined;
  const deferralId = counter.random.pick([...memory.open]);
  const asked = counter.ask('deferrals.get', () => counter.run.deferrals.get({ deferralId }));
  if (asked.kind !== 'done') return undefined;
  noteMoves(asked, counter);
  const { deferral } = asked.value;
  if (deferral.owedMinor > 0) return deferral;
  // Money may still come in by what was open when it was settled.
  if (deferral.liveChargeId === null && deferral.link?.state !== 'paid_too_much')
    memory.open.delete(deferralId);
  return undefined;
}

/** What the screen has shown of the steps must be there from then on. */
export function noteMoves(shown: Outcome<DeferralDetail>, counter: Counter): void {
  if (shown.kind !== 'done') return;
  const { deferral, moves } = shown.value;
  counter.acknowledge({ kind: 'moves', deferralId: deferral.deferralId, count: moves.length });
}

/** Mostly everything that is owed. */
export function somePart(deferral: DeferralView, { random }: Counter): number {
  return random.isTrue(0.6) ? deferral.owedMinor : random.int(1, deferral.owedMinor);
}

/** Goods that leave unpaid, and what is collected of them later. */
export const OWING_OPERATIONS: readonly Operation[] = [
  {
    name: 'deferrals.capture',
    weight: (sight, { habits }) => (isOpenBasket(sight) ? 100 * habits.captures : 0),
    perform: ({ basket }, counter) => {
      const { saleId, totalMinor } = basket;
      const { random, machine, memory } = counter;
      const hand = random.isTrue(counter.habits.takes_by_hand) ? takeOnTerminal(counter, totalMinor) : null;
      const customer = random.pick(random.pick(PEOPLE_WHO_OWE));
      const inThreeDays = new Date(machine.wallMs() + 3 * 86_400_000).toISOString().slice(0, 10);
      const promisedDate = random.isTrue(0.5) ? inThreeDays : null;
      const capture = (approval: typeof OWNER | null): Outcome<DeferralView> =>
        counter.command('deferrals.capture', (requestId) =>
          counter.run.deferrals.capture({
            requestId,
            saleId,
            totalMinor,
            customer,
            promisedDate,
            approval,
            slip: hand?.slip ?? null,
          }),
        );
      let captured = capture(null);
      if (captured.kind === 'refused' && captured.code === 'deferral_above_limit' && random.isTrue(0.6)) {
        captured = capture(OWNER);
      }
      if (captured.kind !== 'done') return;
      const { deferralId, number } = captured.value;
      counter.acknowledge({ kind: 'capture', deferralId, number, amountMinor: totalMinor });
      memory.open.add(deferralId);
      if (hand !== null) memory.taken.set(deferralId, hand.paymentId);
    },
  },
  {
    name: 'deferrals.list',
    isWaiting: true,
    weight: ({ shift }, { habits }) => (shift !== null && habits.captures > 0 ? 0.5 : 0),
    perform: (_sight, counter) => {
      const filter = counter.random.pick(['open', 'overdue', 'by_hand', 'settled'] as const);
      const asked = counter.ask('deferrals.list', () => counter.run.deferrals.list({ filter, text: '' }));
      if (asked.kind !== 'done' || filter === 'settled') return;
      for (const { deferralId } of asked.value.deferrals) counter.memory.open.add(deferralId);
    },
  },
  {
    name: 'deferrals.charge',
    weight: (sight, counter) => (isFree(sight, counter) ? 30 * counter.habits.collects : 0),
    perform: (_sight, counter) => {
      const deferral = lookAtOneWhoOwes(counter);
      if (deferral === undefined) return;
      const isTooMuch = counter.random.isTrue(0.05);
      charge(counter, deferral.deferralId, isTooMuch ? deferral.owedMinor + 1 : somePart(deferral, counter));
    },
  },
  {
    name: 'cancel the charge of what is owed',
    weight: (sight, counter) => (isFree(sight, counter) ? 15 * counter.habits.cancels : 0),
    perform: (_sight, counter) => {
      const chargeId = lookAtOneWhoOwes(counter)?.liveChargeId ?? null;
      if (chargeId === null) return;
      counter.command('charging.cancel', (requestId) => counter.run.charging.cancel({ requestId, chargeId }));
    },
  },
  {
    name: 'deferrals.payCash',
    weight: (sight, counter) => (isFree(sight, counter) ? 8 * counter.habits.collects : 0),
    perform: (_sight, counter) => {
      const deferral = lookAtOneWhoOwes(counter);
      if (deferral === undefined) return;
      const { deferralId } = deferral;
      const amountMinor = somePart(deferral, counter);
      const receivedMinor = amountMinor + counter.random.pick([0, 5_00, 100_00]);
      const paid = counter.command('deferrals.payCash', (requestId) =>
        counter.run.deferrals.payCash({ requestId, deferralId, amountMinor, receivedMinor }),
      );
      noteMoves(paid, counter);
    },
  },
  {
    name: 'deferrals.payOther',
    weight: (sight, counter) => (isFree(sight, counter) ? 4 * counter.habits.collects : 0),
    perform: (_sight, counter) => {
      const deferral = lookAtOneWhoOwes(counter);
      if (deferral === undefined) return;
      const { deferralId } = deferral;
      const amountMinor = somePart(deferral, counter);
      const method = counter.random.pick(OTHER_METHODS);
      const paid = counter.command('deferrals.payOther', (requestId) =>
        counter.run.deferrals.payOther({ requestId, deferralId, amountMinor, method, reference: '' }),
      );
      noteMoves(paid, counter);
    },
  },
  {
    name: 'deferrals.returnGoods',
    weight: (sight, counter) => (isFree(sight, counter) ? 3 * counter.habits.collects : 0),
    perform: (_sight, counter) => {
      const deferralId = lookAtOneWhoOwes(counter)?.deferralId;
      if (deferralId === undefined) return;
      const returned = counter.command('deferrals.returnGoods', (requestId) =>
        counter.run.deferrals.returnGoods({ requestId, deferralId, approval: OWNER }),
      );
      noteMoves(returned, counter);
    },
  },
  {
    name: 'deferrals.writeOff',
    weight: (sight, counter) => (isFree(sight, counter) ? 1.5 * counter.habits.collects : 0),
    perform: (_sight, counter) => {
      const deferralId = lookAtOneWhoOwes(counter)?.deferralId;
      if (deferralId === undefined) return;
      const gone = counter.command('deferrals.writeOff', (requestId) =>
        counter.run.deferrals.writeOff({ requestId, deferralId, approval: OWNER }),
      );
      noteMoves(gone, counter);
    },
  },
  {
    name: 'deferrals.erase',
    weight: (sight, counter) => (isFree(sight, counter) ? counter.habits.collects : 0),
    perform: (_sight, counter) => {
      const deferralId = counter.random.pick([...counter.memory.open]);
      const erased = counter.command('deferrals.erase', (requestId) =>
        counter.run.deferrals.erase({ requestId, deferralId, approval: OWNER }),
      );
      if (erased.kind === 'done') counter.acknowledge({ kind: 'erased', deferralId });
    },
  },
  {
    name: 'deferrals.setQueue',
    weight: (sight, counter) => (isFree(sight, counter) ? 2 * counter.habits.collects : 0),
    perform: (_sight, counter) => {
      const { memory, random } = counter;
      const deferralIds = [...memory.open].filter(() => random.isTrue(0.5)).slice(-8);
      if (random.isTrue(0.5)) deferralIds.reverse();
      const made = counter.command('deferrals.setQueue', (requestId) =>
        counter.run.deferrals.setQueue({ requestId, deferralIds }),
      );
      if (made.kind === 'done') memory.queues = [deferralIds];
      else if (memory.queues !== null) memory.queues = [...memory.queues, deferralIds];
    },
  },
  {
    name: 'the next of the queue',
    weight: (sight, counter) => (isFree(sight, counter) ? 25 * counter.habits.collects : 0),
    perform: (_sight, counter) => {
      const asked = counter.ask('deferrals.queue', () => counter.run.deferrals.queue());
      if (asked.kind !== 'done') return;
      checkQueue(counter, asked.value.deferrals);
      const next = asked.value.deferrals.at(0);
      if (next?.liveChargeId !== null) return;
      const { deferralId } = next;
      if (counter.random.isTrue(0.75)) {
        charge(counter, deferralId, next.owedMinor);
        return;
      }
      const { memory } = counter;
      const skipped = counter.command('deferrals.skip', (requestId) =>
        counter.run.deferrals.skip({ requestId, deferralId }),
      );
      const without = (memory.queues ?? []).map((queue) => queue.filter((each) => each !== deferralId));
      if (memory.queues !== null)
        memory.queues = skipped.kind === 'done' ? without : [...memory.queues, ...without];
    },
  },
];

function charge(counter: Counter, deferralId: string, amountMinor: number): void {
  const terminalId = counter.random.pick(counter.acquirer.terminals);
  const isRepeatMeant = counter.random.isTrue(0.8);
  const started = counter.command('deferrals.charge', (requestId) =>
    counter.run.charging.startForDeferral({
      requestId,
      deferralId,
      amountMinor,
      terminalId,
      options: NO_OPTIONS,
      isRepeatMeant,
    }),
  );
  if (started.kind !== 'done') return;
  counter.acknowledge({ kind: 'charge', chargeId: started.value.chargeId, amountMinor });
}
