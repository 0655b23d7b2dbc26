import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNANSWERED_REASONS, type UnansweredReason } from '#app/domain/charge-event.ts';
import { CONNECTION_STATES } from '#app/domain/connection.ts';
import {
  applyReachEvent,
  initialReach,
  saysUnreachable,
  shownReach,
  type Reach,
  type ReachEvent,
} from '#app/domain/reach.ts';

const failed = (atMs: number, reason: UnansweredReason = 'timeout'): ReachEvent => ({
  kind: 'unanswered',
  reason,
  atMs,
});
const answered = (atMs: number): ReachEvent => ({ kind: 'answered', atMs });
const signal = (hasNetwork: boolean): ReachEvent => ({ kind: 'network_signal', hasNetwork });
const after = (...events: readonly ReachEvent[]): Reach =>
  events.reduce(applyReachEvent, initialReach(1_000));

describe('where the till stands', () => {
  it.each<[string, readonly ReachEvent[], Partial<Reach>]>([
    ['begins online', [], { state: 'online', sinceMs: 1_000, reason: null }],
    ['one lost answer is no outage', [failed(2_000)], { state: 'online', sinceMs: 1_000, reason: null }],
    [
      'two in a row are one, since the first',
      [failed(2_000), failed(4_000, 'tls')],
      { state: 'unreachable', sinceMs: 2_000, reason: 'tls' },
    ],
    [
      'an answer between them makes them none',
      [failed(2_000), answered(3_000), failed(4_000)],
      { state: 'online' },
    ],
    [
      'an outage goes on under its last reason',
      [failed(2_000), failed(4_000), failed(9_000, 'proxy')],
      { state: 'unreachable', sinceMs: 2_000, reason: 'proxy' },
    ],
    ['the signal alone says nothing', [signal(false)], { state: 'online', sinceMs: 1_000 }],
    [
      'with the signal one failure is enough',
      [signal(false), failed(2_000, 'network')],
      { state: 'no_network', sinceMs: 2_000, reason: 'network' },
    ],
    [
      'the signal in an outage waits for a call to confirm it, and it stays the same outage',
      [failed(2_000), failed(4_000), signal(false), failed(6_000, 'network')],
      { state: 'no_network', sinceMs: 2_000 },
    ],
    [
      'a network without Mercado Pago behind it is another state of the same outage',
      [signal(false), failed(2_000), signal(true), failed(5_000)],
      { state: 'unreachable', sinceMs: 2_000 },
    ],
    [
      'the network alone brings nothing back',
      [signal(false), failed(2_000), signal(true)],
      { state: 'no_network', sinceMs: 2_000 },
    ],
    [
      'an answer brings it back at once',
      [failed(2_000), failed(4_000), answered(9_000)],
      { state: 'online', sinceMs: 9_000, reason: null },
    ],
    [
      'an answer wins over the signal, which is not believed again until it is given anew',
      [signal(false), answered(2_000), failed(3_000)],
      { state: 'online', sinceMs: 1_000 },
    ],
    [
      'and given anew it counts',
      [signal(false), answered(2_000), signal(false), failed(3_000)],
      { state: 'no_network', sinceMs: 3_000 },
    ],
    [
      'a missing permission, a busy order and a limit say nothing, in either state',
      [failed(2_000, 'unauthorized'), failed(3_000, 'busy'), failed(4_000, 'rate_limited'), failed(5_000)],
      { state: 'online', failures: 1 },
    ],
    [
      'nor do they end an outage',
      [failed(2_000), failed(3_000), failed(4_000, 'unauthorized'), failed(5_000, 'rate_limited')],
      { state: 'unreachable', reason: 'timeout', sinceMs: 2_000 },
    ],
  ])('%s', (_name, events, expected) => {
    expect(after(...events)).toMatchObject(expected);
  });

  it('every other reason is one not to be online', () => {
    expect(UNANSWERED_REASONS.filter((reason) => !saysUnreachable(reason))).toEqual([
      'busy',
      'rate_limited',
      'unauthorized',
    ]);
  });

  it('is online after any answer, has a reason exactly when it is not, and needs a failure for that', () => {
    const event = fc.oneof(
      fc.constant(answered(5_000)),
      fc.constantFrom(...UNANSWERED_REASONS).map((reason) => failed(5_000, reason)),
      fc.boolean().map(signal),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const reach = after(...events);
        const hasFailure = events.some((each) => each.kind === 'unanswered' && saysUnreachable(each.reason));
        return (
          (reach.state === 'online') === (reach.reason === null) &&
          (reach.state === 'online' || hasFailure) &&
          applyReachEvent(reach, answered(6_000)).state === 'online'
        );
      }),
    );
  });
});

describe('what is shown', () => {
  it('is not "online" for an account that cannot be asked, and practice always can', () => {
    const shown = CONNECTION_STATES.map((connection) => shownReach('online', connection));
    expect(shown).toEqual(['online', 'online', 'not_connected', 'not_connected', 'not_connected']);
    expect(shownReach('online', null)).toBe('online');
  });

  it('is the outage where there is one, whatever became of the permission meanwhile', () => {
    expect(shownReach('no_network', 'expired')).toBe('no_network');
    expect(shownReach('unreachable', 'missing')).toBe('unreachable');
  });
});
