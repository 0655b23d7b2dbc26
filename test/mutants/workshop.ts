import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mutant } from './mutant.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What the simulation and the unit tests need of the program. */
const PARTS = [
  'app',
  'main',
  'renderer',
  'test',
  'build',
  'electron-builder.yml',
  'package.json',
  'tsconfig.json',
];

/** A copy of the program that mistakes are put into. */
export interface Workshop {
  readonly folder: string;
  /** Throws when a place of the mutant is not in the program exactly once: a mutant of code that is gone tests nothing. */
  check(mutant: Mutant): void;
  /** Puts the mistake in; answers how to take it out. */
  apply(mutant: Mutant): () => void;
  close(): void;
}

export function createWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-mutants-'));
  for (const part of PARTS) {
    // Somebody's test may be making and removing files beside its own source.
    cpSync(join(ROOT, part), join(folder, part), {
      recursive: true,
      filter: (source) => !/[/\\](?:e2e|node_modules)$/.test(source),
    });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const check = ({ name, edits }: Mutant): void => {
    for (const { file, find, replace } of edits) {
      const count = readFileSync(join(folder, file), 'utf8').split(find).length - 1;
      if (count !== 1)
        throw new Error(`${name}: found ${String(count)} times in ${file}, not once:\n${find}`);
      if (find === replace) throw new Error(`${name}: changes nothing in ${file}`);
    }
  };
  return {
    folder,
    check,
    apply: (mutant) => {
      check(mutant);
      const before = new Map<string, string>();
      for (const { file, find, replace } of mutant.edits) {
        const path = join(folder, file);
        const text = readFileSync(path, 'utf8');
        if (!before.has(path)) before.set(path, text);
        writeFileSync(
          path,
          text.replace(find, () => replace),
        );
      }
      return () => {
        for (const [path, text] of before) writeFileSync(path, text);
      };
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
