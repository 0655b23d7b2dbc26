import { describe, expect, test } from 'vitest';
import { REFUND_STATES } from '#app/domain/refund.ts';
import { testRefundStage } from '#renderer/features/card/test-refund-stage.ts';
import { sampleTimeline } from '#test/unit/main/report/sample-timeline.ts';

const [refund] = sampleTimeline().refunds;
if (refund === undefined) throw new Error('the sample has a refund');

describe('giving a test charge back', () => {
  const paid = { paidMinor: 1500, refundedMinor: 0, refundableMinor: 1500, refunds: [] };

  test('it is asked for while nothing has been asked', () => {
    expect(testRefundStage(paid)).toBe('toAsk');
  });

  test('it is not asked for again once it was, whatever became of it', () => {
    for (const state of REFUND_STATES) {
      expect(testRefundStage({ ...paid, refunds: [{ ...refund, state }] }), state).not.toBe('toAsk');
    }
  });

  test('only money that went back whole is done', () => {
    expect(testRefundStage({ ...paid, refundedMinor: 1500, refundableMinor: 0, refunds: [refund] })).toBe(
      'done',
    );
    expect(testRefundStage({ ...paid, refundedMinor: 1499, refunds: [{ ...refund, state: 'done' }] })).toBe(
      'failed',
    );
  });

  test('what was accepted and failed, or was refused, is left to a person', () => {
    const stages = (['prepared', 'unknown', 'requested', 'failed', 'rejected'] as const).map((state) =>
      testRefundStage({ ...paid, refundableMinor: 0, refunds: [{ ...refund, state }] }),
    );
    expect(stages).toEqual(['underWay', 'underWay', 'underWay', 'failed', 'failed']);
  });

  test('a payment of which nothing can be asked back is left to a person too', () => {
    expect(testRefundStage({ ...paid, refundableMinor: 0 })).toBe('failed');
  });
});
