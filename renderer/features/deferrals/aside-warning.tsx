import type { DeferralDetail } from '#app/contract/deferrals.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';

/** Money came in that took nothing off what is owed: the way to give it back stands before every way to take more. */
export function AsideWarning({ deferral, charges }: Pick<DeferralDetail, 'deferral' | 'charges'>) {
  const words = useWords();
  const { open, dialog } = useNavigation();
  if (deferral.asideMinor === 0) return null;
  return (
    <div data-testid="aside">
      <Message tone="warning">
        <span>{words.t('deferrals.aside', { amount: words.money(deferral.asideMinor) })}</span>{' '}
        {charges
          .filter(({ state, isWithoutSale }) => state === 'processed' && isWithoutSale)
          .map(({ chargeId }) => (
            <Button
              key={chargeId}
              size="small"
              onPress={() => open({ kind: 'refund', chargeId, back: dialog })}
            >
              {words.t('refund.button')}
            </Button>
          ))}
      </Message>
    </div>
  );
}
