import { memo } from 'react';
import type { DeferralView } from '#app/contract/deferrals.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import page from '#renderer/ui/page.module.css';
import { shortText } from '#renderer/ui/visible-text.ts';
import { deferralObstacle } from '#renderer/ui/deferral-obstacle.ts';
import { pendingNumber } from '#renderer/ui/pending-number.ts';
import { ageText, customerText, stateKey } from './deferral-text.ts';
import styles from './deferrals-screen.module.css';

/** One line of the list. Remembered: ticking one of five hundred draws one. */
export const DeferralRow = memo(function DeferralRow(props: {
  readonly deferral: DeferralView;
  readonly words: Words;
  readonly isMarked: boolean;
  readonly onMark: (deferralId: string, isMarked: boolean) => void;
  readonly onOpen: (deferralId: string) => void;
}) {
  const { deferral, words } = props;
  const { deferralId, owedMinor, amountMinor, promisedDate } = deferral;
  const number = pendingNumber(deferral.number);
  const name = customerText(deferral, words);
  const canMark = deferralObstacle(deferral) === null;
  return (
    <tr data-deferral-row={deferralId} data-due={deferral.due}>
      <td className={styles.check}>
        {owedMinor === 0 ? null : (
          <input
            type="checkbox"
            aria-label={words.t('deferrals.row.select', { number, name })}
            checked={props.isMarked && canMark}
            disabled={!canMark}
            onChange={(event) => props.onMark(deferralId, event.target.checked)}
          />
        )}
      </td>
      <th scope="row">{number}</th>
      <td className={styles.customer}>
        <button
          type="button"
          className={styles.open}
          aria-label={words.t('deferrals.row.open', { number, name })}
          onClick={() => props.onOpen(deferralId)}
        >
          {name}
        </button>
        {deferral.contact === null || deferral.contact === '' ? null : (
          <span className={`${page.soft} ${page.small} ${styles.contact}`}>
            {shortText(deferral.contact, 80)}
          </span>
        )}
      </td>
      <td className={`${page.number} ${styles.owed}`}>
        <strong>{words.money(owedMinor)}</strong>
        {owedMinor === amountMinor ? null : (
          <span className={`${page.soft} ${page.small} ${styles.contact}`}>
            {words.t('deferrals.ofAmount', { amount: words.money(amountMinor) })}
          </span>
        )}
      </td>
      <td>
        {promisedDate === null ? (
          <span className={page.soft}>{words.t('deferrals.due.none')}</span>
        ) : (
          <>
            {words.date(promisedDate)}
            {deferral.due === 'today' || deferral.due === 'overdue' ? (
              <>
                <br />
                <strong className={styles.due} data-due={deferral.due}>
                  {words.t(`deferrals.due.${deferral.due}`)}
                </strong>
              </>
            ) : null}
          </>
        )}
      </td>
      <td className={styles.age}>{ageText(deferral.ageDays, words)}</td>
      <td>{words.t(stateKey(deferral))}</td>
    </tr>
  );
});
