import type { ChargeView } from '#app/contract/charging.ts';
import type { Basket } from '#app/contract/selling.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Message } from '#renderer/ui/message.tsx';
import { isCancelable } from './charge-stage.ts';
import { OtherWays } from './other-ways.tsx';

/**
 * How a sale can be taken without the card: at once when its charge ended without money, and only after cancelling while it has not.
 * `basket` undefined: not the sale in front.
 */
export function ChargeWays(props: { readonly charge: ChargeView; readonly basket: Basket | undefined }) {
  const words = useWords();
  const reach = useTillQuery('till.status', {}).data?.reach.state ?? 'online';
  const { charge, basket } = props;
  if (basket?.saleId !== charge.saleId) return null;
  const isPaid = charge.state === 'processed' || charge.state === 'refunded';
  if (charge.isFinal) {
    return isPaid ? null : <OtherWays saleId={basket.saleId} totalMinor={basket.totalMinor} />;
  }
  if (reach === 'online' || !isCancelable(charge)) return null;
  return <Message tone="plain">{words.t('card.away.cancelFirst')}</Message>;
}
