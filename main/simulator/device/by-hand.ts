import type { PaymentMeans } from '../payment-record.ts';
import type { Card } from './card.ts';

/**
 * How a card pays an amount that was typed by hand; undefined for one that cannot be read, or whose issuer does not answer: the
 * terminal asks for another one. A tip is for charges of the till.
 */
export function meansOf(card: Card): PaymentMeans | undefined {
  switch (card.kind) {
    case 'pays':
      return {
        ...(card.brand === undefined ? {} : { brand: card.brand }),
        ...(card.wallet === undefined ? {} : { wallet: card.wallet }),
      };
    case 'declines':
      return { declined: card.detail };
    case 'slow_issuer':
    case 'unreadable':
      return undefined;
  }
}
