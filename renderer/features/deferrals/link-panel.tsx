import type { PaymentLink } from '#app/contract/deferrals.ts';
import { mayStillBePaid } from '#app/domain/payment-link.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CopyField } from '#renderer/ui/copy-field.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import styles from './deferrals.module.css';

/** The last link that was made: where it stands, its address to copy, and its end. */
export function LinkPanel({ deferralId, link }: { deferralId: string; link: PaymentLink }) {
  const words = useWords();
  const status = useTillQuery('till.status', {}).data;
  const end = useTillCommand('deferrals.closeLink');
  return (
    <section
      className={styles.underWay}
      aria-label={words.t('deferrals.link.title')}
      data-testid="link"
      data-link-state={link.state}
    >
      <h3>{words.t('deferrals.link.title')}</h3>
      <p role="status">
        <strong>
          {words.t(`deferrals.link.state.${link.state}`, { amount: words.money(link.amountMinor) })}
        </strong>
      </p>
      {link.state === 'open' && link.url !== null ? (
        <CopyField label={words.t('deferrals.link.url')} value={link.url} />
      ) : null}
      {mayStillBePaid(link.state) ? (
        <p className={parts.soft}>
          {words.t('deferrals.link.until', { time: words.dateTime(link.expiresAtMs) })}
        </p>
      ) : null}
      {end.failure === null ? null : (
        <Message tone="problem">{errorText(end.failure, words, status)}</Message>
      )}
      {link.state === 'making' || link.state === 'open' ? (
        <div className={styles.actions}>
          <Button size="small" autoFocus isPending={end.isPending} onPress={() => end.run({ deferralId })}>
            {words.t('deferrals.link.close')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
