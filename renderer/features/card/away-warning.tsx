import type { ShownReach } from '#app/domain/reach.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Message } from '#renderer/ui/message.tsx';

/** Over a form that can be sent all the same: why it may not arrive. Nothing while nothing is in the way. */
export function AwayWarning({ reach }: { readonly reach: ShownReach }) {
  const words = useWords();
  if (reach === 'online') return null;
  return (
    <Message tone="warning">
      {words.t(reach === 'not_connected' ? 'card.away.not_connected' : 'card.away.warning')}
    </Message>
  );
}
