import { useEffect, useRef } from 'react';
import type { TillStatus } from '#app/contract/status.ts';
import { useSearch } from '#renderer/features/till/search-store.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useNotices } from '#renderer/ui/notices.ts';
import { shopKey } from './shop-key.ts';

/** Goes to the till screen when another shop was opened: no dialog and no typed text of the one before stays. */
export function useShopChange(status: TillStatus | undefined): void {
  const key = status === undefined ? null : shopKey(status);
  const lastKey = useRef<string | null>(null);
  useEffect(() => {
    if (key === null) return;
    if (lastKey.current !== null && lastKey.current !== key) {
      useNavigation.getState().begin();
      useNotices.getState().dismiss();
      const search = useSearch.getState();
      search.setTyped('');
      search.select(null);
    }
    lastKey.current = key;
  }, [key]);
}
