import { parseArgs } from 'node:util';
import { findLockProblems } from './lock-guard.ts';
import { runTool, type CommandOutcome } from './run-command.ts';

interface Check {
  readonly name: string;
  readonly run: () => Promise<CommandOutcome> | CommandOutcome;
}

const IGNORED = ['--ignore-path', '.gitignore', '--ignore-path', 'build/prettier.ignore'];

const CHECKS: readonly Check[] = [
  {
    name: 'format',
    run: () =>
      runTool(
        'prettier/bin/prettier.cjs',
        ['--config', 'build/prettier.config.mjs', ...IGNORED, '--check', '.'],
        'keep',
      ),
  },
  {
    name: 'lint',
    run: () =>
      runTool(
        'eslint/bin/eslint.js',
        [
          '--config',
          'build/eslint.config.js',
          '--cache',
          '--cache-location',
          'node_modules/.cache/eslint/',
          '--max-warnings',
          '0',
          '.',
        ],
        'keep',
      ),
  },
  {
    name: 'boundaries',
    run: () =>
      runTool(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        ['--config', 'build/dependency-cruiser.mjs', 'app', 'main', 'renderer', 'build', 'test'],
        'keep',
      ),
  },
  ...['app', 'main', 'renderer', 'terminal-page', 'test'].map((name) => ({
    name: `types of ${name}`,
    run: () =>
      runTool('typescript/bin/tsc', ['-p', `build/tsconfig.${name}.json`, '--pretty', 'false'], 'keep'),
  })),
  { name: 'lockfile', run: checkLock },
  {
    name: 'unit tests',
    run: () =>
      runTool('vitest/vitest.mjs', ['run', '--config', 'build/vitest.config.ts', '--reporter=dot'], 'keep'),
  },
];

/** Two at a time: the till's own tests use the machine as well. */
const WORKERS = 2;

const { values } = parseArgs({ options: { static: { type: 'boolean', default: false } } });
/** With `--static`, what can be said without running the till. */
const chosen = values.static ? CHECKS.filter((check) => check.name !== 'unit tests') : CHECKS;
const waiting = [...chosen];
const failures: string[] = [];
await Promise.all(Array.from({ length: WORKERS }, work));
console.log(`check: ${chosen.length - failures.length} passed, ${failures.length} failed`);
if (failures.length > 0) process.exitCode = 1;

async function work(): Promise<void> {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const startedAtMs = performance.now();
    const { exitCode, output } = await check.run();
    const seconds = Math.round((performance.now() - startedAtMs) / 100) / 10;
    if (exitCode === 0) {
      console.log(`ok      ${check.name} (${seconds} s)`);
    } else {
      failures.push(check.name);
      console.log(`${output.trimEnd()}\nFAILED  ${check.name} (${seconds} s)`);
    }
  }
}

function checkLock(): CommandOutcome {
  const problems = findLockProblems();
  return { exitCode: problems.length === 0 ? 0 : 1, output: problems.join('\n') };
}
