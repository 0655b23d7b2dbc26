import type { TillStatus } from '#app/contract/status.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Message } from '#renderer/ui/message.tsx';
import styles from './app.module.css';

/** What the owner should know of the ledger's file, and what to do; nothing while all is as it should be. */
export function LedgerNotice({ status }: { status: TillStatus }) {
  const words = useWords();
  const notice = status.ledgerNotice;
  if (notice === null) return null;
  const isBad =
    notice.kind === 'diverged' || notice.kind === 'partly_restored' || notice.kind === 'other_ledger';
  return (
    <div className={styles.ledgerNotice} data-testid="ledger-notice">
      <Message tone={isBad ? 'problem' : notice.kind === 'restored_from_journal' ? 'good' : 'warning'}>
        {words.t(`ledger.notice.${notice.kind}`, { n: words.count(notice.entryCount) })}
      </Message>
    </div>
  );
}
