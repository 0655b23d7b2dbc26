import { useEffect } from 'react';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from './navigation.ts';

/**
 * Keeps a payment dialog in step with its basket, which another window of the same till may have charged, changed or sold
 * meanwhile: shows the running charge, the new total, or nothing. Not while the dialog's own request is on its way.
 */
export function usePayableBasket(
  kind: 'cash' | 'card' | 'other' | 'defer',
  saleId: string,
  totalMinor: number,
  isBusy: boolean,
): void {
  const { open, close } = useNavigation();
  const basket = useTillQuery('basket.current', {}).data;
  useEffect(() => {
    if (basket === undefined || isBusy) return;
    if (basket.saleId !== saleId || basket.lines.length === 0) close();
    else if (basket.status === 'charging') {
      open({ kind: 'card', saleId, totalMinor: basket.totalMinor, chargeId: basket.chargeId });
    } else if (basket.totalMinor !== totalMinor) {
      open(
        kind === 'card'
          ? { kind, saleId, totalMinor: basket.totalMinor, chargeId: null }
          : { kind, saleId, totalMinor: basket.totalMinor },
      );
    }
  }, [basket, isBusy, saleId, totalMinor, kind, open, close]);
}
