import { useQueryClient } from '@tanstack/react-query';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import dialogStyles from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { Window } from '#renderer/ui/window.tsx';

export function ClearDialog(props: {
  readonly saleId: string;
  readonly lineCount: number;
  readonly totalMinor: number;
}) {
  const words = useWords();
  const client = useQueryClient();
  const close = useNavigation((state) => state.close);
  const status = useTillQuery('till.status', {}).data;
  const clear = useTillCommand('basket.clear', (basket) => {
    writeAnswer(client, 'basket.current', {}, basket);
    close();
  });
  useRefusedScans();
  return (
    <Window title={words.t('till.clear.title')} size="narrow" onClose={close}>
      <p>{words.t('till.clear.text', { n: props.lineCount, amount: words.money(props.totalMinor) })}</p>
      {clear.failure === null ? null : (
        <Message tone="problem">{errorText(clear.failure, words, status)}</Message>
      )}
      <div className={dialogStyles.buttons}>
        <Button onPress={close} keyHint={words.t('keys.escape')}>
          {words.t('common.back')}
        </Button>
        <Button
          look="danger"
          autoFocus
          isPending={clear.isPending}
          keyHint={words.t('keys.enter')}
          onPress={() => clear.run({ saleId: props.saleId })}
        >
          {words.t('till.clear.confirm')}
        </Button>
      </div>
    </Window>
  );
}
