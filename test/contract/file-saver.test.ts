import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDialogFileSaver } from '#main/host/electron/dialog-file-saver.ts';
import { createDownloadFileSaver } from '#main/host/node/download-file-saver.ts';
import { createFakeElectron } from '#test/fakes/electron/fake-electron.ts';
import { createMemoryFileSaver } from '#test/fakes/memory-file-saver.ts';
import { temporaryFolder } from '../unit/main/host/temporary-folder.ts';
import { fileSaverContract } from './file-saver-contract.ts';

describe('files in memory', () => {
  fileSaverContract(() => {
    const saver = createMemoryFileSaver();
    return { saver, received: () => Promise.resolve(saver.files.at(-1)?.bytes ?? new Uint8Array()) };
  });
});

describe('files of the browser host', () => {
  const idOf = (saved: { readonly kind: string; readonly path?: string }) => basename(saved.path ?? '');

  fileSaverContract(() => {
    const saver = createDownloadFileSaver();
    return {
      saver,
      received: (saved) => Promise.resolve(saver.take(idOf(saved))?.bytes ?? Buffer.from('nothing')),
    };
  });

  test('no two files have the same path, and each is given once', async () => {
    const saver = createDownloadFileSaver();
    const file = { fileName: 'a.csv', mimeType: 'text/csv', bytes: Buffer.from('a') };
    const [one, two] = [await saver.save(file), await saver.save(file)];
    expect(idOf(one)).not.toBe(idOf(two));
    expect(Buffer.from(idOf(one), 'base64url').byteLength).toBe(32);
    expect(saver.take(idOf(one))).toBeDefined();
    expect(saver.take(idOf(one))).toBeUndefined();
  });

  test('files nobody fetches are forgotten, the oldest first', async () => {
    const saver = createDownloadFileSaver();
    const ids: string[] = [];
    for (let number = 0; number < 20; number += 1) {
      ids.push(idOf(await saver.save({ fileName: 'a.csv', mimeType: 'text/csv', bytes: Buffer.from('a') })));
    }
    const kept = ids.map((id) => saver.take(id) !== undefined);
    expect(kept.filter(Boolean)).toHaveLength(8);
    expect(kept.slice(-8)).toEqual(Array.from({ length: 8 }, () => true));
  });
});

describe('files under Electron', () => {
  /** A person who takes what the dialog offers, in a folder of the test. */
  function create(folder = temporaryFolder()) {
    const fake = createFakeElectron({ userData: folder });
    mkdirSync(join(folder, 'documents'), { recursive: true });
    fake.record.saveDecision = (asked) => ({ canceled: false, filePath: asked.defaultPath ?? '' });
    const saver = createDialogFileSaver(fake.electron, () => undefined);
    return { fake, folder, saver };
  }

  fileSaverContract(() => {
    const { saver, folder } = create();
    return {
      saver,
      received: (saved) =>
        Promise.resolve(readFileSync(join(folder, 'documents', 'fileName' in saved ? saved.fileName : ''))),
    };
  });

  const file = { fileName: 'cierre.csv', mimeType: 'text/csv', bytes: Buffer.from('new') };

  test('a person who changes their mind gets no file', async () => {
    const { fake, folder, saver } = create();
    fake.record.saveDecision = () => ({ canceled: true, filePath: '' });
    expect(await saver.save(file)).toEqual({ kind: 'canceled' });
    expect(readdirSync(join(folder, 'documents'))).toEqual([]);
  });

  test('the dialog begins in the person’s documents and knows the kind of file', async () => {
    const { fake, folder, saver } = create();
    await saver.save(file);
    expect(fake.record.saveDialogs).toEqual([
      {
        defaultPath: join(folder, 'documents', 'cierre.csv'),
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      },
    ]);
  });

  test('the name the person chose is the one answered', async () => {
    const { fake, folder, saver } = create();
    fake.record.saveDecision = () => ({ canceled: false, filePath: join(folder, 'mine.csv') });
    expect(await saver.save(file)).toEqual({ kind: 'saved', fileName: 'mine.csv' });
    expect(readFileSync(join(folder, 'mine.csv'), 'utf8')).toBe('new');
  });

  test('a file that cannot be written is an error, the old one stays and nothing half is left', async () => {
    const { fake, folder, saver } = create();
    const target = join(folder, 'taken');
    mkdirSync(target);
    writeFileSync(join(target, 'old'), 'old');
    fake.record.saveDecision = () => ({ canceled: false, filePath: target });
    await expect(saver.save(file)).rejects.toThrow();
    expect(existsSync(join(target, 'old'))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['documents', 'taken']);
  });
});
