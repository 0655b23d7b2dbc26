import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const Manifest = z.object({ dependencies: z.record(z.string(), z.string()).default({}) });

/** Every package `name` needs when it runs, itself among them. */
function neededBy(name: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(name)) return found;
  found.add(name);
  const manifest = Manifest.parse(
    JSON.parse(readFileSync(root(`node_modules/${name}/package.json`), 'utf8')),
  );
  for (const dependency of Object.keys(manifest.dependencies)) neededBy(dependency, found);
  return found;
}

/** The packages electron-builder.yml takes out of node_modules. */
function packed(): ReadonlySet<string> {
  const lines = readFileSync(root('electron-builder.yml'), 'utf8').matchAll(
    /^ {2}- node_modules\/((?:@[^/]+\/)?[^/]+)\//gm,
  );
  return new Set([...lines].map(([, name = '']) => name));
}

test('everything the PDF library needs is packed beside it, and nothing that is not installed', () => {
  const names = packed();
  expect([...neededBy('pdfkit')].filter((name) => !names.has(name))).toEqual([]);
  expect([...names].filter((name) => !existsSync(root(`node_modules/${name}`)))).toEqual([]);
});

test('what is packed as it is stays outside the bundle', () => {
  const config = readFileSync(root('build/electron.vite.config.ts'), 'utf8');
  for (const name of ['better-sqlite3', 'pdfkit'])
    expect(config).toMatch(new RegExp(`external = .*'${name}'`));
});
