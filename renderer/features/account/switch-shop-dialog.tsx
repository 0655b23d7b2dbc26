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
import styles from './account.module.css';

/** The shop that would be opened. */
export type OtherShop =
  { readonly mode: 'practice' } | { readonly mode: 'test' | 'live'; readonly nickname: string };

/** Says what changes with the shop before it is opened. The focus starts on the button that changes nothing. */
export function SwitchShopDialog({ other, onClose }: { other: OtherShop; onClose: () => void }) {
  const words = useWords();
  const status = useTillQuery('till.status', {}).data;
  // The event of the opened shop leads to its till screen and takes this dialog away.
  const open = useTillCommand('account.openShop', onClose);
  useRefusedScans();
  const nickname = other.mode === 'practice' ? '' : shortText(other.nickname, 40);
  return (
    <Window
      title={
        other.mode === 'practice'
          ? words.t('account.shop.toPractice.title')
          : words.t('account.shop.toAccount.title', { nickname })
      }
      onClose={onClose}
    >
      <Message tone={other.mode === 'live' ? 'warning' : 'plain'}>
        <strong>{words.t(`account.shop.changes.${other.mode}`)}</strong>
      </Message>
      <p>{words.t('account.shop.changes')}</p>
      <ul className={styles.changes}>
        {(['ledger', 'day', 'terminal'] as const).map((change) => (
          <li key={change}>{words.t(`account.shop.changes.${change}`)}</li>
        ))}
      </ul>
      {open.failure === null ? null : (
        <Message tone="problem">{errorText(open.failure, words, status)}</Message>
      )}
      <div className={parts.buttons}>
        <Button autoFocus onPress={onClose} keyHint={words.t('keys.escape')}>
          {words.t('common.back')}
        </Button>
        <Button
          look="primary"
          isPending={open.isPending}
          onPress={() => open.run({ shop: other.mode === 'practice' ? 'practice' : 'account' })}
        >
          {other.mode === 'practice'
            ? words.t('account.shop.toPractice.confirm')
            : words.t('account.shop.openAccount', { nickname })}
        </Button>
      </div>
    </Window>
  );
}
