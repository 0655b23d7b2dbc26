import { describe, expect, it } from 'vitest';
import { medianMs, terminalHealth, type TerminalUse } from '#app/domain/terminal-health.ts';

const NOW = 1_000_000;
const QUIET: TerminalUse = {
  pickUpsMs: [],
  isHeldHere: false,
  waitingSinceMs: null,
  neverShownAtMs: null,
  refusal: null,
};
const health = (use: Partial<TerminalUse>, operatingMode = 'PDV') =>
  terminalHealth({ operatingMode }, { ...QUIET, ...use }, NOW);
const refused = (code: string, agoMs = 1_000) => ({ refusal: { code, atMs: NOW - agoMs } });

describe('the health of a terminal', () => {
  it.each<[string, ReturnType<typeof terminalHealth>, ReturnType<typeof terminalHealth>]>([
    ['is not listed: another account has it', terminalHealth(undefined, QUIET, NOW), 'not_ours'],
    ['is in STANDALONE', health({}, 'STANDALONE'), 'wrong_mode'],
    ['is in a mode nobody documented', health({}, 'UNDEFINED'), 'wrong_mode'],
    ['has done nothing yet', health({}), 'ready'],
    ['showed the last charges at once', health({ pickUpsMs: [1_800, 2_000, 2_300] }), 'ready'],
    ['showed the last charges late', health({ pickUpsMs: [9_000, 12_000, 15_000] }), 'slow'],
    ['was late once', health({ pickUpsMs: [25_000, 2_000, 2_000] }), 'ready'],
    ['has a charge of this till', health({ isHeldHere: true }), 'busy_here'],
    ['has not fetched a charge yet', health({ isHeldHere: true, waitingSinceMs: NOW - 9_999 }), 'busy_here'],
    ['is late with a charge', health({ isHeldHere: true, waitingSinceMs: NOW - 10_000 }), 'slow'],
    ['does not fetch a charge', health({ isHeldHere: true, waitingSinceMs: NOW - 30_000 }), 'probably_off'],
    ['let the last charge expire', health({ neverShownAtMs: NOW - 60_000 }), 'probably_off'],
    ['let a charge expire long ago', health({ neverShownAtMs: NOW - 600_000 }), 'ready'],
    [
      'holds an order of another till',
      health(refused('already_queued_order_for_terminal')),
      'busy_elsewhere',
    ],
    [
      'the same as one integrator spells it',
      health(refused('already_queued_order_on_terminal')),
      'busy_elsewhere',
    ],
    ['the same in the Integration API', health(refused('2205')), 'busy_elsewhere'],
    ['held an order of another till long ago', health(refused('2205', 600_000)), 'ready'],
    ["is another account's", health(refused('forbidden_checking_terminal_owner')), 'not_ours'],
    ['refused an amount', health(refused('property_value')), 'ready'],
  ])('%s', (_name, found, expected) => {
    expect(found).toBe(expected);
  });

  it('counts the middle of its times, the lower of two', () => {
    expect([medianMs([]), medianMs([5]), medianMs([9, 1]), medianMs([3, 1, 2])]).toEqual([null, 5, 1, 2]);
  });
});
