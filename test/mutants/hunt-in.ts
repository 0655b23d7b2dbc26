import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Hunt } from './mutant.ts';

/** What a hunt came to. `broken`: it did not run as it should, which proves nothing. */
export interface Verdict {
  readonly kind: 'found' | 'nothing' | 'broken';
  /** The seed, the scenario with its crash, or the test. */
  readonly where: string;
  readonly what: string;
}

/** Runs a hunt in a copy of the program, for `limitMs` at most. */
export async function huntIn(folder: string, hunt: Hunt, limitMs: number, sign?: RegExp): Promise<Verdict> {
  if (limitMs <= 0) return { kind: 'nothing', where: '', what: '' };
  if (hunt.kind === 'unit') return inTest(folder, hunt, limitMs);
  const what =
    hunt.kind === 'scenario'
      ? [hunt.name]
      : [...(hunt.kind === 'storm' ? [JSON.stringify(hunt.swarm)] : []), ...hunt.seeds.map(String)];
  const run = await runNode(
    folder,
    ['test/mutants/hunt-cli.ts', hunt.kind, sign?.source ?? '', ...what],
    limitMs,
  );
  if (run.code === 0 || run.isOverdue) return { kind: 'nothing', where: '', what: '' };
  const line = run.out.trim().split('\n').at(-1) ?? '';
  if (run.code === 3 && line.startsWith('{')) {
    const found: unknown = JSON.parse(line);
    if (typeof found === 'object' && found !== null && 'where' in found && 'what' in found) {
      return { kind: 'found', where: String(found.where), what: String(found.what) };
    }
  }
  return { kind: 'broken', where: `ended with ${String(run.code)}`, what: (run.out + run.err).slice(-300) };
}

async function inTest(
  folder: string,
  { file, test }: Extract<Hunt, { kind: 'unit' }>,
  limitMs: number,
): Promise<Verdict> {
  const vitest = join(folder, 'node_modules/vitest/vitest.mjs');
  const output = join(folder, 'unit-tests.json');
  rmSync(output, { force: true });
  const run = await runNode(
    folder,
    [
      vitest,
      'run',
      '--config',
      'build/vitest.config.ts',
      '--reporter',
      'json',
      '--outputFile',
      output,
      '-t',
      test,
      file,
    ],
    limitMs,
  );
  const report = reportIn(output);
  if (report === undefined) return { kind: 'broken', where: file, what: (run.out + run.err).slice(-300) };
  const { numPassedTests, numFailedTests } = report;
  if (numFailedTests > 0)
    return { kind: 'found', where: 'unit test', what: `${file.replace('test/unit/', '')}: ${test}` };
  // A test that is not there any more fails nothing.
  if (numPassedTests === 0 || run.code !== 0) return { kind: 'broken', where: file, what: `no test ${test}` };
  return { kind: 'nothing', where: '', what: '' };
}

function reportIn(file: string): { numPassedTests: number; numFailedTests: number } | undefined {
  if (!existsSync(file)) return undefined;
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof report !== 'object' || report === null) return undefined;
  return {
    numPassedTests: Number(Reflect.get(report, 'numPassedTests')),
    numFailedTests: Number(Reflect.get(report, 'numFailedTests')),
  };
}

interface NodeRun {
  readonly code: number | null;
  readonly isOverdue: boolean;
  readonly out: string;
  readonly err: string;
}

function runNode(cwd: string, args: readonly string[], limitMs: number): Promise<NodeRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err, isOverdue] = ['', '', false];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const limit = setTimeout(() => {
      isOverdue = true;
      child.kill('SIGKILL');
    }, limitMs);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, isOverdue, out, err });
    });
  });
}
