import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LanguageSchema, SiteIdSchema } from '#app/contract/values.ts';
import { SITES, type Language, type SiteId } from '#app/domain/site.ts';

/** What a person chose on the command line. Null: not said. */
export interface TillArguments {
  /** 0: a free one. */
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string | null;
  readonly language: Language | null;
  readonly site: SiteId;
  readonly opensBrowser: boolean;
}

export const TILL_USAGE =
  'usage: npm start -- [--browser] [--port N] [--data DIR] [--lang es-AR|es-MX|pt-BR|en] [--site MLA|MLB|MLM|MLC] [--no-open]';

/** Arguments that cannot be understood; the message is one sentence for the person who typed them. */
export class BadTillArguments extends Error {
  override readonly name = 'BadTillArguments';
}

/**
 * Reads the arguments of both hosts. `--data` wins over the environment variable MOSTRADOR_DATA. `isStrict` is off under Electron, whose
 * runtime has switches of its own on the same line.
 *
 * @throws {BadTillArguments}
 */
export function parseTillArguments(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  isStrict: boolean,
): TillArguments {
  const values = parse(args, isStrict);
  const port = readText(values.port) ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new BadTillArguments(`--port must be a number from 0 to 65535, not "${port}"`);
  }
  const data = readText(values.data) ?? environment.MOSTRADOR_DATA;
  if (data === '') throw new BadTillArguments('--data must name a folder');
  return {
    port: Number(port),
    dataDir: data === undefined ? null : resolve(data),
    language: readLanguage(readText(values.lang)),
    site: readSite(readText(values.site)),
    opensBrowser: values['no-open'] !== true,
  };
}

function readLanguage(text: string | undefined): Language | null {
  if (text === undefined) return null;
  const language = LanguageSchema.safeParse(text);
  if (!language.success) {
    throw new BadTillArguments(`--lang must be ${LanguageSchema.options.join(', ')}, not "${text}"`);
  }
  return language.data;
}

function readSite(text: string | undefined): SiteId {
  const site = SiteIdSchema.safeParse(text ?? 'MLA');
  if (!site.success) {
    throw new BadTillArguments(`--site must be ${Object.keys(SITES).join(', ')}, not "${String(text)}"`);
  }
  return site.data;
}

function readText(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function parse(
  args: readonly string[],
  isStrict: boolean,
): Readonly<Record<string, string | boolean | undefined>> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        lang: { type: 'string' },
        site: { type: 'string' },
        'no-open': { type: 'boolean' },
      },
      strict: isStrict,
      allowPositionals: !isStrict,
    });
    return values;
  } catch (error) {
    throw new BadTillArguments(error instanceof Error ? error.message : 'unreadable arguments', {
      cause: error,
    });
  }
}
