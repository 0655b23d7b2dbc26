import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { DeferralView } from '#app/contract/deferrals.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { deferralObstacle } from '#renderer/ui/deferral-obstacle.ts';
import { pendingNumber } from '#renderer/ui/pending-number.ts';
import { Message } from '#renderer/ui/message.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import page from '#renderer/ui/page.module.css';
import { customerText } from './deferral-text.ts';
import styles from './deferrals-screen.module.css';

/** So many of those that follow are named. */
const NAMED = 3;

/** The list that is being charged one after the other; nothing of it is sent but by its button. Not there while it is empty. */
export function QueuePanel({ terminalId }: { terminalId: string | null }) {
  const queue = useTillQuery('deferrals.queue', {}).data?.deferrals ?? [];
  const [next, ...later] = queue;
  if (next === undefined) return null;
  return <Queue key={next.deferralId} next={next} later={later} terminalId={terminalId} />;
}

function Queue(props: {
  readonly next: DeferralView;
  readonly later: readonly DeferralView[];
  readonly terminalId: string | null;
}) {
  const words = useWords();
  const client = useQueryClient();
  const open = useNavigation((state) => state.open);
  const status = useTillQuery('till.status', {}).data;
  const charges = useTillQuery('charging.unresolved', {}).data?.charges ?? [];
  const panelRef = useRef<HTMLElement>(null);
  const keep = (queue: { deferrals: DeferralView[] }) => writeAnswer(client, 'deferrals.queue', {}, queue);
  const skip = useTillCommand('deferrals.skip', keep);
  const stop = useTillCommand('deferrals.setQueue', keep);
  const { next, later, terminalId } = props;
  const { deferralId, liveChargeId, owedMinor } = next;
  const failure = skip.failure ?? stop.failure;
  const obstacle = deferralObstacle(next);
  const isShut = obstacle !== null && obstacle !== 'liveCharge';
  const other = charges.find(
    (charge) => !charge.isFinal && charge.terminalId === terminalId && charge.chargeId !== liveChargeId,
  );

  // Skipping takes its own button away: the focus stays with the list.
  useEffect(() => {
    if (document.activeElement === document.body) panelRef.current?.focus();
  }, []);

  return (
    <section
      ref={panelRef}
      tabIndex={-1}
      className={`${page.card} ${styles.queue}`}
      aria-label={words.t('deferrals.queue.title')}
      data-testid="queue"
    >
      <div className={page.head}>
        <h2 className={page.subtitle}>{words.t('deferrals.queue.title')}</h2>
        <strong data-testid="queue-left">
          {words.t('deferrals.queue.left', { n: words.count(later.length + 1) })}
        </strong>
      </div>
      <p className={`${page.soft} ${page.small}`}>{words.t('deferrals.queue.hint')}</p>
      <div className={styles.queueNext} role="status">
        <span>
          {words.t('deferrals.queue.next', { number: pendingNumber(next.number) })} ·{' '}
          <strong>{customerText(next, words)}</strong>
        </span>
        <strong className={styles.queueAmount}>{words.money(owedMinor)}</strong>
      </div>
      {failure === null ? null : <Message tone="problem">{errorText(failure, words, status)}</Message>}
      {isShut ? <Message tone="warning">{words.t(`deferrals.obstacle.${obstacle}`)}</Message> : null}
      {other === undefined ? null : (
        <Message tone="warning">
          <span>{words.t('deferrals.queue.busy', { amount: words.money(other.amountMinor) })}</span>{' '}
          <Button
            size="small"
            onPress={() =>
              open({
                kind: 'card',
                saleId: null,
                totalMinor: other.amountMinor,
                chargeId: other.chargeId,
              })
            }
          >
            {words.t('deferrals.obstacle.charge.see')}
          </Button>
        </Message>
      )}
      <div className={styles.queueButtons}>
        <Button
          look="primary"
          isDisabled={other !== undefined || isShut}
          onPress={() =>
            open({ kind: 'deferralCharge', deferralId, amountMinor: owedMinor, chargeId: liveChargeId })
          }
        >
          {liveChargeId === null
            ? words.t('deferrals.queue.charge', { amount: words.money(owedMinor) })
            : words.t('deferrals.obstacle.charge.see')}
        </Button>
        <Button onPress={() => open({ kind: 'deferral', deferralId })}>
          {words.t('deferrals.queue.open')}
        </Button>
        <Button isPending={skip.isPending} onPress={() => skip.run({ deferralId })}>
          {words.t('deferrals.queue.skip')}
        </Button>
        <Button look="quiet" isPending={stop.isPending} onPress={() => stop.run({ deferralIds: [] })}>
          {words.t('deferrals.queue.stop')}
        </Button>
      </div>
      {later.length === 0 ? null : (
        <p className={`${page.soft} ${page.small}`}>
          {words.t('deferrals.queue.then', {
            names: later
              .slice(0, NAMED)
              .map((each) => `${customerText(each, words)} (${words.money(each.owedMinor)})`)
              .join(', '),
          })}
          {later.length > NAMED
            ? ` ${words.t('deferrals.queue.thenMore', { n: words.count(later.length - NAMED) })}`
            : ''}
        </p>
      )}
    </section>
  );
}
