import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chainHead } from '#main/ledger/entries.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import { createFakeIds } from '#test/fakes/fake-ids.ts';
import { Disk, readWriteLog, type DiskOperation } from './crash-states.ts';
import { openPowerCutLedger } from './power-cut-ledger.ts';

export interface PowerCutOptions {
  /** How many moments and choices of what was kept are tried. */
  readonly states: number;
  readonly seed: number;
  readonly entries: number;
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly hasJournal: boolean;
}

/** What became of acknowledged entries in every state that was tried. */
export interface PowerCutResult {
  readonly states: number;
  /** States in which an acknowledged entry was not in the ledger any more. */
  readonly lost: number;
  /** States whose ledger could not be opened or is not sound. */
  readonly unsound: number;
  /** States in which the ledger had lost acknowledged entries and got them back from the journal. */
  readonly restored: number;
  /** States in which ledger and journal could not be brought into step. */
  readonly apart: number;
  readonly firstTrouble: string | null;
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * Records every write and sync of a till's ledger and journal, then cuts the power at `states` moments drawn from `seed`, each
 * with its own choice of what of the unsynced reached the disk, and opens what is left. Needs Linux and a C compiler.
 */
export function cutPower(options: PowerCutOptions): PowerCutResult {
  const work = mkdtempSync(join(tmpdir(), 'mostrador-power-'));
  try {
    const ids = createFakeIds(options.seed);
    return tryStates(record(work, options), work, options, () => ids.random());
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function record(work: string, options: PowerCutOptions): DiskOperation[] {
  const library = join(work, 'write-log.so');
  const compiled = spawnSync('cc', ['-shared', '-fPIC', '-o', library, here('./write-log.c'), '-ldl']);
  if (compiled.status !== 0) throw new Error(compiled.stderr.toString());
  const folder = join(work, 'till');
  const log = join(work, 'log');
  const child = spawnSync(
    process.execPath,
    [
      here('./write-entries.ts'),
      folder,
      String(options.entries),
      options.synchronous,
      options.hasJournal ? 'journal' : 'none',
    ],
    {
      env: { ...process.env, LD_PRELOAD: library, WATCH_FOLDER: folder, WRITE_LOG: log },
    },
  );
  if (child.signal !== 'SIGKILL') throw new Error(child.stderr.toString());
  return readWriteLog(readFileSync(log), folder);
}

function tryStates(
  operations: readonly DiskOperation[],
  work: string,
  { states, hasJournal }: PowerCutOptions,
  random: () => number,
): PowerCutResult {
  // Before the first acknowledgement the file is being made; nobody has been promised anything.
  const first = operations.findIndex((operation) => operation.path === 'acks');
  const moments = Array.from(
    { length: states },
    () => first + 1 + Math.floor(random() * (operations.length - first)),
  ).sort((a, b) => a - b);
  const disk = new Disk();
  let done = 0;
  let acknowledged = 0;
  const result = { states, lost: 0, unsound: 0, restored: 0, apart: 0, firstTrouble: null as string | null };
  for (const moment of moments) {
    for (const operation of operations.slice(done, moment)) {
      disk.apply(operation);
      if (operation.kind === 'write' && operation.path === 'acks')
        acknowledged = Number(operation.data.toString());
    }
    done = moment;
    const target = mkdtempSync(join(work, 'state-'));
    disk.writeCrashState(target, random);
    const trouble = openAndLook(target, acknowledged, hasJournal);
    if (trouble) {
      result[trouble.kind] += 1;
      result.firstTrouble ??= `after operation ${moment}: ${trouble.kind}: ${trouble.what}`;
    }
    rmSync(target, { recursive: true, force: true });
  }
  return result;
}

interface Trouble {
  readonly kind: 'lost' | 'unsound' | 'restored' | 'apart';
  readonly what: string;
}

function openAndLook(folder: string, acknowledged: number, hasJournal: boolean): Trouble | undefined {
  try {
    const ledger = openPowerCutLedger(folder, hasJournal);
    try {
      const verified = verifyLedger(ledger.db);
      if (!verified.ok) return { kind: 'unsound', what: verified.damage.what };
      const { seq } = chainHead(ledger.db);
      if (seq < acknowledged) return { kind: 'lost', what: `${acknowledged} acknowledged, ${seq} there` };
      const { kind } = ledger.journalOutcome;
      if (kind === 'restored_from_journal') return { kind: 'restored', what: `up to ${seq}` };
      const isInStep = ['in_step', 'caught_up', 'repaired', 'begun', 'off'].includes(kind);
      if (!isInStep || ledger.journalHealth().state === 'failing') return { kind: 'apart', what: kind };
      return undefined;
    } finally {
      ledger.close();
    }
  } catch (error) {
    return { kind: 'unsound', what: error instanceof Error ? error.message : String(error) };
  }
}
