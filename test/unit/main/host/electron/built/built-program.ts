import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildElectron } from '../../../../../../build/scripts/build-steps.ts';
import type { FakeElectronOptions } from '#test/fakes/electron/fake-electron.ts';
import { writeRenderer } from '../../built-renderer.ts';

const projectDir = fileURLToPath(new URL('../../../../../..', import.meta.url));
const PROBE = fileURLToPath(new URL('probe.ts', import.meta.url));

/** The program as `npm run build` makes it, in a folder of its own. */
export interface BuiltProgram {
  readonly folder: string;
  /** Starts it on `userData` in a process of its own, and answers what the probe wrote down. */
  run(options: FakeElectronOptions, args?: readonly string[]): Promise<unknown>;
  remove(): void;
}

export async function buildProgram(): Promise<BuiltProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-built-'));
  const outDir = join(folder, 'out');
  mkdirSync(outDir);
  await buildElectron(outDir);
  writeRenderer(outDir);
  // The native module and the PDF library stay outside the bundle.
  symlinkSync(join(projectDir, 'node_modules'), join(folder, 'node_modules'));
  let runs = 0;
  return {
    folder,
    run: async (options, args = []) => {
      runs += 1;
      const recordFile = join(folder, `record-${runs}.json`);
      await runNode([PROBE, ...args], {
        ...process.env,
        MOSTRADOR_BUNDLE: join(outDir, 'main', 'index.js'),
        MOSTRADOR_RECORD: recordFile,
        MOSTRADOR_STAND_IN: JSON.stringify(options),
      });
      return JSON.parse(readFileSync(recordFile, 'utf8')) as unknown;
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function runNode(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env, cwd: projectDir, timeout: 25_000 }, (error, out, said) => {
      if (error === null) resolve();
      else reject(new Error(`the built program ended badly: ${error.message}\n${out}\n${said}`));
    });
  });
}
