import type { DeferralDetail, DeferralView } from '#app/contract/deferrals.ts';
import { TillError } from '#app/contract/errors.ts';
import { SimulatedCrash } from './crash-points.ts';
import type { Counter, Operation } from './counter.ts';
import { takeOnTerminal } from './hand-payment.ts';
import { isFree, lookAtOneWhoOwes, OWNER, somePart } from './owing-operations.ts';

const HOUR_MS = 3_600_000;

/** What is paid without a charge: on the terminal by hand, and by payment links. */
export const ELSEWHERE_OPERATIONS: readonly Operation[] = [
  {
    name: 'deferrals.takeByHand',
    weight: (sight, counter) => (isFree(sight, counter) ? 15 * counter.habits.takes_by_hand : 0),
    perform: (_sight, counter) => {
      const deferral = lookAtOneWhoOwes(counter);
      // Who sees that something is under way takes nothing by hand, mostly.
      if (deferral === undefined || (isUnderWay(deferral) && !counter.random.isTrue(0.1))) return;
      const { deferralId } = deferral;
      const { slip, paymentId } = takeOnTerminal(counter, somePart(deferral, counter));
      const taken = counter.command('deferrals.takeByHand', (requestId) =>
        counter.run.deferrals.takeByHand({ requestId, deferralId, slip }),
      );
      if (taken.kind === 'done') counter.memory.taken.set(deferralId, paymentId);
      else if (taken.kind === 'crashed') counter.memory.taken.delete(deferralId);
    },
  },
  {
    name: 'deferrals.searchByHand',
    weight: (sight, counter) => (isFree(sight, counter) ? 5 * counter.habits.takes_by_hand : 0),
    perform: (_sight, counter) => {
      const deferral = lookAtOneWhoOwes(counter);
      if (deferral === undefined || deferral.hand === null) return;
      const { deferralId } = deferral;
      counter.command('deferrals.searchByHand', (requestId) =>
        heard(
          counter,
          'deferrals.searchByHand',
          counter.run.deferrals.searchByHand({ requestId, deferralId }),
        ),
      );
    },
  },
  {
    name: 'a person looks after a slip',
    weight: (sight, counter) => (isFree(sight, counter) ? 20 * counter.habits.takes_by_hand : 0),
    perform: (_sight, counter) => {
      const deferral = lookAtOneWhoOwes(counter);
      const hand = deferral?.hand;
      if (deferral === undefined || !hand || hand.state === 'settled' || hand.state === 'withdrawn') return;
      const { deferralId } = deferral;
      // Nobody knows any more what was taken when the till died over it: what is not found was not.
      const { taken } = counter.memory;
      const really = !taken.has(deferralId) && hand.state === 'none' ? null : taken.get(deferralId);
      if (really === undefined || counter.random.isTrue(0.3)) return;
      if (really === null) {
        counter.command('deferrals.withdrawByHand', (requestId) =>
          counter.run.deferrals.withdrawByHand({ requestId, deferralId, approval: OWNER }),
        );
        return;
      }
      const isShown = hand.candidates.some(({ paymentId }) => paymentId === really);
      // Somebody who is careless takes the first one.
      const wrong = counter.random.isTrue(0.1) ? hand.candidates.at(0)?.paymentId : undefined;
      const paymentId = wrong ?? (isShown ? really : undefined);
      if (paymentId === undefined) return;
      counter.command('deferrals.settleByHand', (requestId) => {
        const asked = { requestId, deferralId, paymentId, approval: OWNER };
        return heard(counter, 'deferrals.settleByHand', counter.run.deferrals.settleByHand(asked));
      });
    },
  },
  {
    name: 'deferrals.makeLink',
    weight: (sight, counter) => (isFree(sight, counter) ? 25 * counter.habits.sends_links : 0),
    perform: (_sight, counter) => {
      const deferralId = lookAtOneWhoOwes(counter)?.deferralId;
      if (deferralId === undefined) return;
      counter.command('deferrals.makeLink', (requestId) =>
        heard(counter, 'deferrals.makeLink', counter.run.deferrals.makeLink({ requestId, deferralId })),
      );
    },
  },
  {
    name: 'the customer gets the link',
    weight: (sight, counter) => (isFree(sight, counter) ? 20 * counter.habits.sends_links : 0),
    perform: (_sight, counter) => {
      const preference = preferenceOf(lookAtOneWhoOwes(counter));
      if (preference !== undefined)
        payLater(counter, preference, counter.random.duration(1_000, 8 * HOUR_MS));
    },
  },
  {
    name: 'deferrals.closeLink',
    weight: (sight, counter) => (isFree(sight, counter) ? 10 * counter.habits.sends_links : 0),
    perform: (_sight, counter) => {
      const deferral = lookAtOneWhoOwes(counter);
      if (deferral?.link === undefined || deferral.link === null) return;
      const { deferralId } = deferral;
      const preference = preferenceOf(deferral);
      // The customer has the page open and pays at the same moment.
      if (preference !== undefined && counter.random.isTrue(0.5)) {
        payLater(counter, preference, counter.random.int(0, 600));
      }
      counter.command('deferrals.closeLink', (requestId) =>
        heard(counter, 'deferrals.closeLink', counter.run.deferrals.closeLink({ requestId, deferralId })),
      );
    },
  },
  {
    name: 'what came by a link for nothing goes back in the app',
    weight: (sight, counter) => (isFree(sight, counter) ? 10 * counter.habits.sends_links : 0),
    perform: (_sight, counter) => {
      const { acquirer, random, memory, log, run } = counter;
      const deferralId = random.pick([...memory.open]);
      const asked = counter.ask('deferrals.get', () => run.deferrals.get({ deferralId }));
      if (asked.kind !== 'done' || asked.value.deferral.link?.state !== 'paid_too_much') return;
      const preference = preferenceOf(asked.value.deferral);
      const taken = asked.value.moves.map(({ paymentId }) => paymentId);
      const surplus = acquirer
        .paymentsWithoutOrder()
        .find(
          ({ id, origin, chargedMinor, refundedMinor }) =>
            origin.kind === 'by_link' &&
            origin.preferenceId === preference &&
            chargedMinor > refundedMinor &&
            !taken.includes(id),
        );
      if (surplus === undefined) return;
      const { status } = acquirer.ask({
        method: 'POST',
        path: `/v1/payments/${surplus.id}/refunds`,
        headers: {
          authorization: `Bearer ${acquirer.accessToken}`,
          accept: 'application/json',
          'content-type': 'application/json',
          'x-idempotency-key': random.uuid(),
        },
        bodyText: '',
      });
      log.add(`surplus ${surplus.id} back: ${String(status)}`);
    },
  },
];

