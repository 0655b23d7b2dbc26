import type { AccountStatus, ConnectedAccount } from '#app/contract/account.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { shortText } from '#renderer/ui/visible-text.ts';
import { lagText } from './lag-text.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface AccountFact {
  readonly name: 'account' | 'userId' | 'country' | 'worth' | 'kind' | 'state' | 'until';
  readonly value: string;
}

/** Who the account is and how the permission stands, label by label. `nowMs`: for the days that are left. */
export function accountFacts(account: ConnectedAccount, words: Words, nowMs: number): readonly AccountFact[] {
  const { t } = words;
  return [
    { name: 'account', value: shortText(account.nickname, 60) },
    { name: 'userId', value: shortText(account.userId, 40) },
    { name: 'country', value: t(`shell.site.${account.site}`) },
    { name: 'worth', value: t(`account.fact.worth.${account.isTest ? 'test' : 'live'}`) },
    { name: 'state', value: t(`account.state.${account.connection}`) },
    ...(account.kind === null
      ? []
      : [
          { name: 'kind' as const, value: t(`account.kind.${account.kind}`) },
          { name: 'until' as const, value: untilText(account, words, nowMs) },
        ]),
  ];
}

/** Days are no measure of a permission that lasts hours. */
function untilText({ expiresAtMs, kind }: ConnectedAccount, words: Words, nowMs: number): string {
  if (expiresAtMs === null) return words.t('account.until.unknown');
  const time = words.dateTime(expiresAtMs);
  if (kind === 'client_credentials') return time;
  const days = Math.max(0, Math.floor((expiresAtMs - nowMs) / DAY_MS));
  return words.t('account.until.days', { time, n: words.count(days) });
}

/** What is known of the permission beside its dates: how it is renewed, and where it is kept. */
export function permissionSentences(status: AccountStatus, words: Words): readonly string[] {
  const kind = status.account?.kind ?? null;
  if (kind === null) return [];
  return [
    words.t(`account.renews.${kind}`),
    words.t(status.keptOnlyNow === null ? 'account.kept.store' : `account.kept.${status.keptOnlyNow}`),
  ];
}

/** What the owner should do something about; empty while all is well. */
export function permissionWarnings(status: AccountStatus, words: Words): readonly string[] {
  const { account, clockOffMs } = status;
  const failure = account?.renewalFailure ?? null;
  return [
    ...(failure === null
      ? []
      : [words.t(`account.renewal.${failure.reason}`, { time: words.dateTime(failure.atMs) })]),
    ...(clockOffMs === null
      ? []
      : [
          words.t(clockOffMs > 0 ? 'account.clock.ahead' : 'account.clock.behind', {
            lag: lagText(clockOffMs),
          }),
        ]),
  ];
}
