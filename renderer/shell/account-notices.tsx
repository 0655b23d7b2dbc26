import type { TillStatus } from '#app/contract/status.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import styles from './app.module.css';

/** What the owner should know of the account's permission and of the settings' file; nothing while both are as they should be. */
export function AccountNotices({ status }: { status: TillStatus }) {
  const words = useWords();
  const { screen, go } = useNavigation();
  const connection = status.account?.connection ?? 'connected';
  const link =
    screen === 'account' ? null : (
      <Button size="small" onPress={() => go('account')}>
        {words.t('account.open')}
      </Button>
    );
  return (
    <>
      {/* Whoever opened the account's shop since has seen to it. */}
      {status.isSettingsFileBad && status.account === null ? (
        <div className={styles.accountNotice} data-testid="settings-notice">
          <Message tone="warning">
            <span>{words.t('account.notice.settings')}</span> {link}
          </Message>
        </div>
      ) : null}
      {connection === 'connected' ? null : (
        <div className={styles.accountNotice} data-testid="connection-notice" data-connection={connection}>
          <Message tone="warning">
            <span>{words.t(`account.notice.${connection}`)}</span> {link}
          </Message>
        </div>
      )}
    </>
  );
}
