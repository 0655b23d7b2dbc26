import { describe, expect, test } from 'vitest';
import { REFUND_STATES } from '#app/domain/refund.ts';
import { isTicketNumber } from '#renderer/features/card/ticket-number.ts';
import { refundObstacle } from '#renderer/features/refund/refund-obstacle.ts';
import { METHODS_OF_TOPIC } from '#renderer/bridge/invalidation.ts';
import { sampleTimeline } from '#test/unit/main/report/sample-timeline.ts';

const [refund] = sampleTimeline().refunds;
if (refund === undefined) throw new Error('the sample has a refund');
const paid = { state: 'processed' as const, isByEvidence: false, orderStatus: 'processed' };

describe('whether money can be asked back', () => {
  test('it can while something is left and none is under way', () => {
    expect(refundObstacle(paid, { refundableMinor: 1, refunds: [] })).toBeNull();
    expect(refundObstacle(paid, { refundableMinor: 1, refunds: [refund] })).toBeNull();
  });

  test('one that has not ended is waited for, whatever is left', () => {
    const open = REFUND_STATES.filter(
      (state) => refundObstacle(paid, { refundableMinor: 1, refunds: [{ ...refund, state }] }) === 'openOne',
    );
    expect(open).toEqual(['prepared', 'unknown', 'requested']);
  });

  test('nothing is left of what went back whole', () => {
    expect(refundObstacle(paid, { refundableMinor: 0, refunds: [refund] })).toBe('nothingLeft');
    const back = { ...paid, state: 'refunded' as const, orderStatus: 'refunded' };
    expect(refundObstacle(back, { refundableMinor: 0, refunds: [] })).toBe('nothingLeft');
  });

  test('a payment that only somebody’s word shows cannot be asked back of the API', () => {
    const byWord = { ...paid, isByEvidence: true };
    for (const orderStatus of [null, 'at_terminal', 'expired']) {
      expect(refundObstacle({ ...byWord, orderStatus }, { refundableMinor: 0, refunds: [] })).toBe(
        'unconfirmed',
      );
    }
    expect(refundObstacle(byWord, { refundableMinor: 0, refunds: [] })).toBe('nothingLeft');
  });
});

test('a ticket number is letters and digits, or none', () => {
  for (const fit of ['', 'A1', '12345678901234567890']) expect(isTicketNumber(fit)).toBe(true);
  for (const unfit of ['A 1', 'ñ', '123456789012345678901', 'a-b']) expect(isTicketNumber(unfit)).toBe(false);
});

test('news of a charge make its refunds and its history stale, and never ask the API again by themselves', () => {
  expect(METHODS_OF_TOPIC.charge).toEqual(expect.arrayContaining(['charging.refunds', 'charging.timeline']));
  for (const [topic, methods] of Object.entries(METHODS_OF_TOPIC)) {
    expect(methods).not.toContain('charging.refresh');
    // Another permission sees other terminals.
    if (topic !== 'account') expect(methods).not.toContain('terminals.list');
  }
});
