import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { TillError } from '#app/contract/errors.ts';
import { openLedger } from '#main/ledger/ledger.ts';
import { createDayService } from '#main/shift/day-service.ts';

/** Opens the ledger, says so, and closes the day when it reads a line. Says what came of it. */
const ledger = openLedger({
  file: process.argv[2] ?? '',
  identity: {
    site: 'MLA',
    currency: 'ARS',
    timeZone: 'America/Argentina/Buenos_Aires',
    cutOverHour: 4,
    mode: 'practice',
  },
  newLedgerId: randomUUID,
  nowMs: () => Date.now(),
});
const days = createDayService({
  ledger,
  clock: { nowMs: () => Date.now() },
  ids: { uuid: () => randomUUID() },
});
writeSync(1, 'open\n');
await once(process.stdin, 'data');
try {
  const { zNumber } = days.close({ requestId: randomUUID(), countedMinor: 500, acceptsUnresolved: false });
  writeSync(1, `closed ${zNumber ?? 0}\n`);
} catch (error) {
  writeSync(1, `${error instanceof TillError ? error.code : String(error)}\n`);
}
ledger.close();
process.stdin.destroy();
