import type { CustomerPlan, SimulatorCore } from '#main/simulator/simulator.ts';
import type { Seeded } from './seeded.ts';
import type { Swarm } from './swarm.ts';

const DECLINES = ['insufficient_amount', 'rejected_by_issuer', 'high_risk', 'card_disabled'] as const;

/** What the next customer will do at the terminal. */
export function nextPlan(random: Seeded, habits: Swarm['habits']): CustomerPlan {
  if (random.isTrue(habits.declines)) return { kind: 'declines', detail: random.pick(DECLINES) };
  if (random.isTrue(habits.walks_away)) return { kind: 'walks_away' };
  if (random.isTrue(habits.cancels_on_terminal)) return { kind: 'cancels_on_terminal' };
  if (random.isTrue(habits.slow_issuer)) return { kind: 'slow_issuer', charged: random.isTrue(0.5) };
  if (random.isTrue(habits.tips)) return { kind: 'pays', tipMinor: random.int(1, 20_00) };
  return { kind: 'pays', brand: random.pick(['visa', 'master', 'debvisa'] as const) };
}

/** Somebody presses the red key of the terminal while it shows an order. */
export function cancelOnDevice(acquirer: SimulatorCore): boolean {
  const shown = acquirer.truth().findLast((order) => order.status === 'at_terminal');
  if (shown === undefined) return false;
  acquirer.decide(shown.id, { kind: 'cancels_on_terminal' });
  return true;
}

/** How long after an order was made an approval may still arrive. */
const LAST_APPROVAL_MS = 23.5 * 60 * 60_000;

/** The issuer's approval arrives after all, for an order that had ended without money. */
export function approveLate(acquirer: SimulatorCore, orderId: string, nowMs: number): boolean {
  const order = acquirer.truth().find((each) => each.id === orderId);
  if (order?.status !== 'expired' && order?.status !== 'canceled') return false;
  // The till looks a last time a day after it was asked for; what comes later than that nobody can wait for.
  if (nowMs - order.createdAtMs > LAST_APPROVAL_MS) return false;
  acquirer.approveLate(orderId);
  return true;
}
