import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountStatus } from '#app/contract/account.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { useNotices } from '#renderer/ui/notices.ts';
import { ConnectPanel } from './connect-panel.tsx';
import { ConnectionPanel } from './connection-panel.tsx';
import { ShopPanel } from './shop-panel.tsx';

/** Which shop is open, whose account is connected and how, and the ways to connect one. */
export function AccountPanel({ status }: { status: TillStatus }) {
  const words = useWords();
  const client = useQueryClient();
  const query = useTillQuery('account.status', {});
  /** The permission that is to be replaced by a new one; another one in its place ends that. */
  const [replaced, setReplaced] = useState<string | null>(null);
  const keep = (after: AccountStatus) => writeAnswer(client, 'account.status', {}, after);
  const onConnected = (after: AccountStatus) => {
    keep(after);
    setReplaced(null);
    useNotices.getState().show({ tone: 'good', text: words.t('account.return.done.title') });
  };
  // Kept here: what it ends with is read after the way it belongs to has gone from the screen.
  const finish = useTillCommand('account.finishAuthorization', onConnected);

  const account = query.data;
  if (account === undefined) {
    return query.error === null ? null : (
      <Message tone="problem">
        <span>{errorText(query.error, words, status)}</span>{' '}
        <Button size="small" onPress={() => void query.refetch()}>
          {words.t('common.retry')}
        </Button>
      </Message>
    );
  }
  const isConnecting =
    account.account?.connection !== 'connected' ||
    account.authorization !== null ||
    account.authorizationProblem !== null ||
    finish.failure !== null ||
    replaced === permissionMark(account);
  return (
    <>
      <ShopPanel status={status} account={account} />
      {account.account === null ? null : (
        <ConnectionPanel
          status={status}
          account={account}
          onChanged={keep}
          {...(isConnecting ? {} : { onReconnect: () => setReplaced(permissionMark(account)) })}
        />
      )}
      {isConnecting ? (
        <ConnectPanel
          status={status}
          account={account}
          finish={finish}
          onChanged={keep}
          onConnected={(after) => {
            finish.forget();
            onConnected(after);
          }}
        />
      ) : null}
    </>
  );
}

/** Tells one permission from the next, as far as the screen knows them. */
function permissionMark({ account }: AccountStatus): string {
  return [account?.userId, account?.kind, account?.expiresAtMs].join('-');
}
