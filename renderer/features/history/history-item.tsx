import type { ChargeTimeline, TimelineItem } from '#app/contract/charging.ts';
import { exchangeText, historyText, type HistoryStyle } from '#app/i18n/charge-history.ts';
import { formatDateTime, formatTime } from '#app/i18n/format.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import parts from '#renderer/ui/dialog-parts.module.css';
import { shortText } from '#renderer/ui/visible-text.ts';
import styles from './history-dialog.module.css';

/** The API's own texts are cut: they are support's, and none is that long. */
const LONGEST = 240;

/** One thing that happened: when, what, what told of it, and its place in the ledger. */
export function HistoryItem(props: {
  readonly item: TimelineItem;
  readonly timeline: ChargeTimeline;
  readonly style: HistoryStyle;
}) {
  const words = useWords();
  const { item, style } = props;
  const { sentence, details } = historyText(item, props.timeline, style);
  return (
    <li className={styles.item}>
      <p className={styles.time}>
        {formatDateTime(item.atMs, style.timeZone, style.language).slice(0, 10)}
        <br />
        <strong>{formatTime(item.atMs, style.timeZone)}</strong>
      </p>
      <div>
        <p>{shortText(sentence, LONGEST)}</p>
        {details.length === 0 ? null : (
          <p className={parts.soft}>{details.map((detail) => shortText(detail, LONGEST)).join(' · ')}</p>
        )}
        {item.exchange === null ? null : (
          <p className={`${parts.soft} ${styles.small}`}>
            {exchangeText(item.exchange, style)
              .map((part) => shortText(part, LONGEST))
              .join(' · ')}
          </p>
        )}
        <p className={`${parts.soft} ${styles.small}`}>
          {words.t('history.entry', { seq: item.entrySeq, mark: item.ledgerMark })}
        </p>
      </div>
    </li>
  );
}
