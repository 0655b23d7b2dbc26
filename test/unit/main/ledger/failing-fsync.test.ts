import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openConnection } from '#main/ledger/connection.ts';
import { listJournalFiles, readJournalFile } from '#main/ledger/journal-files.ts';
import { verifyLedger } from '#main/ledger/verify.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
/** The fault is put between the program and the C library, which takes a Linux with a C compiler. */
const canFail = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;

let folder: string;
let control: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mostrador-fsync-'));
  control = join(folder, 'fail');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A till's ledger in a process of its own whose syncs can be made to fail. */
function startTill() {
  const library = join(folder, 'failing-fsync.so');
  const compiled = spawnSync('cc', ['-shared', '-fPIC', '-o', library, here('./failing-fsync.c'), '-ldl']);
  expect(compiled.stderr.toString()).toBe('');
  const child = spawn(
    process.execPath,
    [here('./append-when-told.ts'), join(folder, 'ledger.sqlite'), join(folder, 'journal')],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, LD_PRELOAD: library, FAIL_FSYNC_WHILE: control },
    },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    append: async (): Promise<unknown> => {
      child.stdin.write('append\n');
      const line = await lines.next();
      return JSON.parse(String(line.value));
    },
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

const failSyncsOf = (pathEnding: string): void => {
  writeFileSync(control, pathEnding);
};
const letSyncsPass = (): void => {
  rmSync(control);
};

function ledgerAfterwards() {
  const db = openConnection(join(folder, 'ledger.sqlite'), 'read');
  const result = verifyLedger(db);
  db.close();
  return result;
}

describe.skipIf(!canFail)('a disk that fails to sync (needs cc on Linux)', () => {
  it('the ledger’s log: nothing is acknowledged until the file has been looked at, and nothing acknowledged is lost', async () => {
    const till = startTill();
    expect(await till.append()).toMatchObject({ seq: 1 });
    expect(await till.append()).toMatchObject({ seq: 2 });
    failSyncsOf('-wal');
    expect(await till.append()).toMatchObject({
      failed: 'ledger_write_failed',
      reason: 'SQLITE_IOERR_FSYNC',
    });
    // The second look cannot make the log durable either.
    expect(await till.append()).toMatchObject({ failed: 'ledger_write_failed', reason: 'disk I/O error' });
    letSyncsPass();
    expect(await till.append()).toMatchObject({ seq: 3 });
    expect(await till.append()).toMatchObject({ seq: 4 });
    await till.kill();
    expect(ledgerAfterwards()).toMatchObject({ ok: true, entryCount: 4 });
  });

  it('the ledger’s file, when the log is to be moved into it: the second look does not pass', async () => {
    const till = startTill();
    expect(await till.append()).toMatchObject({ seq: 1 });
    failSyncsOf('-wal');
    expect(await till.append()).toMatchObject({ failed: 'ledger_write_failed' });
    failSyncsOf('ledger.sqlite');
    expect(await till.append()).toMatchObject({ failed: 'ledger_write_failed', reason: 'disk I/O error' });
    letSyncsPass();
    expect(await till.append()).toMatchObject({ seq: 2 });
    await till.kill();
    expect(ledgerAfterwards()).toMatchObject({ ok: true, entryCount: 2 });
  });

  it('the journal: every sale goes on, and the journal has them all once the disk is well', async () => {
    const till = startTill();
    expect(await till.append()).toMatchObject({ seq: 1, journal: 'ok' });
    failSyncsOf('.journal');
    expect(await till.append()).toMatchObject({ seq: 2, journal: 'failing' });
    expect(await till.append()).toMatchObject({ seq: 3, journal: 'failing' });
    letSyncsPass();
    expect(await till.append()).toMatchObject({ seq: 4, journal: 'ok' });
    await till.kill();
    const files = listJournalFiles(join(folder, 'journal')).map(readJournalFile);
    expect(files.map((file) => file.problem)).toEqual(files.map(() => 'none'));
    expect(files.flatMap((file) => file.entries.map((entry) => entry.seq))).toEqual([1, 2, 3, 4]);
    expect(ledgerAfterwards()).toMatchObject({ ok: true, entryCount: 4 });
  });
});
