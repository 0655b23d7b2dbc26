import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import log from 'electron-log/node';
import { describe, expect, test, vi } from 'vitest';
import { openLog } from '#main/host/log.ts';
import { temporaryFolder } from './temporary-folder.ts';

function linesOf(file: string): Record<string, unknown>[] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log file', () => {
  test('a line is on the disk when the call returns, as JSON, and says nothing on the terminal', () => {
    const folder = join(temporaryFolder(), 'logs');
    const printed = [vi.spyOn(console, 'info'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')];
    const written = openLog(log, folder);
    written.info('opened', { site: 'MLA' });
    written.warn('100 %s of %c %d');
    written.error('failed', { reason: 'Bearer abcdef' });
    const lines = linesOf(join(folder, 'mostrador.log'));
    expect(lines).toMatchObject([
      { level: 'info', message: 'opened', site: 'MLA' },
      { level: 'warn', message: '100 %s of %c %d' },
      { level: 'error', message: 'failed', reason: 'Bearer [redacted]' },
    ]);
    expect(new Date(String(lines[0]?.at)).toISOString()).toBe(lines[0]?.at);
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  });

  test('a line stays a line whatever is in it', () => {
    const folder = temporaryFolder();
    openLog(log, folder).info('a\nb', { note: '{"at":"forged"}\n' });
    expect(linesOf(join(folder, 'mostrador.log'))).toHaveLength(1);
  });

  test('three files are kept, the oldest goes', () => {
    const folder = temporaryFolder();
    const written = openLog(log, folder, 1_000);
    for (let number = 0; number < 200; number += 1) written.info(`line ${number}`);
    const files = readdirSync(folder).sort();
    expect(files).toEqual(['mostrador.log', 'mostrador.log.1', 'mostrador.log.2']);
    for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThan(1_200);
    expect(linesOf(join(folder, 'mostrador.log')).at(-1)?.message).toBe('line 199');
    const kept = ['mostrador.log.2', 'mostrador.log.1', 'mostrador.log'].flatMap((file) =>
      linesOf(join(folder, file)).map((line) => line.message),
    );
    expect(kept).toEqual(
      Array.from({ length: kept.length }, (_, index) => `line ${200 - kept.length + index}`),
    );
  });

  test.skipIf(process.platform === 'win32')('nobody else on the machine can read it', () => {
    const folder = temporaryFolder();
    openLog(log, folder).info('opened');
    expect(statSync(join(folder, 'mostrador.log')).mode & 0o077).toBe(0);
  });
});
