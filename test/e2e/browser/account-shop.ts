import type { BrowserContext, Page } from '@playwright/test';
import type { SiteId } from '#app/domain/site.ts';
import { startSimulator, type Simulator, type SimulatorOptions } from '#main/simulator/simulator.ts';
import { startTlsCloud, type TlsCloud } from '#test/fakes/tls-cloud.ts';
import { test as base, useCounter, type Counter } from './fixtures.ts';
import { makeDataDir, startTill } from './till-process.ts';

export { expect } from '@playwright/test';

/**
 * A counter whose till charges on Mercado Pago's own host names: the process is started as a person starts it, and only its network
 * leads to a simulator that plays an account. TLS, proxy and pinned host are the real ones.
 */
export interface AccountShop extends Counter {
  readonly simulator: Simulator;
  readonly cloud: TlsCloud;
  readonly terminalId: string;
  /** A page of the system's browser beside the till's, on the same network. */
  readonly openBrowser: () => Promise<Page>;
}

interface Options {
  /** Country of the account. The till's practice shop stays Argentina's. */
  accountSite: SiteId;
  simulatorOptions: Partial<SimulatorOptions>;
}

export const test = base.extend<Options & { shop: AccountShop }>({
  accountSite: ['MLA', { option: true }],
  simulatorOptions: [{}, { option: true }],
  shop: async ({ page, browser, language, accountSite, simulatorOptions }, use) => {
    const dataDir = makeDataDir();
    const simulator = await startSimulator({ site: accountSite, speed: 2, ...simulatorOptions });
    const cloud = await startTlsCloud({ target: simulator.url });
    const [terminalId] = simulator.terminals;
    if (terminalId === undefined) throw new Error('the simulator has no terminal');
    let outside: BrowserContext | undefined;
    const openBrowser = async (): Promise<Page> => {
      outside ??= await browser.newContext({
        proxy: { server: cloud.proxyUrl, bypass: '127.0.0.1' },
        // The browser does not know the test's authority; the till does, and checks it.
        ignoreHTTPSErrors: true,
      });
      return outside.newPage();
    };
    try {
      await useCounter(
        page,
        language,
        () =>
          startTill({
            language,
            dataDir: dataDir.path,
            environment: {
              HTTPS_PROXY: cloud.proxyUrl,
              https_proxy: cloud.proxyUrl,
              NO_PROXY: '127.0.0.1,localhost',
              no_proxy: '127.0.0.1,localhost',
              NODE_EXTRA_CA_CERTS: cloud.caFile,
            },
          }),
        (counter) => use(Object.assign(counter, { simulator, cloud, terminalId, openBrowser })),
      );
    } finally {
      await outside?.close();
      await cloud.close();
      await simulator.close();
      dataDir.remove();
    }
  },
});
