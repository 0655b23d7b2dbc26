import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { KeepingObstacle } from '#app/contract/account.ts';
import { createSafeSecrets } from '#main/host/electron/safe-secrets.ts';
import { createMemorySecrets } from '#main/host/memory-secrets.ts';
import {
  createFakeSafeStorage,
  type FakeSafeStorage,
  type FakeSafeStorageOptions,
} from '#test/fakes/electron/fake-safe-storage.ts';
import { openDocument } from '#test/fakes/electron/open-document.ts';
import { createMemoryLog } from '#test/fakes/memory-log.ts';
import { temporaryFolder } from '../unit/main/host/temporary-folder.ts';
import { SECRETS_CONTRACT } from './secrets-contract.ts';

const CANARY = 'canary-5f0c1e';

describe('secrets in memory', () => {
  test.each(SECRETS_CONTRACT)('$name', async ({ run }) => {
    await run({ open: () => createMemorySecrets('browser_host') });
  });

  test('the reason is the one that was given', async () => {
    for (const reason of ['browser_host', 'no_key_store', 'plain_text_store'] as const) {
      expect(await createMemorySecrets(reason).keptOnlyNow()).toBe(reason);
    }
  });
});

/** A computer with a key store and a folder; `open` starts the program on it again. */
function computer(options: FakeSafeStorageOptions = {}) {
  const folder = temporaryFolder();
  const platform = options.platform ?? 'linux';
  const keyStore = createFakeSafeStorage({ ...options, platform });
  const log = createMemoryLog();
  const file = join(folder, 'secrets.json');
  return {
    folder,
    keyStore,
    log,
    file,
    text: () => readFileSync(file, 'utf8'),
    open: () => {
      const document = openDocument('secrets', folder);
      return createSafeSecrets({ safeStorage: keyStore.safeStorage, document, log, platform });
    },
  };
}

describe.each(['linux', 'darwin', 'win32'] as const)('secrets under Electron on %s', (platform) => {
  test.each(SECRETS_CONTRACT)('$name', async ({ run }) => {
    await run(computer({ platform }));
  });

  test('the key store keeps them, and the file holds nothing that can be read', async () => {
    const { open, text, folder, file } = computer({ platform });
    const secrets = open();
    expect(await secrets.keptOnlyNow()).toBeNull();
    await secrets.write('account', CANARY);
    const sealed = Buffer.from(String((JSON.parse(text()) as { account: unknown }).account), 'base64');
    expect(sealed.toString('latin1')).not.toContain(CANARY);
    expect(text()).not.toContain(CANARY);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });
});

describe('a computer without a key store', () => {
  test.each(SECRETS_CONTRACT)('Linux with a key that everybody knows: $name', async ({ run }) => {
    await run(computer({ backend: 'basic_text' }));
  });

  const without: readonly [string, KeepingObstacle, (store: FakeSafeStorage) => void][] = [
    ['a key that everybody knows', 'plain_text_store', (store) => store.setBackend('basic_text')],
    ['a store that Linux does not name', 'no_key_store', (store) => store.setBackend('unknown')],
    ['no store', 'no_key_store', (store) => store.setAvailable(false)],
  ];

  test.each(without)(
    '%s: held for this run, nothing is sealed or written',
    async (_what, reason, prepare) => {
      const known = computer();
      prepare(known.keyStore);
      const secrets = known.open();
      expect(await secrets.keptOnlyNow()).toBe(reason);
      await secrets.write('account', CANARY);
      expect(await secrets.read('account')).toBe(CANARY);
      expect([readdirSync(known.folder), known.keyStore.sealed]).toEqual([[], []]);
      await secrets.delete('account');
      expect(await secrets.read('account')).toBeNull();
      expect(readdirSync(known.folder)).toEqual([]);
    },
  );

  test('a key store that throws is none', async () => {
    const { open, keyStore } = computer();
    const safeStorage = new Proxy(keyStore.safeStorage, {
      get: () => () => {
        throw new Error('no bus');
      },
    });
    const document = openDocument('secrets', temporaryFolder());
    const secrets = createSafeSecrets({ safeStorage, document, log: createMemoryLog(), platform: 'linux' });
    expect(await secrets.keptOnlyNow()).toBe('no_key_store');
    expect(await open().keptOnlyNow()).toBeNull();
  });

  test('what was kept before is not read while the store is away, and is there when it is back', async () => {
    const { open, keyStore, log } = computer();
    await open().write('account', CANARY);
    keyStore.setAvailable(false);
    expect(await open().read('account')).toBeNull();
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { reason: 'no_key_store' } }]);
    keyStore.setAvailable(true);
    expect(await open().read('account')).toBe(CANARY);
  });

  test('what is written while the store is away puts an end to what it kept: no older value comes back', async () => {
    const { open, keyStore, text } = computer();
    await open().write('account', 'older');
    keyStore.setAvailable(false);
    const secrets = open();
    await secrets.write('account', CANARY);
    expect(await secrets.read('account')).toBe(CANARY);
    expect(JSON.parse(text())).toEqual({});
    keyStore.setAvailable(true);
    // It was held for this run, and still is.
    expect(await secrets.keptOnlyNow()).toBe('no_key_store');
    expect(await secrets.read('account')).toBe(CANARY);
    expect(await open().read('account')).toBeNull();
    await secrets.write('account', 'newer');
    expect(await secrets.keptOnlyNow()).toBeNull();
    expect(await open().read('account')).toBe('newer');
  });
});

