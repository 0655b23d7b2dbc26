import { CallFailure } from '#renderer/bridge/call-failure.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';

/** Whether the till asks if a charge is meant: the same amount was approved on the same terminal moments ago. */
export function isRepeatQuestion(failure: unknown): boolean {
  return failure instanceof CallFailure && failure.error.code === 'looks_like_repeat';
}

/** Whether the same sale or amount owed has a charge that runs: nothing can be sent beside it. */
export function isLiveAlready(failure: unknown): boolean {
  return failure instanceof CallFailure && failure.error.code === 'charge_live_for_sale';
}

/** The charge that another one may repeat, or that is in its way; null when the failure names none. */
export function chargeNamedBy(failure: unknown): string | null {
  const chargeId = failure instanceof CallFailure ? failure.error.params.chargeId : undefined;
  return typeof chargeId === 'string' ? chargeId : null;
}

/** The buttons of that question. The focus starts on the one that charges nothing: Enter is often pressed twice. */
export function RepeatQuestion(props: {
  readonly isPending: boolean;
  readonly onBack: () => void;
  readonly onSee: (() => void) | null;
  readonly onConfirm: () => void;
}) {
  const words = useWords();
  return (
    <div className={parts.buttons} data-testid="repeat-question">
      <Button autoFocus onPress={props.onBack}>
        {words.t('common.back')}
      </Button>
      {props.onSee === null ? null : <Button onPress={props.onSee}>{words.t('card.repeat.see')}</Button>}
      <Button look="danger" isPending={props.isPending} onPress={props.onConfirm}>
        {words.t('card.repeat.confirm')}
      </Button>
    </div>
  );
}
