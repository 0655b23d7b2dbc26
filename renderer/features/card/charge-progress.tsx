import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ChargeView } from '#app/contract/charging.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckIcon, WarnIcon } from '#renderer/ui/icons.tsx';
import { Message } from '#renderer/ui/message.tsx';
import styles from './card-dialog.module.css';
import { ChargeButtons } from './charge-buttons.tsx';
import { chargeSteps } from './charge-steps.ts';
import { chargeText } from './charge-text.ts';
import { chargeNamedBy, isRepeatQuestion, RepeatQuestion } from './repeat-question.tsx';
import { SettleForm } from './settle-form.tsx';
import { useIsPast } from './use-is-past.ts';
import { WaitingForTerminal } from './waiting-for-terminal.tsx';

/** Follows a charge: where it is, what that means, and what can be done. */
export function ChargeProgress({ charge, isFromList }: { charge: ChargeView; isFromList: boolean }) {
  const words = useWords();
  const client = useQueryClient();
  const { open, dialog } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const basket = useTillQuery('basket.current', {}).data;
  const stateRef = useRef<HTMLDivElement>(null);
  const keep = (view: ChargeView) => writeAnswer(client, 'charging.get', { chargeId: view.chargeId }, view);
  const cancel = useTillCommand('charging.cancel', keep);
  const again = useTillCommand('charging.start', (view) => {
    keep(view);
    open({ kind: 'card', saleId: view.saleId, totalMinor: view.amountMinor, chargeId: view.chargeId });
  });

  // A button that goes away takes the focus with it: keep it inside the dialog, where keys are heard and states read aloud.
  useEffect(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) stateRef.current?.focus();
  }, [charge.state]);

  const text = chargeText(charge, words);
  const failure = cancel.failure ?? again.failure;
  const isAsking = isRepeatQuestion(again.failure);
  const namedChargeId = chargeNamedBy(again.failure);
  const repeat = (isRepeatMeant: boolean) => {
    if (basket === undefined) return;
    const terminalId = status?.terminalId ?? charge.terminalId;
    const { saleId, options } = charge;
    again.run({ saleId, amountMinor: basket.totalMinor, terminalId, options, isRepeatMeant });
  };
  const needsEvidence = useIsPast(charge.settleableFromMs);
  const isOwnBasket = basket?.saleId === charge.saleId;

  return (
    <>
      <div className={styles.progress}>
        <ol className={styles.steps} aria-label={words.t('charge.steps.label')}>
          {chargeSteps(charge).map((step) => (
            <li
              key={step.name}
              className={styles.step}
              data-mark={step.mark}
              aria-current={step.mark === 'now' ? 'step' : undefined}
            >
              <span className={styles.marker}>
                {step.mark === 'done' ? <CheckIcon /> : step.mark === 'trouble' ? <WarnIcon /> : null}
              </span>
              <span>{words.t(`charge.step.${step.name}`)}</span>
            </li>
          ))}
        </ol>
        <div ref={stateRef} className={styles.state} tabIndex={-1}>
          <div role="status" aria-live="polite" data-testid="charge-state" data-charge-state={charge.state}>
            <p className={styles.stateTitle}>{text.title}</p>
            {text.sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          {text.raw.map((line) => (
            <p key={line} className={styles.raw}>
              {line}
            </p>
          ))}
          <p className={styles.raw}>
            <Elapsed charge={charge} words={words} />
            {charge.isFinal || needsEvidence
              ? null
              : ` · ${words.t('charge.expires', { time: words.time(charge.expiresAtMs) })}`}
          </p>
          <span>
            <Button
              size="small"
              onPress={() => open({ kind: 'history', chargeId: charge.chargeId, back: dialog })}
            >
              {words.t('history.button')}
            </Button>
          </span>
        </div>
      </div>
      <WaitingForTerminal charge={charge} />
      {failure === null ? null : (
        <Message tone={isAsking ? 'warning' : 'problem'}>{errorText(failure, words, status)}</Message>
      )}
      {needsEvidence ? <SettleForm charge={charge} onSettled={keep} /> : null}
      {isAsking ? (
        <RepeatQuestion
          isPending={again.isPending}
          onBack={again.forget}
          onSee={
            namedChargeId === null
              ? null
              : () =>
                  open({
                    kind: 'card',
                    saleId: null,
                    totalMinor: charge.amountMinor,
                    chargeId: namedChargeId,
                  })
          }
          onConfirm={() => repeat(true)}
        />
      ) : (
        <ChargeButtons
          key={charge.isFinal ? 'ended' : 'live'}
          charge={charge}
          isFromList={isFromList}
          isOwnBasket={isOwnBasket}
          isBusy={cancel.isPending || again.isPending}
          onCancel={() => cancel.run({ chargeId: charge.chargeId })}
          onAgain={() => repeat(false)}
          onCash={() => {
            if (basket !== undefined) {
              open({ kind: 'cash', saleId: basket.saleId, totalMinor: basket.totalMinor });
            }
          }}
        />
      )}
    </>
  );
}

function Elapsed({ charge, words }: { charge: ChargeView; words: Words }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (charge.isFinal) return;
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [charge.isFinal]);
  const endMs = charge.isFinal ? charge.changedAtMs : Math.max(nowMs, charge.changedAtMs);
  const seconds = Math.max(0, Math.floor((endMs - charge.preparedAtMs) / 1_000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return <>{words.t('card.elapsed', { time })}</>;
}
