import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const text = readFileSync(fileURLToPath(new URL('../../../electron-builder.yml', import.meta.url)), 'utf8');

/** The lines below `name:`, as they are written. */
function blockOf(name: string): Readonly<Record<string, string>> {
  const block = new RegExp(`^${name}:\\n((?: {2}.*\\n)+)`, 'm').exec(text)?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/^ {2}(\w+): (.+)$/gm)].map(([, key = '', value = '']) => [key, value]),
  );
}

test('the released program is no Node for others, takes no code from outside its archive and no debugger', () => {
  expect(blockOf('electronFuses')).toEqual({
    // ELECTRON_RUN_AS_NODE, NODE_OPTIONS and --inspect would run anybody's code as the till.
    runAsNode: 'false',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableCookieEncryption: 'true',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    grantFileProtocolExtraPrivileges: 'false',
  });
  expect(text).toMatch(/^asar: true$/m);
});
