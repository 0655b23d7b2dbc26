import { authorizationCodeOf, newPaymentId } from './ids.ts';
import { CARDS } from './order-view.ts';
import type { PaymentMeans, PaymentRecord } from './payment-record.ts';
import { isPayable, preferenceAmountMinor } from './preference.ts';
import type { Cloud } from './route.ts';
import { SITES } from './site.ts';
import { runningMode } from './terminal.ts';

/** A payment that the state of the terminal or of the preference does not allow. */
export class PaymentRefused extends Error {
  override readonly name = 'PaymentRefused';
}

/**
 * Somebody types an amount on a terminal in STANDALONE mode and presents a card: a payment that no order asked for, without a
 * reference. Throws `PaymentRefused` for a terminal in another mode, without connection, or virtual.
 */
export function payByHand(
  cloud: Cloud,
  terminalId: string,
  amountMinor: number,
  means: PaymentMeans,
): PaymentRecord {
  cloud.world.settle();
  const terminal = cloud.store.terminals.get(terminalId);
  if (terminal === undefined) throw new PaymentRefused(`There is no terminal ${terminalId}.`);
  const mode = runningMode(terminal);
  if (terminal.isVirtual || mode !== 'STANDALONE') {
    throw new PaymentRefused(`The terminal takes no amount by hand: it runs in ${mode} mode.`);
  }
  if (!terminal.isOnline) throw new PaymentRefused('The terminal has no connection.');
  const { posId, storeId, userId } = terminal;
  return make(cloud, means, {
    userId,
    origin: { kind: 'by_hand', terminalId, posId, storeId },
    externalReference: null,
    description: null,
    amountMinor,
  });
}

/**
 * Somebody pays the page of a preference: a payment with its reference and its amount. Throws `PaymentRefused` when the page takes
 * none: it is not valid yet or any more, or was paid where that is once only (`preferencePaidAgain` among the open questions).
 */
export function payPreference(cloud: Cloud, preferenceId: string, means: PaymentMeans): PaymentRecord {
  cloud.world.settle();
  const { store, clock, answers } = cloud;
  const preference = store.preferences.get(preferenceId);
  if (preference === undefined) throw new PaymentRefused(`There is no preference ${preferenceId}.`);
  if (!isPayable(preference, clock.nowMs())) {
    throw new PaymentRefused('The preference is not valid at this moment.');
  }
  const isPaid = [...store.payments.values()].some(
    ({ origin, declined }) =>
      origin.kind === 'by_link' && origin.preferenceId === preferenceId && declined === null,
  );
  if (isPaid && answers('preferencePaidAgain') === 'refused') {
    throw new PaymentRefused('The preference has been paid.');
  }
  return make(cloud, means, {
    userId: preference.userId,
    origin: { kind: 'by_link', preferenceId },
    externalReference: preference.externalReference,
    description: preference.items[0]?.title ?? null,
    amountMinor: preferenceAmountMinor(preference),
  });
}

type Asked = Pick<PaymentRecord, 'userId' | 'origin' | 'externalReference' | 'description' | 'amountMinor'>;

function make(
  { store, clock, chance, site, world }: Cloud,
  means: PaymentMeans,
  asked: Asked,
): PaymentRecord {
  const { wallet = null, declined = null, installments = 1 } = means;
  const brand = wallet === null ? (means.brand ?? 'visa') : null;
  const isCredit = brand !== null && CARDS[brand].type === 'credit_card';
  const nowMs = clock.nowMs();
  const id = newPaymentId(chance);
  const payment: PaymentRecord = {
    ...asked,
    id,
    currency: SITES[site].currency,
    declined,
    brand,
    wallet,
    installments: isCredit ? installments : 1,
    authorizationCode: declined === null && wallet === null ? authorizationCodeOf(id) : null,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    refunds: [],
    refundDoneAtMs: null,
  };
  store.commit([{ kind: 'payment', payment }]);
  world.settle();
  return payment;
}
