import { fileURLToPath } from 'node:url';
import type { Language, SiteId } from '#app/domain/site.ts';
import { openBrowserTill } from '#main/host/node/browser-till.ts';
import { startSimulator, type Simulator } from '#main/simulator/simulator.ts';
import { openTill } from '#main/till.ts';
import { test as base, useCounter, type Counter } from './fixtures.ts';
import { callerOf, makeDataDir, type TillProcess } from './till-process.ts';

export { expect } from '@playwright/test';

const RENDERER = fileURLToPath(new URL('../../../out/renderer', import.meta.url));

/** A counter whose Point cloud is in the test's hands: what happens on the terminal and outside the till is arranged there. */
export interface SimulatedShop extends Counter {
  readonly simulator: Simulator;
  readonly terminalId: string;
}

interface Options {
  /** Further terminals of the account. */
  furtherTerminals: readonly string[];
}

/** The till runs in the test's own process, so that the simulator it charges on can be told what to do. */
export const test = base.extend<Options & { shop: SimulatedShop }>({
  furtherTerminals: [[], { option: true }],
  shop: async ({ page, language, site, furtherTerminals }, use) => {
    const dataDir = makeDataDir();
    const country = site ?? 'MLA';
    const simulator = await startSimulator({ site: country, furtherTerminals, speed: 2 });
    const [terminalId] = simulator.terminals;
    if (terminalId === undefined) throw new Error('the simulator has no terminal');
    try {
      await useCounter(
        page,
        language,
        () => startHere(simulator, { dataDir: dataDir.path, language, site: country }),
        (counter) => use(Object.assign(counter, { simulator, terminalId })),
      );
    } finally {
      await simulator.close();
      dataDir.remove();
    }
  },
});

async function startHere(
  simulator: Simulator,
  chosen: { readonly dataDir: string; readonly language: Language; readonly site: SiteId },
): Promise<TillProcess> {
  const till = await openBrowserTill({
    chosen: { ...chosen, port: 0, opensBrowser: false },
    rendererDir: RENDERER,
    version: '0.0.0',
    openTill: (options) =>
      openTill({
        ...options,
        openPractice: () =>
          Promise.resolve({
            pointBaseUrl: simulator.url,
            accessToken: simulator.accessToken,
            terminals: simulator.terminals,
            customer: () => ({ kind: 'pays' }),
            setCustomer: (customer) => {
              simulator.setCustomer(customer);
            },
            close: () => Promise.resolve(),
          }),
      }),
  });
  const { origin, searchParams } = new URL(till.url);
  const token = searchParams.get('token') ?? '';
  return {
    url: till.url,
    token,
    dataDir: chosen.dataDir,
    call: callerOf(origin, token),
    kill: () => till.close(),
    stop: () => till.close(),
  };
}
