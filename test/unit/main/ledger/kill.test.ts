import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '#main/ledger/connection.ts';
import { verifyLedger } from '#main/ledger/verify.ts';

const CHILD = fileURLToPath(new URL('./append-for-ever.ts', import.meta.url));
const KILLS = 5;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mostrador-kill-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a process killed in the middle of its writes', () => {
  it('leaves every entry it had acknowledged, and a sound ledger', async () => {
    const file = join(folder, 'ledger.sqlite');
    let acknowledged = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      acknowledged = Math.max(acknowledged, await appendUntilKilled(file, acknowledged + 20 + kill * 7));
      const db = openConnection(file, 'read');
      const result = verifyLedger(db);
      db.close();
      expect(result).toMatchObject({ ok: true });
      if (result.ok) expect(result.entryCount).toBeGreaterThanOrEqual(acknowledged);
    }
    expect(acknowledged).toBeGreaterThan(KILLS * 20);
  });
});

/** Runs a writer until it has acknowledged entry `killAt`, kills it with SIGKILL, and answers the last one acknowledged. */
function appendUntilKilled(file: string, killAt: number): Promise<number> {
  const child = spawn(process.execPath, [CHILD, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let text = '';
  let last = 0;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    last = Math.max(last, ...lines.map(Number));
    if (last >= killAt) child.kill('SIGKILL');
  });
  child.on('error', reject);
  child.on('close', () => {
    resolve(last);
  });
  return promise;
}
