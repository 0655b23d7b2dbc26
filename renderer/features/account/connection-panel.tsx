import { useState } from 'react';
import type { AccountStatus } from '#app/contract/account.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import styles from './account.module.css';
import { accountFacts, permissionSentences, permissionWarnings } from './connection-text.ts';
import { DisconnectDialog } from './disconnect-dialog.tsx';

/** The connected account: whose it is, how the permission stands, where it is kept. */
export function ConnectionPanel(props: {
  readonly status: TillStatus;
  readonly account: AccountStatus;
  readonly onChanged: (after: AccountStatus) => void;
  /** Undefined while the ways to connect are shown below all the same. */
  readonly onReconnect?: () => void;
}) {
  const words = useWords();
  const [nowMs] = useState(() => Date.now());
  const [isAsking, setIsAsking] = useState(false);
  const { account } = props;
  if (account.account === null) return null;
  const { connection, nickname } = account.account;
  // Over the shop of the account the same is said above the screen.
  const isSaidAbove = props.status.account !== null;
  return (
    <section className={page.card} data-testid="account-connection" data-connection={connection}>
      <h3 className={page.subtitle}>{words.t('account.connection.title')}</h3>
      <dl className={styles.facts}>
        {accountFacts(account.account, words, nowMs).map(({ name, value }) => (
          <div key={name} className={styles.fact}>
            <dt>{words.t(`account.fact.${name}`)}</dt>
            <dd
              data-testid={`account-${name}`}
              {...(name === 'state' ? { 'data-connection': connection } : {})}
            >
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {connection === 'connected' || isSaidAbove ? null : (
        <Message tone="warning">{words.t(`account.notice.${connection}`)}</Message>
      )}
      {permissionWarnings(account, words).map((sentence) => (
        <Message key={sentence} tone="warning">
          {sentence}
        </Message>
      ))}
      {permissionSentences(account, words).map((sentence) => (
        <p key={sentence} className={`${page.soft} ${page.small}`}>
          {sentence}
        </p>
      ))}
      <div className={page.buttons}>
        {props.onReconnect === undefined ? null : (
          <Button onPress={props.onReconnect}>{words.t('account.reconnect')}</Button>
        )}
        <Button look="danger" onPress={() => setIsAsking(true)}>
          {words.t('account.disconnect')}
        </Button>
      </div>
      {isAsking ? (
        <DisconnectDialog nickname={nickname} onDone={props.onChanged} onClose={() => setIsAsking(false)} />
      ) : null}
    </section>
  );
}
