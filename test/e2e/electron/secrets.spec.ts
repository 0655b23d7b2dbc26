import { join } from 'node:path';
import { expect } from '@playwright/test';
import { buildContracts } from './build-contracts.ts';
import type { Outcome } from './contracts-in-main.ts';
import { test } from './till-window.ts';

test('settings and secrets keep their contracts in Electron itself', async ({ till }) => {
  const script = await buildContracts(join(till.folder, 'contracts'));
  const outcomes = await till.app.evaluate(
    async ({ safeStorage }, [path, folder]) => {
      const contracts = process.getBuiltinModule('node:module').createRequire(path)(path) as {
        runContracts(safeStorage: unknown, folder: string): Promise<Outcome[]>;
      };
      return contracts.runContracts(safeStorage, folder);
    },
    [script, join(till.folder, 'contract-data')] as const,
  );
  expect(outcomes.length).toBeGreaterThan(10);
  expect(outcomes.filter(({ failure }) => failure !== null)).toEqual([]);
});

test('the till says of its key store what Electron says of it', async ({ till }) => {
  const expected = await till.app.evaluate(async ({ safeStorage }) => {
    const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
    if (backend === 'basic_text') return 'plain_text_store';
    return (await safeStorage.isAsyncEncryptionAvailable()) ? null : 'no_key_store';
  });
  const answer = await till.page.evaluate(() =>
    (globalThis as unknown as { till: { call(method: string, input: object): Promise<unknown> } }).till.call(
      'account.status',
      {},
    ),
  );
  expect(answer).toMatchObject({ ok: true, value: { keptOnlyNow: expected } });
});

test('Electron seals as the stand-in of the other tests does', async ({ till }) => {
  const seen = await till.app.evaluate(async ({ safeStorage }) => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
    const sealed = await safeStorage.encryptStringAsync('canary-5f0c1e');
    const opened = await safeStorage.decryptStringAsync(sealed);
    const isRefused = (bytes: Buffer): Promise<boolean> =>
      safeStorage.decryptStringAsync(bytes).then(
        () => false,
        () => true,
      );
    return {
      isBuffer: Buffer.isBuffer(sealed),
      holdsText: sealed.includes('canary-5f0c1e'),
      opened,
      isGarbageRefused: await isRefused(Buffer.alloc(64, 7)),
    };
  });
  // A machine without a key store seals nothing.
  if (seen === null) return;
  expect(seen).toEqual({
    isBuffer: true,
    holdsText: false,
    opened: { result: 'canary-5f0c1e', shouldReEncrypt: false },
    isGarbageRefused: true,
  });
});
