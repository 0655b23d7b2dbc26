import type { HandPayment } from '#app/contract/deferrals.ts';
import type { MessageKey } from '#app/i18n/messages.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import { terminalName } from '#renderer/ui/terminal-name.ts';
import { shortText } from '#renderer/ui/visible-text.ts';
import type { DeferralStep } from './deferral-step.ts';
import styles from './deferrals.module.css';

/** A slip whose payment is not found yet: what it says, what Mercado Pago said, and what can be done. */
export function SlipPanel(props: {
  readonly deferralId: string;
  readonly hand: HandPayment;
  readonly onStep: (step: DeferralStep) => void;
}) {
  const words = useWords();
  const status = useTillQuery('till.status', {}).data;
  const { deferralId, hand } = props;
  const { model, serial } = terminalName(hand.terminalId);
  const search = useTillCommand('deferrals.searchByHand');
  return (
    <section
      className={styles.underWay}
      aria-label={words.t('deferrals.slip.title')}
      data-testid="slip"
      data-slip-state={hand.state}
    >
      <h3>{words.t('deferrals.slip.title')}</h3>
      <p>
        {words.t('deferrals.slip.facts', {
          amount: words.money(hand.amountMinor),
          terminal: serial === null ? model : `${model} · ${serial}`,
          digits: hand.lastDigits,
          code: shortText(hand.authorizationCode, 20),
        })}
      </p>
      <p role="status">
        <strong>{words.t(sentenceKey(hand))}</strong>
      </p>
      <p className={parts.soft}>
        {hand.searchedAtMs === null
          ? words.t('deferrals.slip.neverSearched')
          : words.t('deferrals.slip.searched', { time: words.dateTime(hand.searchedAtMs) })}
      </p>
      {search.failure === null ? null : (
        <Message tone="problem">{errorText(search.failure, words, status)}</Message>
      )}
      <div className={styles.actions}>
        {hand.state === 'candidates' ? (
          <Button size="small" look="primary" autoFocus onPress={() => props.onStep('candidate')}>
            {words.t('deferrals.slip.choose')}
          </Button>
        ) : null}
        <Button
          size="small"
          autoFocus={hand.state !== 'candidates'}
          isPending={search.isPending}
          onPress={() => search.run({ deferralId })}
        >
          {words.t('deferrals.slip.search')}
        </Button>
        <Button size="small" onPress={() => props.onStep('withdraw')}>
          {words.t('deferrals.slip.withdraw')}
        </Button>
      </div>
    </section>
  );
}

function sentenceKey({ state, candidates }: HandPayment): MessageKey {
  if (state === 'none') return 'deferrals.slip.none';
  if (state !== 'candidates') return 'deferrals.slip.waiting';
  return candidates.length === 1 ? 'deferrals.slip.candidate' : 'deferrals.slip.candidates';
}
