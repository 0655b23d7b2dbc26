import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { PracticeCustomer } from '#app/contract/status.ts';
import type { SiteId } from '#app/domain/site.ts';
import type { Clock, Log } from '#main/ports.ts';
import { startSimulator, type Simulator } from '#main/simulator/simulator.ts';

/** The practice shop's Mercado Pago: an account, a terminal and a customer that never leave the machine. */
export interface PracticeShop {
  readonly pointBaseUrl: string;
  readonly accessToken: string;
  readonly terminals: readonly string[];
  customer(): PracticeCustomer;
  setCustomer(customer: PracticeCustomer): void;
  close(): Promise<void>;
}

/**
 * Starts the embedded simulator. Its journal lies beside the practice ledger, so that a charge under way when the till is
 * killed goes on meanwhile, as it would on a real terminal, and its outcome is there at the next start.
 */
export async function openPracticeShop(
  site: SiteId,
  journalPath: string,
  parts: { readonly clock: Pick<Clock, 'nowMs'>; readonly log: Log },
): Promise<PracticeShop> {
  mkdirSync(dirname(journalPath), { recursive: true, mode: 0o700 });
  const simulator = await startSimulator({ site, journalPath }).catch((error: unknown) => {
    if (!existsSync(journalPath)) throw error;
    // Practice money is no reason not to open the shop: the journal is kept aside and the simulated account begins anew.
    const keptAs = `${journalPath}.bad-${parts.clock.nowMs()}`;
    renameSync(journalPath, keptAs);
    parts.log.warn('the practice journal could not be read and was put aside', {
      keptAs,
      error: String(error),
    });
    return startSimulator({ site, journalPath });
  });
  return {
    pointBaseUrl: simulator.url,
    accessToken: simulator.accessToken,
    terminals: simulator.terminals,
    customer: () => readCustomer(simulator),
    setCustomer: (customer) => {
      simulator.setCustomer(customer);
    },
    close: () => simulator.close(),
  };
}

function readCustomer(simulator: Simulator): PracticeCustomer {
  const plan = simulator.customer();
  const parsed = PracticeCustomer.safeParse(
    plan.kind === 'declines' ? { kind: plan.kind, detail: plan.detail } : { kind: plan.kind },
  );
  // A plan the screen has no words for was set by a script on the simulator; the screen offers the usual one.
  return parsed.success ? parsed.data : { kind: 'pays' };
}
