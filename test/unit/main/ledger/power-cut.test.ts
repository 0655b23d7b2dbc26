import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { cutPower } from '#test/simulation/power-cut/power-cut.ts';

const canRecord = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;
const RUN = { seed: 7, entries: 40 };

describe.skipIf(!canRecord)('a power cut (needs cc on Linux)', () => {
  it('takes nothing that was acknowledged, from the ledger or its journal', () => {
    const result = cutPower({ ...RUN, states: 120, synchronous: 'FULL', hasJournal: true });
    expect(result).toMatchObject({ lost: 0, unsound: 0, restored: 0, apart: 0, firstTrouble: null });
  });

  it('on a ledger that does not wait for the disk takes entries, which the journal brings back', () => {
    const result = cutPower({ ...RUN, states: 60, synchronous: 'NORMAL', hasJournal: true });
    expect(result).toMatchObject({ lost: 0, unsound: 0, apart: 0 });
    expect(result.restored).toBeGreaterThan(0);
  });

  it('on such a ledger without a journal takes them for good, so this test can see a loss', () => {
    const result = cutPower({ ...RUN, states: 60, synchronous: 'NORMAL', hasJournal: false });
    expect(result.lost).toBeGreaterThan(0);
  });
});
