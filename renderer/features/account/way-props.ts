import type { AccountStatus } from '#app/contract/account.ts';
import type { TillStatus } from '#app/contract/status.ts';
import type { useTillCommand } from '#renderer/bridge/use-till-command.ts';

/** What every way to connect is given. */
export interface WayProps {
  readonly status: TillStatus;
  readonly account: AccountStatus;
  /** Something about it changed, the account is not connected yet. */
  readonly onChanged: (after: AccountStatus) => void;
  readonly onConnected: (after: AccountStatus) => void;
  /** Ends the way through Mercado Pago's page with its final address. */
  readonly finish: ReturnType<typeof useTillCommand<'account.finishAuthorization'>>;
}
