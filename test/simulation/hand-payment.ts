import type { HandSlip } from '#app/contract/deferrals.ts';
import type { CardBrand } from '#main/simulator/simulator.ts';
import type { Counter } from './counter.ts';

/** The last four digits that the simulator's cards have. */
const DIGITS = { visa: '3704', master: '0604', debvisa: '0619' } as const satisfies Partial<
  Record<CardBrand, string>
>;

export interface HandPayment {
  /** As it was read: right, or not. */
  readonly slip: HandSlip;
  /** What was really taken; null when nothing was, whatever the slip says. */
  readonly paymentId: string | null;
}

/**
 * Somebody types the amount on a terminal and reads the slip. Now and then the card is refused, or the amount is typed wrong, or the
 * slip is misread, or there is no slip at all and somebody makes one up.
 */
export function takeOnTerminal(counter: Counter, amountMinor: number): HandPayment {
  const { acquirer, random, log } = counter;
  const terminalId = random.pick(acquirer.terminals);
  const brand = random.pick(['visa', 'master', 'debvisa'] as const);
  const { isOnline, operatingMode } = acquirer.terminal(terminalId);
  const isMade = isOnline && random.isTrue(0.85);
  const typedMinor = random.isTrue(0.08) ? amountMinor + 1 : amountMinor;
  const isRefused = random.isTrue(0.08);
  const isMisread = random.isTrue(0.25);
  const madeUp = `X${String(random.int(100_000, 999_999))}`;
  let code = madeUp;
  let paymentId: string | null = null;
  if (isMade) {
    acquirer.setTerminal(terminalId, { operatingMode: 'STANDALONE' });
    const payment = acquirer.payByHand(terminalId, typedMinor, {
      brand,
      ...(isRefused ? { declined: 'insufficient_amount' as const } : {}),
    });
    acquirer.setTerminal(terminalId, { operatingMode });
    code = payment.authorizationCode ?? madeUp;
    paymentId = payment.chargedMinor === amountMinor ? payment.id : null;
    log.add(`by hand ${payment.id} ${String(payment.chargedMinor)}`);
  }
  const isDigitMisread = isMisread && random.isTrue(0.5);
  return {
    slip: {
      terminalId,
      amountMinor,
      lastDigits: isDigitMisread ? '0000' : DIGITS[brand],
      authorizationCode: isMisread && !isDigitMisread ? madeUp : code,
    },
    paymentId,
  };
}
