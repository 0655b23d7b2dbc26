import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { verifyLedger } from '#main/ledger/verify.ts';
import { openShop, stockAndOpen, type Shop } from '#test/fakes/shop.ts';

const CHILD = fileURLToPath(new URL('./close-day-when-told.ts', import.meta.url));

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  await shop.close();
});

async function startCloser(file: string) {
  const child = spawn(process.execPath, [CHILD, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('open');
  return {
    close: async (): Promise<string> => {
      const exited = once(child, 'exit');
      child.stdin.write('close\n');
      const line = await lines.next();
      await exited;
      return String(line.value);
    },
  };
}

describe('two processes that close the same day at the same time', () => {
  it('make one close: the other is told that no shift is open', async () => {
    for (let day = 1; day <= 3; day += 1) {
      stockAndOpen(shop, 500);
      const closers = [await startCloser(shop.file), await startCloser(shop.file)];
      const answers = await Promise.all(closers.map((closer) => closer.close()));
      expect(answers.sort()).toEqual([`closed ${day}`, 'shift_not_open']);
      const result = verifyLedger(shop.run().ledger.db);
      // Each day is an opening and one close.
      expect(result).toMatchObject({ ok: true, entryCount: 2 * day });
    }
    expect(shop.run().days.list().days).toHaveLength(3);
  });
});
