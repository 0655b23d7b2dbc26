import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DataDirInUse } from '../data-dir-lock.ts';
import { BadTillArguments, parseTillArguments, TILL_USAGE } from '../till-arguments.ts';
import { openTill } from '../../till.ts';
import { openBrowserTill, type BrowserTill, type BrowserTillOptions } from './browser-till.ts';
import { openInBrowser } from './open-in-browser.ts';
import { sayStartFault } from '../start-fault.ts';

const EXIT_FAILED = 1;
const EXIT_BAD_ARGUMENTS = 2;
const EXIT_IN_USE = 3;
/** A till that is just closing, or was killed a moment ago, lets go within this. */
const WAIT_FOR_LOCK_MS = 5_000;
const LOCK_POLL_MS = 250;

const root = new URL('../../../', import.meta.url);

/**
 * Opens the till in the browser and stays until SIGINT, SIGTERM or SIGHUP. Answers the exit code: 0 closed, 1 failed, 2 bad arguments,
 * 3 another till is open on the same folder.
 */
export async function runBrowserTill(
  args: readonly string[],
  rendererDir = fileURLToPath(new URL('out/renderer', root)),
): Promise<number> {
  const ended = waitForSignal();
  let till: BrowserTill;
  try {
    const chosen = parseTillArguments(args, process.env, true);
    till = await openPatiently({
      chosen,
      rendererDir,
      version: readVersion(),
      openTill,
    });
    console.log(`Mostrador is open at ${till.url}`);
    if (chosen.opensBrowser) openInBrowser(till.url);
  } catch (error) {
    return explain(error);
  }
  const { log } = till;
  process.on('uncaughtException', (error) => {
    log.error('stopped by an error nothing foresaw', { stack: error.stack ?? String(error) });
    console.error('Mostrador stopped: see the log in its data folder.');
    process.exit(EXIT_FAILED);
  });
  log.info('closing', { signal: await ended });
  try {
    await till.close();
    return 0;
  } catch (error) {
    return explain(error);
  }
}

async function openPatiently(options: BrowserTillOptions): Promise<BrowserTill> {
  for (let waitedMs = 0; ; waitedMs += LOCK_POLL_MS) {
    try {
      return await openBrowserTill(options);
    } catch (error) {
      if (!(error instanceof DataDirInUse) || waitedMs >= WAIT_FOR_LOCK_MS) throw error;
      await delay(LOCK_POLL_MS);
    }
  }
}

function explain(error: unknown): number {
  if (error instanceof BadTillArguments) {
    console.error(`${error.message}\n${TILL_USAGE}`);
    return EXIT_BAD_ARGUMENTS;
  }
  if (error instanceof DataDirInUse) {
    console.error(`Mostrador is not opened a second time: ${error.message}.`);
    return EXIT_IN_USE;
  }
  console.error(`Mostrador could not open: ${sayStartFault(error)}`);
  return EXIT_FAILED;
}

/** The first signal closes the till in order; a second one does not wait. */
function waitForSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        process.once(signal, () => process.exit(EXIT_FAILED));
        resolve(signal);
      });
    }
  });
}

function readVersion(): string {
  const file: unknown = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  return z.object({ version: z.string() }).parse(file).version;
}

if (import.meta.main) process.exitCode = await runBrowserTill(process.argv.slice(2));