function isUnderWay({ liveChargeId, hand, link }: DeferralView): boolean {
  const isSlipOpen = hand !== null && hand.state !== 'settled' && hand.state !== 'withdrawn';
  return liveChargeId !== null || isSlipOpen || link?.state === 'open' || link?.state === 'closing';
}

/** The page a customer has been sent, as its address says. */
function preferenceOf(deferral: DeferralView | undefined): string | undefined {
  const url = deferral?.link?.url ?? null;
  return url === null ? undefined : (new URL(url).searchParams.get('pref_id') ?? undefined);
}

function payLater(counter: Counter, preference: string, delayMs: number): void {
  const { memory, acquirer, log } = counter;
  // Somebody of the same house pays it as well, now and then: the page takes it.
  if (memory.paidLinks.has(preference) && !counter.random.isTrue(0.1)) return;
  memory.paidLinks.add(preference);
  const isRefused = counter.random.isTrue(0.1);
  counter.later(delayMs, () => {
    try {
      const { id } = acquirer.payPreference(preference, isRefused ? { declined: 'rejected_by_issuer' } : {});
      log.add(`by link ${preference} ${id}`);
    } catch (error) {
      // The page has ended.
      log.add(`link ${preference}: ${String(error)}`);
    }
  });
}

/** What is answered later is written down later; what the till did not foresee is a violation then as well. */
function heard(counter: Counter, name: string, promise: Promise<DeferralDetail>): Promise<DeferralDetail> {
  promise.then(
    () => {
      counter.log.add(`${name}: answered`);
    },
    (error: unknown) => {
      if (error instanceof SimulatedCrash) return;
      const isForeseen =
        error instanceof TillError || /simulated SQLITE_|database connection is not open/.test(String(error));
      counter.log.add(`${name}: ${error instanceof TillError ? error.code : 'failed'}`);
      if (!isForeseen) counter.accuse('no unforeseen error', `${name}: ${String(error)}`);
    },
  );
  return promise;
}
