import { parseArgs } from 'node:util';

import { BadScenario, readScenario } from './scenario/read-scenario.ts';
import { optionsFor } from './scenario/setup.ts';
import { startSimulator, type SimulatorOptions } from './simulator.ts';
import { Site } from './site.ts';

const SITES = Site.options.join('|');
const USAGE = `usage: simulator [--port N] [--site ${SITES}] [--speed N] [--scenario FILE] [--journal FILE]`;

/** Arguments that cannot be understood. */
class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

/** Throws `BadArguments` and `BadScenario`. */
function readOptions(args: readonly string[]): SimulatorOptions {
  const { values } = parse(args);
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65_535)) throw new BadArguments(`--port must be between 0 and 65535, not "${values.port}"`);
  if (values.journal === '') throw new BadArguments('--journal must name a file');
  if (values.scenario === '') throw new BadArguments('--scenario must name a file');
  const given = {
    port,
    ...(values.site === undefined ? {} : { site: readSite(values.site) }),
    ...(values.speed === undefined ? {} : { speed: readSpeed(values.speed) }),
    ...(values.journal === undefined ? {} : { journalPath: values.journal }),
  };
  return optionsFor(given, values.scenario === undefined ? undefined : readScenario(values.scenario));
}

function readSite(text: string): Site {
  const site = Site.safeParse(text);
  if (!site.success) throw new BadArguments(`--site must be one of ${SITES}, not "${text}"`);
  return site.data;
}

function readSpeed(text: string): number {
  const speed = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(speed > 0)) throw new BadArguments(`--speed must be a number above 0, not "${text}"`);
  return speed;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        site: { type: 'string' },
        speed: { type: 'string' },
        scenario: { type: 'string' },
        journal: { type: 'string' },
      },
      strict: true,
      allowPositionals: false,
    });
  } catch (error) {
    throw new BadArguments(messageOf(error));
  }
}

/** One line, whatever the error says. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim();
}

async function run(): Promise<void> {
  const simulator = await startSimulator(readOptions(process.argv.slice(2)));
  const stop = (): void => {
    void simulator.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const { url, site, accessToken, foreignAccessToken, terminals, controlUrl: control } = simulator;
  const ready = { url, site, accessToken, foreignAccessToken, terminals, control };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

run().catch((error: unknown) => {
  const isUsage = error instanceof BadArguments;
  process.stderr.write(`simulator: ${messageOf(error)}${isUsage ? `; ${USAGE}` : ''}\n`);
  process.exitCode = isUsage || error instanceof BadScenario ? 2 : 1;
});
