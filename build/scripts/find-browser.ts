import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { runCommand, runTool } from './run-command.ts';

export interface Browser {
  readonly executablePath: string;
  /** Where it was found, for the person who reads the test's output. */
  readonly origin: string;
}

/** A Chromium for the tests: Playwright's own, an installed one, else one that is installed now. Undefined when none is to be had. */
export async function findBrowser(): Promise<Browser | undefined> {
  return findPlaywrights() ?? findInstalled() ?? (await install());
}

function findPlaywrights(): Browser | undefined {
  const executablePath = chromium.executablePath();
  return existsSync(executablePath) ? { executablePath, origin: "Playwright's Chromium" } : undefined;
}

function findInstalled(): Browser | undefined {
  const executablePath = wellKnownPaths().find((path) => existsSync(path));
  return executablePath === undefined ? undefined : { executablePath, origin: 'installed on this machine' };
}

function wellKnownPaths(): readonly string[] {
  if (process.platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .map((name) => process.env[name] ?? '')
      .filter((folder) => folder !== '')
      .flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
      ]);
  }
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  return [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/usr/bin/microsoft-edge-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ];
}

async function install(): Promise<Browser | undefined> {
  if (isDebian() && process.getuid?.() === 0) {
    console.log('No browser found: installing chromium with apt-get.');
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    const updated = await runCommand('apt-get', ['update'], 'keep', quiet);
    const args = ['install', '-y', '--no-install-recommends', 'chromium'];
    const installed = await runCommand('apt-get', args, 'keep', quiet);
    const browser = findInstalled();
    if (browser !== undefined) return { ...browser, origin: 'installed with apt-get' };
    console.log(`apt-get could not install it:\n${updated.output}\n${installed.output}`.slice(-2_000));
  }
  console.log('No browser found: installing Chromium with Playwright.');
  const installed = await runTool('playwright/cli.js', ['install', 'chromium'], 'keep');
  const browser = findPlaywrights();
  if (browser === undefined) console.log(installed.output.slice(-2_000));
  return browser;
}

function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
