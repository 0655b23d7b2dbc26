import { z } from 'zod';
import { DayReport, type DayDeferrals } from '#app/contract/day.ts';
import { AGE_BUCKETS } from '#app/domain/deferral.ts';

/** What the first version of the report did not have: there were no refunds, and evidence was not asked about. */
const FirstVersion = z.looseObject({
  schemaVersion: z.literal(1),
  byEvidence: z.strictObject({ count: z.int(), amountMinor: z.int() }),
});

/** Until the second, a report knew practice and money; test accounts came with the third. */
const SecondVersion = z.looseObject({ schemaVersion: z.literal(2), isPractice: z.boolean() });

/** Until the third, every sale was paid at once, in cash or on the terminal. */
const ThirdVersion = z.looseObject({
  schemaVersion: z.literal(3),
  tenders: z.array(z.unknown()),
  cash: z.looseObject({}),
});

/** A report as it was stored at its close, in today's shape: the figures are those of then, whatever is new in it is empty. */
export function readDayReport(text: string): DayReport {
  return DayReport.parse(liftThird(liftSecond(liftFirst(JSON.parse(text)))));
}

function liftFirst(stored: unknown): unknown {
  const first = FirstVersion.safeParse(stored);
  if (!first.success) return stored;
  return {
    ...first.data,
    schemaVersion: 2,
    byEvidence: { ...first.data.byEvidence, notCharged: 0, confirmed: 0, contradicted: 0 },
    refunds: [],
    refundTaxes: [],
    refundsUnderWay: { count: 0, amountMinor: 0 },
  };
}

function liftSecond(stored: unknown): unknown {
  const second = SecondVersion.safeParse(stored);
  if (!second.success) return stored;
  const { isPractice, ...kept } = second.data;
  return { ...kept, schemaVersion: 3, mode: isPractice ? 'practice' : 'live' };
}

function liftThird(stored: unknown): unknown {
  const third = ThirdVersion.safeParse(stored);
  if (!third.success) return stored;
  const { tenders, cash } = third.data;
  return {
    ...third.data,
    schemaVersion: 4,
    tenders: [...tenders, { kind: 'other', ...NOTHING }, { kind: 'deferred', ...NOTHING }],
    otherMethods: [],
    cash: { ...cash, collectedMinor: 0 },
    deferrals: NO_DEFERRALS,
  };
}

const NOTHING = { count: 0, amountMinor: 0 };

const NO_DEFERRALS: DayDeferrals = {
  owedBeforeMinor: 0,
  captured: NOTHING,
  charged: NOTHING,
  byHand: NOTHING,
  byLink: NOTHING,
  collected: [],
  converted: { cash: NOTHING, other: NOTHING },
  returned: NOTHING,
  writtenOff: NOTHING,
  paidTooMuch: NOTHING,
  openSlips: NOTHING,
  owed: NOTHING,
  ages: AGE_BUCKETS.map((bucket) => ({ bucket, ...NOTHING })),
};
