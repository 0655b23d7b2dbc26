import type { TillStatus } from '#app/contract/status.ts';

/** Names the shop that is open: two with one key have one ledger. */
export function shopKey({ mode, site, account }: Pick<TillStatus, 'mode' | 'site' | 'account'>): string {
  return [mode, site, account?.userId ?? ''].join('-');
}
