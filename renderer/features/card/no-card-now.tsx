import type { ReachState } from '#app/domain/reach.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { OtherWays } from './other-ways.tsx';

/**
 * Instead of the card, while Mercado Pago cannot be reached: what else takes the sale. It stays when the connection returns, so that no
 * Enter meant for another button sends a charge.
 */
export function NoCardNow(props: {
  readonly reach: ReachState;
  readonly saleId: string;
  readonly totalMinor: number;
  readonly onTry: () => void;
  readonly onBack: () => void;
}) {
  const words = useWords();
  const { reach } = props;
  return (
    <>
      <div role="status" data-testid="no-card-now" data-reach={reach}>
        <Message tone={reach === 'online' ? 'good' : 'warning'}>
          {reach === 'online' ? words.t('card.away.returned') : words.t(`card.away.${reach}`)}
        </Message>
      </div>
      <p>{words.t('card.away.choose')}</p>
      <OtherWays saleId={props.saleId} totalMinor={props.totalMinor} takesFocus />
      <p className={parts.soft}>{words.t('card.away.byHand')}</p>
      <div className={parts.buttons}>
        <Button onPress={props.onBack} keyHint={words.t('keys.escape')}>
          {words.t('common.back')}
        </Button>
        <Button onPress={props.onTry} look={reach === 'online' ? 'primary' : 'plain'}>
          {words.t(reach === 'online' ? 'card.away.charge' : 'card.away.try')}
        </Button>
      </div>
    </>
  );
}
