import type { Site } from '../site.ts';
import type { SimulatorOptions } from '../simulator.ts';
import type { Scenario } from './scenario.ts';

/** What the arguments of the command say; what is not given is the scenario's to say. */
export interface GivenOptions {
  readonly site?: Site;
  readonly speed?: number;
  readonly port: number;
  readonly journalPath?: string;
}

/** The options of a simulator that plays a scenario: arguments go before the scenario's setup, that before defaults. */
export function optionsFor(given: GivenOptions, scenario: Scenario | undefined): SimulatorOptions {
  if (scenario === undefined) return { site: 'MLA', ...given };
  const { setup = {}, ...played } = scenario;
  return { site: 'MLA', ...setup, ...given, scenario: played };
}
