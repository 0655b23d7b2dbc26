import { useQueryClient } from '@tanstack/react-query';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';

/** Puts the selected ones behind those that wait already. Nothing is sent. */
export function QueueButton(props: { readonly deferralIds: readonly string[]; readonly onDone: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const status = useTillQuery('till.status', {}).data;
  const waiting = useTillQuery('deferrals.queue', {}).data?.deferrals;
  const set = useTillCommand('deferrals.setQueue', (queue) => {
    writeAnswer(client, 'deferrals.queue', {}, queue);
    props.onDone();
  });
  const waitingIds = (waiting ?? []).map((each) => each.deferralId);
  return (
    <>
      {set.failure === null ? null : (
        <Message tone="problem">{errorText(set.failure, words, status)}</Message>
      )}
      <Button
        size="small"
        look="primary"
        isDisabled={waiting === undefined}
        isPending={set.isPending}
        onPress={() =>
          set.run({ deferralIds: [...new Set([...waitingIds, ...props.deferralIds])].slice(0, 500) })
        }
      >
        {words.t(waitingIds.length === 0 ? 'deferrals.queue.start' : 'deferrals.queue.add')}
      </Button>
    </>
  );
}
