import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runKills } from './kill-run.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
});
const seconds = Number(values.seconds);
if (!Number.isInteger(seconds) || seconds < 1) {
  console.error('usage: npm run sim:kill -- [--seconds 60] [--seed TEXT]');
  process.exit(2);
}
const seed = values.seed ?? randomUUID().slice(0, 8);
const run = await runKills(seed, seconds, (line) => {
  console.log(line);
});
console.log(
  `seed ${seed}: ${run.kills} kills in ${seconds} s, ${run.starts} starts, ${run.acknowledgedSales} sales acknowledged, ` +
    `${run.captured} left unpaid, ${run.orders} orders, ${run.refundsAsked} refunds, ${run.broken.length} violations`,
);
for (const line of run.broken) console.log(`  ${line}`);
process.exit(run.broken.length === 0 ? 0 : 1);
