import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { buildElectron, buildRenderer } from './build-steps.ts';
import { electronSwitches, findElectronRuntime, startsHere } from './electron-runtime.ts';
import { findBrowser } from './find-browser.ts';
import { runTool } from './run-command.ts';

/** What one runner counted. A runner that failed without counting a failure crashed, and that is one. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };
const CRASHED: Tally = { ...NOTHING, failed: 1 };

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: sum.skipped + tally.skipped,
    }),
    NOTHING,
  );
}

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
});

/** Unit, contract and migration tests. */
export async function runUnitTests(): Promise<Tally> {
  return withReportFile(async (reportFile) => {
    const args = ['run', '--config', 'build/vitest.config.ts', '--reporter=dot', '--reporter=json'];
    const outcome = await runTool('vitest/vitest.mjs', [...args, `--outputFile.json=${reportFile}`], 'show');
    const report = readReport(reportFile, VitestReport);
    if (report === undefined) return CRASHED;
    const skipped = report.numPendingTests + report.numTodoTests;
    const failed = atLeastOne(report.numFailedTests, outcome.exitCode);
    return { passed: report.numPassedTests, failed, skipped };
  });
}

/** The built page in a real browser, on the browser host. */
export async function runBrowserTests(): Promise<Tally> {
  await buildRenderer();
  const browser = await findBrowser();
  if (browser === undefined) {
    console.error('failed: no Chromium could be found or installed for the browser tests');
    return CRASHED;
  }
  console.log(`Browser: ${browser.executablePath} (${browser.origin})`);
  return runPlaywright('browser', { MOSTRADOR_BROWSER: browser.executablePath });
}

/** The unpackaged program, driven through Electron; where its runtime is not installed the tests are counted as skipped. */
export async function runElectronTests(): Promise<Tally> {
  const runtime = findElectronRuntime();
  if (runtime === undefined || !startsHere(runtime)) {
    const reason = runtime === undefined ? 'is not installed' : 'does not start on this machine';
    console.log(`skipped: Electron end-to-end tests (Electron's runtime ${reason})`);
    return { ...NOTHING, skipped: await countPlaywright('electron') };
  }
  await buildRenderer();
  await buildElectron();
  return runPlaywright('electron', { MOSTRADOR_ELECTRON_SWITCHES: electronSwitches().join(' ') });
}

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
});

async function runPlaywright(project: string, environment: NodeJS.ProcessEnv): Promise<Tally> {
  return withReportFile(async (reportFile) => {
    const outcome = await runTool('playwright/cli.js', playwrightArgs(project), 'show', {
      ...environment,
      MOSTRADOR_E2E_REPORT: reportFile,
    });
    const report = readReport(reportFile, PlaywrightReport);
    if (report === undefined) return CRASHED;
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: atLeastOne(unexpected + flaky, outcome.exitCode), skipped };
  });
}

/** How many tests there would be. `--list` prints `Total: N tests in M files`. */
async function countPlaywright(project: string): Promise<number> {
  const listed = await runTool('playwright/cli.js', [...playwrightArgs(project), '--list'], 'keep');
  const count = /Total: (\d+) tests? in/.exec(listed.output)?.[1];
  if (count === undefined) throw new Error(`the ${project} tests cannot be listed:\n${listed.output}`);
  return Number(count);
}

function playwrightArgs(project: string): readonly string[] {
  return ['test', '--config', 'build/playwright.config.ts', `--project=${project}`];
}

function atLeastOne(failed: number, exitCode: number | null): number {
  return exitCode === 0 ? failed : Math.max(1, failed);
}

async function withReportFile(run: (reportFile: string) => Promise<Tally>): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-report-'));
  try {
    return await run(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport<Report>(reportFile: string, schema: z.ZodType<Report>): Report | undefined {
  if (!existsSync(reportFile)) return undefined;
  const report = schema.safeParse(JSON.parse(readFileSync(reportFile, 'utf8')));
  return report.success ? report.data : undefined;
}
