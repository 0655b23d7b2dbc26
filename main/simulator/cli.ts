import { parseArgs } from 'node:util';

import { startSimulator, type SimulatorOptions } from './simulator.ts';
import { Site } from './site.ts';

const USAGE = 'usage: simulator [--port N] [--site MLA|MLB|MLM] [--speed N] [--journal FILE]';

/** Arguments that cannot be understood. */
class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

function readOptions(args: readonly string[]): SimulatorOptions {
  const { values } = parse(args);
  const site = Site.safeParse(values.site);
  if (!site.success) throw new BadArguments(`--site must be MLA, MLB or MLM, not "${values.site}"`);
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65_535)) throw new BadArguments(`--port must be between 0 and 65535, not "${values.port}"`);
  const speed = /^\d{1,6}(\.\d{1,3})?$/.test(values.speed) ? Number(values.speed) : Number.NaN;
  if (!(speed > 0)) throw new BadArguments(`--speed must be a number above 0, not "${values.speed}"`);
  if (values.journal === '') throw new BadArguments('--journal must name a file');
  const journal = values.journal === undefined ? {} : { journalPath: values.journal };
  return { site: site.data, port, speed, ...journal };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        site: { type: 'string', default: 'MLA' },
        speed: { type: 'string', default: '1' },
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
  const { url, site, accessToken, foreignAccessToken, terminals } = simulator;
  process.stdout.write(`${JSON.stringify({ url, site, accessToken, foreignAccessToken, terminals })}\n`);
}

run().catch((error: unknown) => {
  const isUsage = error instanceof BadArguments;
  process.stderr.write(`simulator: ${messageOf(error)}${isUsage ? `; ${USAGE}` : ''}\n`);
  process.exitCode = isUsage ? 2 : 1;
});
