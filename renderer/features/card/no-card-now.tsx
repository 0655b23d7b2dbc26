import type { ShownReach } from '#app/domain/reach.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useShortcuts } from '#renderer/input/use-shortcuts.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { OtherWays } from './other-ways.tsx';
import { useGoToAccount } from './use-go-to-account.ts';

/**
 * Instead of the card, while it cannot be charged: what else takes the sale. It stays when the connection returns, so that no Enter
 * meant for another button sends a charge; and the focus is on the way back, so that none books what nobody paid.
 */
export function NoCardNow(props: {
  readonly reach: ShownReach;
  readonly saleId: string;
  readonly totalMinor: number;
  readonly onTry: () => void;
  readonly onBack: () => void;
}) {
  const words = useWords();
  const { reach } = props;
  const goToAccount = useGoToAccount();
  useShortcuts({ 'Alt+Digit5': reach === 'not_connected' ? goToAccount : undefined });
  return (
    <>
      <div role="status" data-testid="no-card-now" data-reach={reach}>
        <Message tone={reach === 'online' ? 'good' : 'warning'}>
          {reach === 'online' ? words.t('card.away.returned') : words.t(`card.away.${reach}`)}
        </Message>
      </div>
      <p>{words.t('card.away.choose')}</p>
      <OtherWays saleId={props.saleId} totalMinor={props.totalMinor} />
      <p className={parts.soft}>{words.t('card.away.byHand')}</p>
      <div className={parts.buttons}>
        <Button onPress={props.onBack} keyHint={words.t('keys.escape')} autoFocus>
          {words.t('common.back')}
        </Button>
        {reach === 'not_connected' ? (
          <Button onPress={goToAccount} keyHint="Alt 5">
            {words.t('account.open')}
          </Button>
        ) : (
          <Button onPress={props.onTry} look={reach === 'online' ? 'primary' : 'plain'}>
            {words.t(reach === 'online' ? 'card.away.charge' : 'card.away.try')}
          </Button>
        )}
      </div>
    </>
  );
}
