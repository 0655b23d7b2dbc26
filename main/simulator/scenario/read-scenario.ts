import { readFileSync } from 'node:fs';

import { problemsOf, Scenario } from './scenario.ts';

/** A scenario file that cannot be used. The message is one line with the file and the place in it. */
export class BadScenario extends Error {
  override readonly name = 'BadScenario';
}

/** Reads a scenario file. Throws `BadScenario` for one that cannot be read, is not JSON or says what is not known. */
export function readScenario(path: string): Scenario {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new BadScenario(`${path} cannot be read: ${messageOf(error)}`);
  }
  let json: unknown;
  try {
    // Editors of some systems put a byte order mark in front.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new BadScenario(`${path} is not JSON: ${messageOf(error)}`);
  }
  const parsed = Scenario.safeParse(json);
  if (!parsed.success) throw new BadScenario(`${path}: ${problemsOf(parsed.error)}`);
  return parsed.data;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim();
}
