import { useEffect, useRef } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { useArmed } from '#renderer/ui/use-armed.ts';

/** Sends the amount (minor units) that it names. Guarded, it takes the focus and a press only when none has come for a moment. */
export function SendButton(props: {
  readonly amountMinor: number;
  readonly isGuarded: boolean;
  readonly isDisabled: boolean;
  readonly isPending: boolean;
  readonly onPress: () => void;
}) {
  const words = useWords();
  const isArmed = useArmed(props.isGuarded);
  const placeRef = useRef<HTMLSpanElement>(null);

  // Its place keeps the focus in the dialog, where Escape is heard, until the button can have it.
  useEffect(() => {
    const place = placeRef.current;
    if (place === null) return;
    if (!isArmed) place.focus();
    else if (document.activeElement === place) place.querySelector('button')?.focus();
  }, [isArmed]);

  return (
    <span ref={placeRef} tabIndex={-1} className={parts.grow}>
      <Button
        look="primary"
        size="large"
        isWide
        autoFocus={isArmed}
        isDisabled={props.isDisabled || !isArmed}
        isPending={props.isPending}
        keyHint={words.t('keys.enter')}
        onPress={props.onPress}
      >
        {words.t('card.start', { amount: words.money(props.amountMinor) })}
      </Button>
    </span>
  );
}
