import { parseAmountMinor } from '../amount.ts';
import type { Chance } from '../chance.ts';
import type { CustomerPlan } from '../customer.ts';
import type { FaultQueue } from '../faults.ts';
import { planUnderSandbox } from '../integration/intent-state.ts';
import type { OrderRecord } from '../order.ts';
import { drawn } from '../seeded.ts';
import { SITES, type Site } from '../site.ts';
import type { Store } from '../store.ts';
import { EMPTY_SCENARIO, type Scenario } from './scenario.ts';

const DEFAULT_SEED = 1;

/** Says who does what: the scenario in force, and what it makes of every charge. */
export interface Director {
  readonly scenario: Scenario;
  /** What the customer does about a charge: the outcome that is for it, otherwise what every customer does. */
  readonly planFor: (order: OrderRecord) => CustomerPlan;
  /** Puts another scenario in force: its faults in place of all others, its customer if it has one. */
  play(scenario: Scenario): void;
}

export interface DirectorParts {
  readonly site: Site;
  readonly store: Store;
  readonly faults: FaultQueue;
  readonly chance: Chance;
}

/** Makes a director without a scenario. */
export function createDirector({ site, store, faults, chance }: DirectorParts): Director {
  let scenario = EMPTY_SCENARIO;

  const isMeant = (order: OrderRecord, index: number): boolean => {
    const when = scenario.outcomes?.[index]?.when;
    if (when === undefined) return false;
    const { amount, order: number, everyOrder, externalReference, terminalId, probability } = when;
    const chargeNumber = store.chargeNumber(order.id);
    const amountMinor =
      amount === undefined ? order.amountMinor : parseAmountMinor(amount, SITES[site].currencyExponent);
    return (
      amountMinor === order.amountMinor &&
      (number ?? chargeNumber) === chargeNumber &&
      (everyOrder === undefined || chargeNumber % everyOrder === 0) &&
      (externalReference ?? order.externalReference) === order.externalReference &&
      (terminalId ?? order.terminalId) === order.terminalId &&
      (probability === undefined ||
        drawn(scenario.seed ?? DEFAULT_SEED, `outcome ${index}`, chargeNumber) < probability)
    );
  };

  return {
    get scenario() {
      return scenario;
    },
    planFor: (order) => {
      const forced = planUnderSandbox(order);
      if (forced !== undefined) return forced;
      const outcome = scenario.outcomes?.find((_, index) => isMeant(order, index));
      return outcome?.then ?? store.customer;
    },
    play: (next) => {
      scenario = next;
      faults.clear();
      chance.reseed(next.seed);
      faults.reseed(next.seed ?? DEFAULT_SEED);
      for (const injection of next.faults ?? []) faults.inject(injection);
      if (next.customer !== undefined) store.commit([{ kind: 'customer', plan: next.customer }]);
    },
  };
}
