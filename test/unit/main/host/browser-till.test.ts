import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DataDirInUse } from '#main/host/data-dir-lock.ts';
import { openBrowserTill } from '#main/host/node/browser-till.ts';
import type { TillOptions } from '#main/till.ts';
import { builtRenderer } from './built-renderer.ts';
import { createFakeTill } from './fake-till.ts';
import { temporaryFolder } from './temporary-folder.ts';

function options(dataDir: string, rendererDir = builtRenderer()) {
  const till = createFakeTill();
  const opened: TillOptions[] = [];
  return {
    till,
    opened,
    chosen: { port: 0, dataDir, language: 'pt-BR', site: 'MLB', opensBrowser: false } as const,
    rendererDir,
    version: '1.2.3',
    openTill: (given: TillOptions) => {
      opened.push(given);
      return Promise.resolve(till);
    },
  };
}

describe('the till in plain Node', () => {
  test('the till is opened on the chosen folder with ports that work, then served', async () => {
    const dataDir = temporaryFolder();
    const given = options(dataDir);
    const till = await openBrowserTill(given);
    onTestFinished(() => till.close());
    const [asked] = given.opened;
    expect(asked).toMatchObject({ dataDir, site: 'MLB', host: 'browser', version: '1.2.3' });
    expect(asked?.ports.settings.get()).toMatchObject({ language: 'pt-BR', openShop: 'practice' });
    expect((await fetch(till.url)).status).toBe(200);
    const saved = await asked?.ports.fileSaver.save({
      fileName: 'a.csv',
      mimeType: 'text/csv',
      bytes: Buffer.from('a'),
    });
    const path = saved?.kind === 'download' ? saved.path : '';
    expect(await (await fetch(new URL(path, till.url))).text()).toBe('a');
  });

  test('secrets are held for this run, for the reason that it is the browser host', async () => {
    const dataDir = temporaryFolder();
    const given = options(dataDir);
    const till = await openBrowserTill(given);
    onTestFinished(() => till.close());
    const secrets = given.opened[0]?.ports.secrets;
    expect(await secrets?.keptOnlyNow()).toBe('browser_host');
    await secrets?.write('account', 'canary-secret');
    expect(await secrets?.read('account')).toBe('canary-secret');
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    for (const file of files) {
      expect(readFileSync(join(file.parentPath, file.name), 'utf8')).not.toContain('canary-secret');
    }
  });

  test('closing ends the server before the till and gives the folder back', async () => {
    const dataDir = temporaryFolder();
    const given = options(dataDir);
    const till = await openBrowserTill(given);
    await till.close();
    expect(given.till.isClosed()).toBe(true);
    await expect(fetch(till.url)).rejects.toThrow();
    await (await openBrowserTill(options(dataDir))).close();
  });

  test('a second till on the folder is not opened at all', async () => {
    const dataDir = temporaryFolder();
    const first = await openBrowserTill(options(dataDir));
    onTestFinished(() => first.close());
    const second = options(dataDir);
    await expect(openBrowserTill(second)).rejects.toThrow(DataDirInUse);
    expect(second.opened).toEqual([]);
  });

  test('a page that was never built: the till that had opened is closed again', async () => {
    const dataDir = temporaryFolder();
    const given = options(dataDir, join(dataDir, 'missing'));
    await expect(openBrowserTill(given)).rejects.toThrow(/ENOENT/);
    expect(given.till.isClosed()).toBe(true);
    await (await openBrowserTill(options(dataDir))).close();
  });

  test('the chosen language is remembered; what was logged holds no token', async () => {
    const dataDir = temporaryFolder();
    const till = await openBrowserTill(options(dataDir));
    till.log.info('open', { url: till.url });
    await till.close();
    expect(JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'))).toMatchObject({
      language: 'pt-BR',
    });
    const logFile = join(dataDir, 'logs', 'mostrador.log');
    expect(existsSync(logFile)).toBe(true);
    expect(readFileSync(logFile, 'utf8')).not.toContain(new URL(till.url).searchParams.get('token'));
  });
});
