import { z } from 'zod';

import { payByHand, PaymentRefused, payPreference } from '../make-payment.ts';
import { PaymentMeans, type PaymentRecord } from '../payment-record.ts';
import { isPayable, preferenceAmountMinor } from '../preference.ts';
import { truthOfPayment } from '../truth.ts';
import { notFound, notNow, ok } from './answers.ts';
import { callWith, type ControlCall } from './control-call.ts';

const PaymentByHand = z.strictObject({
  amountMinor: z.int().min(1).max(999_999_999_999),
  ...PaymentMeans.shape,
});

/** Payments that no order asks for: by hand on a terminal, and by link. */
export const PAYMENT_CALLS: readonly ControlCall[] = [
  callWith({
    method: 'POST',
    path: '/terminals/{terminal_id}/payments',
    does: 'Somebody types an amount on the terminal, which must run in STANDALONE mode, and pays it.',
    body: PaymentByHand,
    run: ({ cloud }, { params, body: { amountMinor, ...means } }) => {
      const terminalId = params.terminal_id ?? '';
      if (!cloud.store.terminals.has(terminalId)) return notFound('terminal');
      return paid(() => payByHand(cloud, terminalId, amountMinor, means));
    },
  }),
  {
    method: 'GET',
    path: '/preferences',
    does: 'Lists the preferences of both accounts, and whether they can be paid now.',
    run: ({ cloud }) =>
      ok({
        preferences: [...cloud.store.preferences.values()].map((preference) => ({
          ...preference,
          amountMinor: preferenceAmountMinor(preference),
          isPayable: isPayable(preference, cloud.clock.nowMs()),
        })),
      }),
  },
  callWith({
    method: 'POST',
    path: '/preferences/{preference_id}/payments',
    does: 'Somebody pays the page of a preference; 409 when it is not valid now.',
    body: PaymentMeans,
    run: ({ cloud }, { params, body }) => {
      const preferenceId = params.preference_id ?? '';
      if (!cloud.store.preferences.has(preferenceId)) return notFound('preference');
      return paid(() => payPreference(cloud, preferenceId, body));
    },
  }),
];

function paid(pay: () => PaymentRecord): ReturnType<ControlCall['run']> {
  try {
    return ok(truthOfPayment(pay()));
  } catch (error) {
    if (error instanceof PaymentRefused) return notNow(error.message);
    throw error;
  }
}