describe('a key store that changes', () => {
  test('a new key: the value is read, and sealed anew', async () => {
    const { open, keyStore, text } = computer();
    await open().write('account', CANARY);
    const before = text();
    keyStore.rotate();
    expect(await open().read('account')).toBe(CANARY);
    expect(text()).not.toBe(before);
    const after = text();
    expect(await open().read('account')).toBe(CANARY);
    expect(text()).toBe(after);
  });

  test('a new key that seals nothing: the value is read all the same', async () => {
    const { open, keyStore, text, log } = computer();
    await open().write('account', CANARY);
    const before = text();
    keyStore.rotate();
    keyStore.failNextSeal();
    expect(await open().read('account')).toBe(CANARY);
    expect(text()).toBe(before);
    expect(log.lines).toMatchObject([{ level: 'warn' }]);
  });

  test('a key that is lost: nothing is read, it is said without the value, and the file stays until it is overwritten', async () => {
    const { open, keyStore, text, log } = computer();
    await open().write('account', CANARY);
    const before = text();
    keyStore.loseKeys();
    const secrets = open();
    expect(await secrets.read('account')).toBeNull();
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { name: 'account' } }]);
    expect(JSON.stringify(log.lines)).not.toContain(CANARY);
    expect(text()).toBe(before);
    await secrets.write('account', 'newer');
    expect(await open().read('account')).toBe('newer');
  });
});

describe('a file that is not as it was written', () => {
  test.each([
    ['nothing', ''],
    ['half of it', '{"account":"AAAA'],
    ['a list', '["AAAA"]'],
    ['a number', '{"account":7}'],
    ['an object', '{"account":{"a":1}}'],
    ['no base64', '{"account":"not base64!"}'],
    ['an empty text', '{"account":""}'],
    ['another’s ciphertext', `{"account":"${Buffer.alloc(64, 7).toString('base64')}"}`],
    ['too short a ciphertext', '{"account":"AA=="}'],
    ['a prototype', '{"__proto__":{"account":"AAAA"}}'],
  ])('%s: nothing is read, and the file stays until it is overwritten', async (_what, text) => {
    const known = computer();
    writeFileSync(known.file, text);
    const secrets = known.open();
    expect(await secrets.read('account')).toBeNull();
    expect(known.text()).toBe(text);
    await secrets.write('account', CANARY);
    expect(await known.open().read('account')).toBe(CANARY);
  });

  test('a ciphertext with one bit changed is none', async () => {
    const { open, file, text } = computer();
    await open().write('account', CANARY);
    const sealed = Buffer.from(String((JSON.parse(text()) as { account: unknown }).account), 'base64');
    sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
    writeFileSync(file, JSON.stringify({ account: sealed.toString('base64') }));
    expect(await open().read('account')).toBeNull();
  });
});

describe('writing and deleting', () => {
  test('a value that cannot be sealed is an error that does not name it, and the old one stays', async () => {
    const { open, keyStore } = computer();
    const secrets = open();
    await secrets.write('account', 'older');
    keyStore.failNextSeal();
    const failure: unknown = await secrets.write('account', CANARY).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(inspect(failure)).not.toContain(CANARY);
    expect(await secrets.read('account')).toBe('older');
    expect(await open().read('account')).toBe('older');
  });

  test('a value that cannot be stored is an error, and the next one can be', async () => {
    const { open, file, folder } = computer();
    const secrets = open();
    await secrets.write('account', 'older');
    rmSync(file);
    mkdirSync(join(file, 'full'), { recursive: true });
    await expect(secrets.write('account', CANARY)).rejects.toThrow();
    rmSync(file, { recursive: true });
    await secrets.write('account', 'newer');
    expect(await open().read('account')).toBe('newer');
    expect(readdirSync(folder)).toEqual(['secrets.json']);
  });

  test('what was deleted has left nothing: not in the file, nor in what a crash left beside it', async () => {
    const { open, file, folder, text } = computer();
    const secrets = open();
    await secrets.write('account', CANARY);
    writeFileSync(`${file}.tmp-1790000000abcdef`, text());
    writeFileSync(join(folder, 'settings.json'), '{}');
    await secrets.delete('account');
    expect(readdirSync(folder).sort()).toEqual(['secrets.json', 'settings.json']);
    expect(JSON.parse(text())).toEqual({});
  });

  test('a file that cannot be read is deleted from as well', async () => {
    const { open, file, text } = computer();
    writeFileSync(file, '{"account":"half of a cipher');
    await open().delete('account');
    expect(text()).not.toContain('cipher');
  });
});
