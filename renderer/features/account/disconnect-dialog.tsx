import type { AccountStatus } from '#app/contract/account.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { shortText } from '#renderer/ui/visible-text.ts';
import { Window } from '#renderer/ui/window.tsx';

/** Says what is forgotten and what stays, before it is. */
export function DisconnectDialog(props: {
  readonly nickname: string;
  readonly onDone: (after: AccountStatus) => void;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const status = useTillQuery('till.status', {}).data;
  const disconnect = useTillCommand('account.disconnect', (after) => {
    props.onDone(after);
    props.onClose();
  });
  useRefusedScans();
  return (
    <Window
      title={words.t('account.disconnect.title', { nickname: shortText(props.nickname, 40) })}
      onClose={props.onClose}
    >
      <p>{words.t('account.disconnect.text')}</p>
      <p className={parts.soft}>{words.t('account.disconnect.elsewhere')}</p>
      {disconnect.failure === null ? null : (
        <Message tone="problem">{errorText(disconnect.failure, words, status)}</Message>
      )}
      <div className={parts.buttons}>
        <Button autoFocus onPress={props.onClose} keyHint={words.t('keys.escape')}>
          {words.t('common.back')}
        </Button>
        <Button look="danger" isPending={disconnect.isPending} onPress={() => disconnect.run({})}>
          {words.t('account.disconnect')}
        </Button>
      </div>
    </Window>
  );
}
