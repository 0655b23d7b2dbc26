import type { ChargeView } from '#app/contract/charging.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Message } from '#renderer/ui/message.tsx';
import { useIsPast } from './use-is-past.ts';

/** As terminals are judged (see terminal-health.ts): late, and then probably off. */
const SLOW_AFTER_MS = 10_000;
const OFF_AFTER_MS = 30_000;

/** While the terminal does not fetch the charge: what to press, and a little later what else may be wrong. */
export function WaitingForTerminal({ charge }: { charge: ChargeView }) {
  const words = useWords();
  const sinceMs = charge.waitingForTerminalSinceMs;
  const isSlow = useIsPast(sinceMs === null ? null : sinceMs + SLOW_AFTER_MS);
  const isProbablyOff = useIsPast(sinceMs === null ? null : sinceMs + OFF_AFTER_MS);
  if (!isSlow) return null;
  return (
    <div role="status" data-testid="waiting-for-terminal">
      <Message tone="warning">
        <p>{words.t('charge.waiting.slow')}</p>
        {isProbablyOff ? <p>{words.t('charge.waiting.off')}</p> : null}
      </Message>
    </div>
  );
}
