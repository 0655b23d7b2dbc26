import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

export const INDEX_HTML =
  '<!doctype html><title>till</title><script type="module" src="/assets/main-A1_b.js"></script>';

/** A folder like the one the renderer is built into, with things in it that must never be served. */
export function builtRenderer(): string {
  return writeRenderer(temporaryFolder());
}

/** Writes it into `outDir`, with a file beside it that must never be served either. Answers its path. */
export function writeRenderer(outDir: string): string {
  const folder = join(outDir, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), INDEX_HTML);
  writeFileSync(join(folder, 'assets', 'main-A1_b.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'style.css'), 'body{}');
  writeFileSync(join(folder, 'assets', 'main-A1_b.js.map'), '{}');
  writeFileSync(join(folder, '.env'), 'SECRET=1');
  writeFileSync(join(outDir, 'outside.html'), 'outside');
  return folder;
}
