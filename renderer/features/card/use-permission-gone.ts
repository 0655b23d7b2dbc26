import { useTillQuery } from '#renderer/bridge/use-till-query.ts';

/** Whether card charges wait for the account to be connected again: till then nothing is learned of them. */
export function usePermissionGone(): boolean {
  const connection = useTillQuery('till.status', {}).data?.account?.connection;
  return connection === 'expired' || connection === 'rejected' || connection === 'missing';
}
