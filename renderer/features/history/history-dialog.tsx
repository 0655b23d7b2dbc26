import type { ChargeTimeline } from '#app/contract/charging.ts';
import { chargeFacts } from '#app/i18n/charge-facts.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import { useNavigation, type OpenDialog } from '#renderer/ui/navigation.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { useSaveFile } from '#renderer/ui/use-save-file.ts';
import { shortText, visibleText } from '#renderer/ui/visible-text.ts';
import { Window } from '#renderer/ui/window.tsx';
import styles from './history-dialog.module.css';
import { HistoryItem } from './history-item.tsx';

/** Everything the ledger knows of a charge, in order, and the paper of it for a disputed payment. */
export function HistoryDialog({ chargeId, back }: { chargeId: string; back: OpenDialog | null }) {
  const words = useWords();
  const goBack = useNavigation((state) => state.goBack);
  const status = useTillQuery('till.status', {}).data;
  const timeline = useTillQuery('charging.timeline', { chargeId });
  const { save, isBusy } = useSaveFile();
  useRefusedScans();
  const leave = () => goBack(back);
  return (
    <Window
      title={words.t('history.title')}
      size="wide"
      onClose={leave}
      badge={<ModeBadge mode={status?.mode} isShort />}
    >
      {timeline.error === null ? null : (
        <Message tone="problem">{errorText(timeline.error, words, status)}</Message>
      )}
      {timeline.data === undefined || status === undefined ? null : (
        <History timeline={timeline.data} timeZone={status.timeZone} />
      )}
      <div className={parts.buttons}>
        <Button autoFocus onPress={leave} keyHint={words.t('keys.escape')}>
          {words.t(back === null ? 'common.close' : 'common.back')}
        </Button>
        <Button
          look="primary"
          isPending={isBusy}
          isDisabled={timeline.data === undefined}
          onPress={() => save('charging.exportTimeline', { chargeId })}
        >
          {words.t('history.save')}
        </Button>
      </div>
    </Window>
  );
}

function History({ timeline, timeZone }: { timeline: ChargeTimeline; timeZone: string }) {
  const words = useWords();
  const style = { language: words.language, timeZone };
  return (
    <div className={styles.paper} role="region" aria-label={words.t('history.items')} tabIndex={0}>
      <dl className={styles.facts}>
        {chargeFacts(timeline.charge, style).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{visibleText(value)}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.t('history.items')}</h3>
      <p className={parts.soft}>{words.t('history.zone', { zone: timeZone })}</p>
      <ol className={styles.items} data-testid="history">
        {timeline.items.map((item) => (
          <HistoryItem key={item.entrySeq} item={item} timeline={timeline} style={style} />
        ))}
      </ol>
      <h3>{words.t('history.sent')}</h3>
      <p className={parts.soft}>{words.t('history.sent.hint')}</p>
      <pre className={styles.sent} data-testid="history-sent">
        {shortText(timeline.requestBody, 4_000)}
      </pre>
    </div>
  );
}
