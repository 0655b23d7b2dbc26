import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import { useNavigation, type OpenDialog } from '#renderer/ui/navigation.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { Window } from '#renderer/ui/window.tsx';
import styles from './refund-dialog.module.css';
import { RefundForm } from './refund-form.tsx';
import { RefundList } from './refund-list.tsx';
import { refundObstacle } from './refund-obstacle.ts';

/**
 * What went back of a payment, and the form for more. The charge is read again first, because money may have gone back on the
 * terminal or in the app; without an answer the ledger's own knowledge is shown, and that it may not be all.
 */
export function RefundDialog({ chargeId, back }: { chargeId: string; back: OpenDialog | null }) {
  const words = useWords();
  const { goBack, open, dialog } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const refreshed = useTillQuery('charging.refresh', { chargeId }, { isFresh: true });
  const stored = useTillQuery('charging.get', { chargeId });
  const known = useTillQuery('charging.refunds', { chargeId });
  useRefusedScans();

  const isAsking = refreshed.isFetching;
  const charge = stored.data;
  const refunds = known.data;
  const failure = stored.error ?? known.error;
  const leave = () => goBack(back);
  const obstacle = charge === undefined || refunds === undefined ? null : refundObstacle(charge, refunds);

  return (
    <Window
      title={words.t('refund.title')}
      size="wide"
      onClose={leave}
      badge={<ModeBadge mode={status?.mode} isShort />}
    >
      {refunds === undefined ? null : (
        <dl className={styles.figures}>
          {(
            [
              ['paid', refunds.paidMinor],
              ['given', refunds.refundedMinor],
              ['left', refunds.refundableMinor],
            ] as const
          ).map(([name, amountMinor]) => (
            <div key={name} className={styles.figure}>
              <dt>{words.t(`refund.${name}`)}</dt>
              <dd data-testid={`refund-${name}`}>{words.money(amountMinor)}</dd>
            </div>
          ))}
        </dl>
      )}
      <div role="status">{isAsking ? <p className={parts.soft}>{words.t('refund.asking')}</p> : null}</div>
      {failure === null ? null : <Message tone="problem">{errorText(failure, words, status)}</Message>}
      {refreshed.error === null || isAsking ? null : (
        <Message tone="warning">
          <p>{words.t('refund.offline')}</p>
          <p className={styles.retry}>
            <Button size="small" onPress={() => void refreshed.refetch()}>
              {words.t('refund.retry')}
            </Button>
          </p>
        </Message>
      )}
      {refunds === undefined ? null : (
        <RefundList refunds={refunds.refunds}>
          <Button size="small" onPress={() => open({ kind: 'history', chargeId, back: dialog })}>
            {words.t('history.button')}
          </Button>
        </RefundList>
      )}
      {charge !== undefined && refunds !== undefined && obstacle === null ? (
        <RefundForm charge={charge} refunds={refunds} isAsking={isAsking} onBack={leave} />
      ) : (
        <>
          {obstacle === null || isAsking ? null : (
            <Message tone="plain">{words.t(`refund.${obstacle}`)}</Message>
          )}
          <div className={parts.buttons}>
            <Button autoFocus onPress={leave} keyHint={words.t('keys.escape')}>
              {words.t(back === null ? 'common.close' : 'common.back')}
            </Button>
          </div>
        </>
      )}
    </Window>
  );
}
