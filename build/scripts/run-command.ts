import { spawn } from 'node:child_process';
import { projectDir } from './project.ts';

export interface CommandOutcome {
  /** Null when a signal ended it or it could not be started. */
  readonly exitCode: number | null;
  /** Both streams as they came; empty when they were shown instead. */
  readonly output: string;
}

/** Runs a program without a shell, in the project's folder. `show` lets its words through, `keep` holds them back. */
export function runCommand(
  command: string,
  args: readonly string[],
  words: 'show' | 'keep',
  environment: NodeJS.ProcessEnv = {},
): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawn(command, args, {
      cwd: projectDir,
      env: { ...process.env, ...environment },
      stdio: words === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const finish = (exitCode: number | null, said = ''): void => {
      resolve({ exitCode, output: Buffer.concat(chunks).toString('utf8') + said });
    };
    child.on('error', (error) => {
      finish(null, error.message);
    });
    child.on('close', (exitCode) => {
      finish(exitCode);
    });
  });
}

/** Runs a tool of node_modules with the Node this script runs on, whatever is first on PATH. */
export function runTool(
  script: string,
  args: readonly string[],
  words: 'show' | 'keep',
  environment: NodeJS.ProcessEnv = {},
): Promise<CommandOutcome> {
  return runCommand(process.execPath, [`node_modules/${script}`, ...args], words, environment);
}
