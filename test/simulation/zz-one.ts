import { runSeed } from './run-seed.ts';
import { CALM } from './swarm.ts';
import { withScratchFolder } from './scratch-folder.ts';
const swarm: any = { ...CALM, storage: { SQLITE_IOERR: 0.001, SQLITE_FULL: 0.001 }, habits: { ...CALM.habits, captures: 0.5, collects: 1 } };
await withScratchFolder(async (folder) => {
  const r = await runSeed({ seed: Number(process.argv[2]), folder, swarm, print: (l) => console.log(l) });
  console.log(JSON.stringify(r.owed), r.violations);
});
