import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '#main/host/security-headers.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { buildProgram, type BuiltProgram } from './built-program.ts';

/** What the bundle that is packed for the shops decides when it runs, asked by a stand-in of Electron in a process of its own. */
let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => {
  program.remove();
});

const SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe', 'load-extension', 'force-color-profile'];

const FORBIDDEN = {
  ok: false,
  error: { code: 'forbidden', params: {}, isRetryable: false, incidentId: null },
};

describe('the built program', () => {
  test('protects its window, its page and its till, and answers nobody but its page', async () => {
    const userData = temporaryFolder();
    const record = await program.run({ userData, switches: SWITCHES }, ['--site', 'MLB', '--lang', 'pt-BR']);

    expect(record).toMatchObject({
      beforeReady: {
        isSandboxed: true,
        schemes: [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }],
        windows: 0,
      },
      afterReady: { channels: ['till:call'], errorBoxes: [], exitCode: null, quits: 0, menu: 'default' },
      answers: {
        options: {
          show: false,
          webPreferences: {
            preload: join(program.folder, 'out', 'preload', 'index.cjs'),
            sandbox: true,
            contextIsolation: true,
            nodeIntegration: false,
            nodeIntegrationInWorker: false,
            nodeIntegrationInSubFrames: false,
            webviewTag: false,
            navigateOnDragDrop: false,
            devTools: true,
          },
        },
        title: 'Mostrador · Práctica',
        url: 'app://till/index.html',
        openedOutside: ['https://www.mercadopago.com.br/developers/panel/app'],
      },
    });
    expect(existsSync(join(program.folder, 'out', 'preload', 'index.cjs'))).toBe(true);

    const { answers } = record as { answers: Record<string, unknown> };
    const { pages, posted } = answers.pages as { pages: Record<string, unknown>[]; posted: number };
    expect(pages.map(({ status }) => status)).toEqual([200, 200, ...Array.from({ length: 11 }, () => 404)]);
    for (const page of pages) {
      expect(page).toMatchObject({ policy: CONTENT_SECURITY_POLICY, sniffs: 'nosniff' });
      expect(page.text).not.toContain('outside');
    }
    expect(posted).toBe(405);

    expect(new Set(answers.permissions as boolean[])).toEqual(new Set([false]));
    const stays = { goesHome: true, goesTo: [], opensWindow: false, attachesWebview: false };
    expect(answers.navigation).toEqual([stays, stays]);

    const { refused, junk, status, account } = answers.calls as Record<string, unknown>;
    expect(refused).toHaveLength(18);
    for (const answer of refused as unknown[]) expect(answer).toEqual(FORBIDDEN);
    expect(junk).toHaveLength(24);
    for (const answer of junk as unknown[]) {
      expect(answer).toMatchObject({ ok: false, error: { incidentId: null } });
    }
    expect(status).toMatchObject({
      ok: true,
      value: { host: 'electron', version: '9.9.9', mode: 'practice', site: 'MLB', language: 'pt-BR' },
    });
    expect(account).toMatchObject({ ok: true, value: { account: null } });

    // What was sent is in no file, and what there is belongs to this user alone.
    const till = join(userData, 'till');
    for (const entry of readdirSync(till, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile()) continue;
      expect(readFileSync(path, 'latin1')).not.toContain('x'.repeat(1_000));
      if (process.platform !== 'win32') expect([path, statSync(path).mode & 0o077]).toEqual([path, 0]);
    }
  });

  test('released, it takes no debugging switch and has no menu and no developer tools', async () => {
    const record = await program.run({
      userData: temporaryFolder(),
      isPackaged: true,
      switches: SWITCHES,
    });
    expect(record).toMatchObject({
      beforeReady: { switches: ['force-color-profile'] },
      afterReady: { menu: null },
      answers: { options: { webPreferences: { devTools: false } } },
    });
    const developed = await program.run({ userData: temporaryFolder(), switches: SWITCHES });
    expect(developed).toMatchObject({ afterReady: { switches: SWITCHES } });
  });

  test('a second start opens nothing and touches nothing', async () => {
    const userData = temporaryFolder();
    const record = await program.run({ userData, isSecondInstance: true });
    expect(record).toMatchObject({ beforeReady: { windows: 0, quits: 1 }, answers: null });
    expect(existsSync(join(userData, 'till'))).toBe(false);
  });
});
