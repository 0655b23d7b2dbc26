import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DataDirInUse, lockDataDir } from '#main/host/data-dir-lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const lockModule = fileURLToPath(new URL('../../../../main/host/data-dir-lock.ts', import.meta.url));

/** Another process that holds the folder until it is killed. */
async function holder(dataDir: string) {
  const code = `
    const { lockDataDir } = await import(${JSON.stringify(lockModule)});
    await lockDataDir(${JSON.stringify(dataDir)});
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child.stdout, 'data');
  return child;
}

describe('one till a folder', () => {
  test('the folder is made when it is missing', async () => {
    const dataDir = join(temporaryFolder(), 'a', 'b');
    const lock = await lockDataDir(dataDir);
    expect(existsSync(dataDir)).toBe(true);
    await lock.release();
  });

  test('a second till is refused and told which process has it, until the first lets go', async () => {
    const dataDir = temporaryFolder();
    const lock = await lockDataDir(dataDir);
    await expect(lockDataDir(dataDir)).rejects.toThrow(DataDirInUse);
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({ holderPid: process.pid });
    await lock.release();
    await (await lockDataDir(dataDir)).release();
  });

  test('another spelling of the folder is the same folder', async () => {
    const folder = temporaryFolder();
    const dataDir = join(folder, 'shop');
    mkdirSync(dataDir);
    symlinkSync(dataDir, join(folder, 'link'), 'junction');
    const lock = await lockDataDir(dataDir);
    await expect(lockDataDir(join(folder, 'link'))).rejects.toThrow(DataDirInUse);
    await expect(lockDataDir(join(folder, '.', 'shop', '..', 'shop'))).rejects.toThrow(DataDirInUse);
    await lock.release();
  });

  test('two folders are two tills', async () => {
    const locks = [await lockDataDir(temporaryFolder()), await lockDataDir(temporaryFolder())];
    for (const lock of locks) await lock.release();
  });

  test('of ten that start together one opens', async () => {
    const dataDir = temporaryFolder();
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => lockDataDir(dataDir)));
    const held = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(held).toHaveLength(1);
    for (const outcome of held) await outcome.value.release();
  });

  test('a till that was killed leaves nothing that keeps the next one out', async () => {
    const dataDir = temporaryFolder();
    const child = await holder(dataDir);
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({ holderPid: child.pid });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await lockDataDir(dataDir)).release();
  });
});
