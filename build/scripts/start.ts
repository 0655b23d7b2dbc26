import { spawn } from 'node:child_process';
import { runBrowserTill } from '#main/host/node/cli.ts';
import { buildElectron, buildRenderer } from './build-steps.ts';
import {
  electronSwitches,
  fetchElectronRuntime,
  findElectronRuntime,
  startsHere,
} from './electron-runtime.ts';
import { endWithNpm } from './end-with-npm.ts';
import { isStale, projectDir } from './project.ts';

const RENDERER_SOURCES = ['renderer', 'app', 'build/vite.renderer.config.ts', 'package.json'];
const ELECTRON_SOURCES = ['main', 'app', 'build/electron.vite.config.ts', 'package.json'];

const args = process.argv.slice(2);
const tillArgs = args.filter((argument) => argument !== '--browser');
const isBrowserWanted = tillArgs.length < args.length;

process.exitCode = await start();

async function start(): Promise<number> {
  if (isStale('out/renderer/index.html', RENDERER_SOURCES)) await buildRenderer();
  const runtime = isBrowserWanted ? undefined : await findRuntime();
  if (runtime === undefined) {
    endWithNpm();
    return runBrowserTill(tillArgs);
  }
  if (isStale('out/main/index.js', ELECTRON_SOURCES) || isStale('out/preload/index.cjs', ELECTRON_SOURCES)) {
    await buildElectron();
  }
  return runElectron(runtime);
}

async function findRuntime(): Promise<string | undefined> {
  const runtime = findElectronRuntime() ?? (await fetchElectronRuntime());
  if (runtime === undefined) {
    console.log("Electron's runtime could not be downloaded; opening the till in the browser instead.");
    return undefined;
  }
  if (!startsHere(runtime)) {
    console.log(
      "Electron's runtime does not start on this machine; opening the till in the browser instead.",
    );
    return undefined;
  }
  return runtime;
}

/** Electron takes this process's place where the system allows it, so that there is nothing to leave behind. */
function runElectron(runtime: string): Promise<number> {
  const electronArgs = [projectDir, ...electronSwitches(), ...tillArgs];
  if (process.platform !== 'win32' && process.execve !== undefined) {
    process.chdir(projectDir);
    return process.execve(runtime, [runtime, ...electronArgs], process.env);
  }
  return new Promise((resolve, reject) => {
    const electron = spawn(runtime, electronArgs, { stdio: 'inherit', cwd: projectDir });
    electron.on('error', reject);
    electron.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
