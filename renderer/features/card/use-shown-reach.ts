import { shownReach, type ShownReach } from '#app/domain/reach.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';

/** Where the till stands, as its badge says it; online until the till has answered. */
export function useShownReach(): ShownReach {
  const status = useTillQuery('till.status', {}).data;
  return status === undefined ? 'online' : shownReach(status.reach.state, status.account?.connection ?? null);
}
