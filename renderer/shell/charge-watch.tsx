import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { isFinal } from '#app/domain/charge.ts';
import { useBridge } from '#renderer/bridge/bridge-provider.tsx';
import { tillQueryOptions, useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useNotices } from '#renderer/ui/notices.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';

/** Dialogs that say themselves how the charge in them ends. */
const FOLLOWING: ReadonlySet<string> = new Set(['card', 'testCharge', 'deferralCharge']);

/** Says how a charge ended that nobody was looking at, and what has paid for a deferral after it had ended without money. */
export function ChargeWatch() {
  const bridge = useBridge();
  const client = useQueryClient();
  const words = useWords();
  const charges = useTillQuery('charging.unresolved', {}).data?.charges;
  const owedMinor = useTillQuery('till.status', {}).data?.exposure.owedMinor;
  const lastOwedMinor = useRef<number>(undefined);
  const openIds = useRef<ReadonlySet<string>>(new Set());
  /** Those that ended without money while this window was open: Mercado Pago may still approve them. */
  const unpaidIds = useRef(new Set<string>());

  const follow = useEffectEvent(async (chargeId: string) => {
    const charge = await client.query({
      ...tillQueryOptions(bridge, 'charging.get', { chargeId }),
      staleTime: 0,
    });
    if (!isFinal(charge.state)) return;
    const wasUnpaid = unpaidIds.current.has(chargeId);
    if (charge.state === 'processed' || charge.state === 'refunded') unpaidIds.current.delete(chargeId);
    else if (wasUnpaid) return;
    else unpaidIds.current.add(chargeId);
    const { dialog } = useNavigation.getState();
    const isFollowed =
      dialog !== null && FOLLOWING.has(dialog.kind) && 'chargeId' in dialog && dialog.chargeId === chargeId;
    if (isFollowed || (dialog?.kind === 'receipt' && dialog.saleId === charge.saleId)) return;
    useNotices.getState().show({
      tone: charge.state === 'processed' ? 'good' : 'plain',
      text: `${words.t(`charge.state.${charge.state}.title`)}: ${words.money(charge.amountMinor)}`,
      ...(charge.saleNumber === null
        ? {}
        : { next: words.t('receipt.title', { number: charge.saleNumber }) }),
    });
  });

  useEffect(() => {
    if (charges === undefined) return;
    const before = openIds.current;
    openIds.current = new Set(charges.map((charge) => charge.chargeId));
    for (const chargeId of before) {
      if (!openIds.current.has(chargeId)) follow(chargeId).catch(() => undefined);
    }
  }, [charges]);

  // Less is owed: it may be that a charge of it was approved after its end.
  useEffect(() => {
    if (owedMinor === undefined) return;
    const isLess = lastOwedMinor.current !== undefined && owedMinor < lastOwedMinor.current;
    lastOwedMinor.current = owedMinor;
    if (!isLess) return;
    for (const chargeId of unpaidIds.current) follow(chargeId).catch(() => undefined);
  }, [owedMinor]);

  return null;
}
