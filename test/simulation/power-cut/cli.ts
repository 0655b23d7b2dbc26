import { cutPower } from './power-cut.ts';

/**
 * `node test/simulation/power-cut/cli.ts [states] [seed]`: cuts the power on a till with full syncs, and on two that do not wait for the
 * disk. The first may lose nothing; the second must be saved by its journal, and the third, without one, must lose, or the
 * harness sees nothing. Exit code 0 when all three hold.
 */
const states = Number(process.argv[2] ?? '2000');
const seed = Number(process.argv[3] ?? '1');
const common = { seed, entries: 60 };
const full = cutPower({ ...common, states, synchronous: 'FULL', hasJournal: true });
const saved = cutPower({ ...common, states: 300, synchronous: 'NORMAL', hasJournal: true });
const control = cutPower({ ...common, states: 300, synchronous: 'NORMAL', hasJournal: false });
process.stdout.write(`full syncs                ${JSON.stringify(full)}\n`);
process.stdout.write(`no syncs, with journal    ${JSON.stringify(saved)}\n`);
process.stdout.write(`no syncs, without journal ${JSON.stringify(control)}\n`);
const isGood =
  full.lost + full.unsound + full.apart + full.restored === 0 &&
  saved.lost + saved.unsound + saved.apart === 0 &&
  saved.restored > 0 &&
  control.lost > 0;
process.exitCode = isGood ? 0 : 1;
