import { expect, test } from 'vitest';
import { withNewKeyAtEachAttempt } from './broken-gateway.ts';
import { makeTemplate, runScenario } from './run-scenario.ts';
import { runSeed } from './run-seed.ts';
import { SCENARIOS } from './scenarios.ts';
import { withScratchFolder } from './scratch-folder.ts';
import { rememberAnswers } from './statement-watch.ts';

/** Of one day, with crashes, and with sales that are left unpaid and collected later. */
const SEED = 22;
const OTHER_SEED = 24;

test('the same seed gives the same events, another seed others', async () => {
  const { first, again, other } = await withScratchFolder(async (folder) => ({
    first: await runSeed({ seed: SEED, folder }),
    again: await runSeed({ seed: SEED, folder }),
    other: await runSeed({ seed: OTHER_SEED, folder }),
  }));
  expect(again.hash).toBe(first.hash);
  expect(other.hash).not.toBe(first.hash);
});

test('what is remembered of the ledger is what it would answer: without memory a seed goes the same way', async () => {
  const { remembered, asked } = await withScratchFolder(async (folder) => {
    const first = await runSeed({ seed: SEED, folder });
    rememberAnswers(false);
    try {
      return { remembered: first, asked: await runSeed({ seed: SEED, folder }) };
    } finally {
      rememberAnswers(true);
    }
  });
  expect(asked.hash).toBe(remembered.hash);
});

test('a shop with crashes and faults for some days breaks no rule', async () => {
  const results = await withScratchFolder(async (folder) => {
    const done = [];
    for (const seed of [8, 10, 14]) done.push(await runSeed({ seed, folder }));
    return done;
  });
  expect(results.flatMap(({ seed, violations }) => violations.map((each) => ({ seed, ...each })))).toEqual(
    [],
  );
  // Something has happened: goods were sold, the till died, and faults came about.
  expect(Math.min(...results.map(({ sales }) => sales))).toBeGreaterThan(20);
  expect(results.some(({ crashes }) => crashes > 0)).toBe(true);
  expect(results.some(({ faults }) => Object.keys(faults).length > 5)).toBe(true);
});

test('a till that makes a new key for each attempt is caught charging twice', async () => {
  const found = await withScratchFolder(async (folder) => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const { violations } = await runSeed({ seed, folder, breakGateway: withNewKeyAtEachAttempt });
      const twice = violations.find(({ invariant }) => invariant === 'I1 never twice');
      if (twice !== undefined) return twice;
    }
    return undefined;
  });
  expect(found?.what).toMatch(/^charge \S+ has 2 orders at the acquirer$|orders at the acquirer/);
});

test.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
  '%s ends well without a crash, and with one at every fiftieth point',
  async (_name, scenario) => {
    await withScratchFolder(async (folder) => {
      const template = await makeTemplate(folder);
      const calm = await runScenario(scenario, [], folder, template);
      expect(calm).toMatchObject({ violations: [], crashes: 0 });
      for (let pass = 7; pass <= calm.points.length; pass += 50) {
        const run = await runScenario(scenario, [pass], folder, template);
        expect({ pass, crashes: run.crashes, violations: run.violations }).toEqual({
          pass,
          crashes: 1,
          violations: [],
        });
      }
    });
  },
);
