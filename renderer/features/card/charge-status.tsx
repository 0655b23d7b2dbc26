import { useEffect, useRef, useState } from 'react';
import type { ChargeView } from '#app/contract/charging.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckIcon, WarnIcon } from '#renderer/ui/icons.tsx';
import styles from './card-dialog.module.css';
import { chargeSteps } from './charge-steps.ts';
import { chargeText } from './charge-text.ts';
import { useIsPast } from './use-is-past.ts';
import { usePermissionGone } from './use-permission-gone.ts';

/** Where a charge is on its way, and what that means. */
export function ChargeStatus({ charge }: { charge: ChargeView }) {
  const words = useWords();
  const { open, close, go, dialog } = useNavigation();
  const stateRef = useRef<HTMLDivElement>(null);
  const needsEvidence = useIsPast(charge.settleableFromMs);

  // A button that goes away takes the focus with it: keep it inside the dialog, where keys are heard and states read aloud.
  useEffect(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) stateRef.current?.focus();
  }, [charge.state]);

  const text = chargeText(charge, words);
  const isWaitingForAccount = usePermissionGone() && !charge.isFinal;
  const sentences = new Set([
    ...text.sentences,
    ...(isWaitingForAccount ? [words.t('charge.unanswered.unauthorized')] : []),
  ]);
  return (
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
          {[...sentences].map((sentence) => (
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
        <div className={styles.stateButtons}>
          <Button
            size="small"
            onPress={() => open({ kind: 'history', chargeId: charge.chargeId, back: dialog })}
          >
            {words.t('history.button')}
          </Button>
          {isWaitingForAccount ? (
            <Button
              size="small"
              onPress={() => {
                close();
                go('account');
              }}
            >
              {words.t('account.open')}
            </Button>
          ) : null}
        </div>
      </div>
    </div>
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
