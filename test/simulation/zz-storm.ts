import { runSeed } from './run-seed.ts';
import { CALM } from './swarm.ts';
import { withScratchFolder } from './scratch-folder.ts';
const [name, ...seeds] = process.argv.slice(2);
const storms: any = {
  late: {
    ...CALM,
    world: { approved_late: 20 },
    habits: {
      ...CALM.habits,
      cancels: 0.3,
      walks_away: 0.5,
      captures: 1,
      collects: 0.5,
      takes_by_hand: 0.5,
      sends_links: 0.5,
    },
  },
  owing: {
    ...CALM,
    habits: {
      ...CALM.habits,
      captures: 0.6,
      collects: 1,
      takes_by_hand: 0.5,
      sends_links: 0.5,
      double_clicks: 0.2,
    },
  },
  lost: {
    ...CALM,
    network: { response_lost: 0.1, never_sent: 0.1, http_429: 0.03 },
    world: { outage: 3, backup_restored: 2, quit: 2 },
    crashesPerDay: 20,
    habits: {
      ...CALM.habits,
      captures: 0.6,
      collects: 1,
      takes_by_hand: 0.5,
      sends_links: 0.5,
      double_clicks: 0.2,
    },
  },
};
await withScratchFolder(async (folder) => {
  for (const seed of seeds.map(Number)) {
    const t = performance.now();
    const r = await runSeed({ seed, folder, swarm: storms[name ?? ''] });
    console.log(
      seed,
      r.days,
      Math.round(performance.now() - t),
      JSON.stringify(r.owed),
      r.violations.slice(0, 3),
    );
  }
});
