import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { launchTill, test } from './till-window.ts';

interface Envelope {
  readonly ok: boolean;
  readonly value?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: string };
}

function call(page: Page, method: string, input: unknown): Promise<Envelope> {
  return page.evaluate(
    ([name, value]) => {
      const bridge = globalThis as unknown as {
        till: { call(method: unknown, input: unknown): Promise<Envelope> };
      };
      return bridge.till.call(name, value);
    },
    [method, input] as const,
  );
}

test('the till answers its page from its ledger', async ({ till }) => {
  const status = await call(till.page, 'till.status', {});
  expect(status).toMatchObject({ ok: true, value: { host: 'electron', mode: 'practice', language: 'en' } });
});

test('what is no call of the contract is answered with an error and breaks nothing', async ({ till }) => {
  for (const method of ['__proto__', 'till.nothing', 7, null]) {
    expect(await call(till.page, method as string, {})).toMatchObject({ ok: false });
  }
  expect(await call(till.page, 'till.status', { surplus: 1 })).toMatchObject({
    ok: false,
    error: { code: 'invalid_input' },
  });
  expect(await call(till.page, 'till.status', {})).toMatchObject({ ok: true });
});

test('a second start on the same profile opens no second till', async ({ till }) => {
  const second = await launchTill(till.folder).catch(() => undefined);
  await expect.poll(() => second?.process().exitCode ?? 0).toBe(0);
  const windows = await till.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});

test('what was set is there after the till was killed', async ({ folder }) => {
  const first = await launchTill(folder);
  const page = await first.firstWindow();
  const requestId = crypto.randomUUID();
  expect(await call(page, 'till.setLanguage', { requestId, language: 'pt-BR' })).toMatchObject({ ok: true });
  const { pid } = first.process();
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  await first.waitForEvent('close').catch(() => undefined);

  const stored: unknown = JSON.parse(readFileSync(join(folder, 'till', 'settings.json'), 'utf8'));
  expect(stored).toMatchObject({ language: 'pt-BR' });
});

test('settings that cannot be read do not keep the till closed', async ({ folder }) => {
  mkdirSync(join(folder, 'till'), { recursive: true });
  writeFileSync(join(folder, 'till', 'settings.json'), '{"language":');
  const app = await launchTill(folder);
  const page = await app.firstWindow();
  expect(await call(page, 'till.status', {})).toMatchObject({ ok: true });
  await app.close();
});
