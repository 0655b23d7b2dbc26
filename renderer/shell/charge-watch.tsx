import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { isFinal } from '#app/domain/charge.ts';
import { useBridge } from '#renderer/bridge/bridge-provider.tsx';
import { tillQueryOptions, useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useNotices } from '#renderer/ui/notices.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';

/** Dialogs that say themselves how the charge in them ends. */
const FOLLOWING: ReadonlySet<string> = new Set(['card', 'testCharge', 'deferralCharge']);

/** Says how a charge ended that nobody was looking at: the basket was on hold meanwhile. */
export function ChargeWatch() {
  const bridge = useBridge();
  const client = useQueryClient();
  const words = useWords();
  const charges = useTillQuery('charging.unresolved', {}).data?.charges;
  const openIds = useRef<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (charges === undefined) return;
    const before = openIds.current;
    openIds.current = new Set(charges.map((charge) => charge.chargeId));
    const ended = [...before].filter((chargeId) => !openIds.current.has(chargeId));
    for (const chargeId of ended) {
      const dialog = useNavigation.getState().dialog;
      if (
        dialog !== null &&
        FOLLOWING.has(dialog.kind) &&
        'chargeId' in dialog &&
        dialog.chargeId === chargeId
      )
        continue;
      void client
        .query({ ...tillQueryOptions(bridge, 'charging.get', { chargeId }), staleTime: 0 })
        .then((charge) => {
          if (!isFinal(charge.state)) return;
          const latest = useNavigation.getState().dialog;
          if (latest?.kind === 'receipt' && latest.saleId === charge.saleId) return;
          useNotices.getState().show({
            tone: charge.state === 'processed' ? 'good' : 'plain',
            text: `${words.t(`charge.state.${charge.state}.title`)}: ${words.money(charge.amountMinor)}`,
            ...(charge.saleNumber === null
              ? {}
              : { next: words.t('receipt.title', { number: charge.saleNumber }) }),
          });
        })
        .catch(() => undefined);
    }
  }, [charges, bridge, client, words]);

  return null;
}
