import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openLedger, type Ledger } from '#main/ledger/ledger.ts';

/** The ledger of a power-cut run, and its journal, below one folder. */
export function openPowerCutLedger(folder: string, hasJournal: boolean): Ledger {
  const journal = { folder: join(folder, 'journal'), log: { info: () => undefined, warn: () => undefined } };
  return openLedger({
    file: join(folder, 'practice', 'ledger.sqlite'),
    identity: {
      site: 'MLA',
      currency: 'ARS',
      timeZone: 'America/Argentina/Buenos_Aires',
      cutOverHour: 4,
      mode: 'practice',
    },
    newLedgerId: () => randomUUID(),
    nowMs: () => Date.now(),
    ...(hasJournal ? { journal } : {}),
  });
}
