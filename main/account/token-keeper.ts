import type { ConnectionKind, RenewalFailure } from '#app/contract/account.ts';
import type { ConnectionState } from '#app/domain/connection.ts';
import { assertNever } from '#app/lib/assert.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { PointCredentials } from '#main/point/credentials.ts';
import type { Grant, Oauth } from '#main/point/oauth.ts';
import type { AccountIdentity, Clock, Log, Secrets } from '#main/ports.ts';
import {
  expiresAtMs,
  isRenewalDue,
  isRenewable,
  StoredCredentials,
  type Credentials,
} from './credentials.ts';
import { isGrantFor, renewedCredentials } from './renewed-credentials.ts';
import { createWait } from './wait.ts';

/** Whose credentials are meant. Test credentials of a seller are another account's. */
export type AccountKey = Pick<AccountIdentity, 'userId' | 'isTest'>;

/** How the permission stands. No member gives access to anything. */
export interface KeptState {
  readonly kind: ConnectionKind | null;
  readonly connection: ConnectionState;
  readonly expiresAtMs: number | null;
  readonly renewalFailure: { readonly reason: RenewalFailure; readonly atMs: number } | null;
}

/** Holds one account's credentials: the only part that reads or writes them. */
export interface TokenKeeper {
  /** How it stands for `account`; `missing` for one whose credentials are not held. */
  stateOf(account: AccountKey): KeptState;
  /** What requests for `account` are sent with. Answers nothing for as long as another's are held. */
  credentialsOf(account: AccountKey): PointCredentials;
  /** Renews what has ended, as far as that can be done now. */
  ready(account: AccountKey): Promise<void>;
  /** Takes what the key store has for `account`, unless something else has been taken or forgotten meanwhile. */
  load(account: AccountKey): Promise<void>;
  /** Writes `credentials` and uses them from then on. What cannot be written is used for this run, and said. */
  use(account: AccountKey, credentials: Credentials): Promise<void>;
  /** Forgets them, here first and then in the key store, which is asked again until it has done it. */
  forget(): Promise<void>;
  /** The machine woke up: what is due is done now. */
  hurry(): void;
  stop(): Promise<void>;
}

export interface TokenKeeperParts {
  readonly secrets: Secrets;
  readonly oauth: Pick<Oauth, 'refresh' | 'clientCredentials'>;
  /** Whether Mercado Pago accepts a token, and whose it is. */
  readonly check: (accessToken: string) => Promise<PointAnswer<{ readonly userId: string }>>;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: () => void;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** From then on a renewal that keeps failing is said, although the permission still works. */
const WARN_BEFORE_MS = 7 * 24 * HOUR_MS;
/** No sleep is longer, so that a clock that was set is noticed. */
const LONGEST_REST_MS = HOUR_MS;
/** A renewal that was refused will be again; it is tried for the case that it was not meant. */
const AFTER_REFUSAL_MS = 6 * HOUR_MS;
/** Nobody renews or checks more often than this, however many requests are refused. */
const LEAST_APART_MS = 30_000;

interface Held {
  readonly account: AccountKey;
  readonly credentials: Credentials;
}

export function createTokenKeeper(parts: TokenKeeperParts): TokenKeeper {
  const { secrets, clock, log } = parts;
  let held: Held | null = null;
  /** Raised whenever somebody decides what is held: what was begun before has nothing more to say. */
  let generation = 0;
  /** Mercado Pago does not accept the token in use: it was asked, and said so. */
  let isRejected = false;
  let failure: KeptState['renewalFailure'] = null;
  /** What the key store should have and has not. */
  let unwritten: 'value' | 'deletion' | null = null;
  let renewing: Promise<boolean> | null = null;
  let checking: Promise<void> | null = null;
  let storing: Promise<unknown> = Promise.resolve();
  let said = '';
  const renewalWait = createWait(clock);
  const checkWait = createWait(clock);
  const failures = { renewal: 0, check: 0 };
  const stopping = new AbortController();
  let rest = new AbortController();
  const running = run();

  function state(): KeptState {
    if (held === null) return NOTHING_HELD;
    const { credentials } = held;
    const endMs = expiresAtMs(credentials);
    const leftMs = endMs === null ? Infinity : endMs - clock.nowMs();
    const connection = (): ConnectionState => {
      if (leftMs <= 0) return 'expired';
      if (isRejected) return 'rejected';
      if (failure === null || failure.reason === 'not_kept') return 'connected';
      return failure.reason === 'refused' || leftMs < WARN_BEFORE_MS ? 'expiring' : 'connected';
    };
    return { kind: credentials.kind, connection: connection(), expiresAtMs: endMs, renewalFailure: failure };
  }

  /** Tells of the state when it is another than was told last. */
  function tell(): void {
    const now = JSON.stringify(state());
    if (now === said) return;
    said = now;
    parts.onChange();
  }

  function isFor(account: AccountKey): boolean {
    return held?.account.userId === account.userId && held.account.isTest === account.isTest;
  }

  function tokenNow(): string | null {
    return held?.credentials.accessToken ?? null;
  }

  /** What is held may be another by now; the compiler does not know of waits. */
  function isStill(before: Held): boolean {
    return held === before;
  }

  function isStopped(): boolean {
    return stopping.signal.aborted;
  }

  function isOver(): boolean {
    const endMs = held === null ? null : expiresAtMs(held.credentials);
    return endMs !== null && clock.nowMs() >= endMs;
  }

  /** One piece of work on the key store after the other. Answers whether it was done. */
  function store(what: 'value' | 'deletion', work: () => Promise<void>): Promise<boolean> {
    const result = storing.then(work).then(
      () => {
        unwritten = null;
        return true;
      },
      (error: unknown) => {
        unwritten = what;
        log.error('the key store did not take a change', { what, reason: reasonOf(error) });
        return false;
      },
    );
    storing = result;
    return result;
  }

  function write({ account, credentials }: Held): Promise<boolean> {
    const { userId, isTest } = account;
    const stored: StoredCredentials = { version: 1, userId, isTest, credentials };
    return store('value', () => secrets.write('account', JSON.stringify(stored)));
  }

  /** A renewal that is under way is everybody's. */
  function mayRenew(): boolean {
    return renewing !== null || renewalWait.leftMs() === 0;
  }

  function renew(): Promise<boolean> {
    renewing ??= askForNew().finally(() => {
      renewing = null;
    });
    return renewing;
  }

  /** Asks for new credentials and puts them in the place of the old: in the key store first, then here. */
  async function askForNew(): Promise<boolean> {
    const before = held;
    if (before === null || !isRenewable(before.credentials)) return false;
    renewalWait.begin(LEAST_APART_MS);
    const answer = await ask(before.credentials);
    if (!isStill(before)) return false;
    if (answer.kind !== 'ok' || !isGrantFor(before.account, answer.value)) {
      notRenewed(before, answer);
      return false;
    }
    const next = {
      ...before,
      credentials: renewedCredentials(before.credentials, answer.value, clock.nowMs()),
    };
    const isWritten = await write(next);
    if (!isStill(before)) return false;
    // The old refresh token may be worth nothing from here on: the new one counts even where it cannot be written.
    held = next;
    isRejected = false;
    failures.renewal = 0;
    failure = isWritten ? null : { reason: 'not_kept', atMs: clock.nowMs() };
    log.info('the account’s permission was renewed', { kind: next.credentials.kind, isWritten });
    tell();
    return true;
  }

  function notRenewed(before: Held, answer: PointAnswer<Grant>): void {
    const isUnreachable = answer.kind === 'unanswered';
    failures.renewal += 1;
    const endMs = expiresAtMs(before.credentials) ?? Infinity;
    // The nearer the end, the sooner it is tried again; and after it every few minutes.
    const afterRefusalMs = Math.min(AFTER_REFUSAL_MS, Math.max(5 * MINUTE_MS, (endMs - clock.nowMs()) / 4));
    renewalWait.begin(isUnreachable ? backoffMs(failures.renewal) : afterRefusalMs);
    log.warn('the account’s permission could not be renewed', {
      kind: before.credentials.kind,
      reason: answer.kind === 'refused' ? `refused ${answer.httpStatus}` : answer.kind,
      requestId: answer.requestId,
    });
    failure = { reason: isUnreachable ? 'unreachable' : 'refused', atMs: clock.nowMs() };
    tell();
  }

  function ask(credentials: Credentials): Promise<PointAnswer<Grant>> {
    switch (credentials.kind) {
      case 'authorization': {
        const { clientId, clientSecret, refreshToken } = credentials;
        return parts.oauth.refresh({ clientId, clientSecret, refreshToken: refreshToken ?? '' });
      }
      case 'client_credentials': {
        const { clientId, clientSecret } = credentials;
        return parts.oauth.clientCredentials({ clientId, clientSecret });
      }
      case 'token':
        throw new Error('a pasted token cannot be renewed');
      default:
        return assertNever(credentials, 'credentials');
    }
  }

  /** Asks whether the token in use is accepted: one request that was refused may have been refused by mistake. */
  function check(): Promise<void> {
    checking ??= askWhose().finally(() => {
      checking = null;
    });
    return checking;
  }

  async function askWhose(): Promise<void> {
    const before = held;
    if (before === null) return;
    checkWait.begin(LEAST_APART_MS);
    const answer = await parts.check(before.credentials.accessToken);
    if (!isStill(before) || answer.kind === 'unanswered') return;
    isRejected = answer.kind === 'refused' || answer.value.userId !== before.account.userId;
    failures.check = isRejected ? failures.check + 1 : 0;
    if (isRejected) checkWait.begin(backoffMs(failures.check));
    tell();
  }

  async function tick(): Promise<void> {
    if (unwritten === 'deletion') await store('deletion', () => secrets.delete('account'));
    if (held === null) return;
    if (unwritten === 'value' && (await write(held)) && failure?.reason === 'not_kept') failure = null;
    const isDue = isRenewalDue(held.credentials, clock.nowMs());
    if (isDue && renewalWait.leftMs() === 0) await renew();
    if (isRejected && checkWait.leftMs() === 0) await check();
    tell();
  }

  function restMs(): number {
    if (unwritten !== null) return MINUTE_MS;
    if (held === null) return LONGEST_REST_MS;
    const nowMs = clock.nowMs();
    const untilMs = [LONGEST_REST_MS];
    if (isRenewalDue(held.credentials, nowMs)) untilMs.push(renewalWait.leftMs());
    if (isRejected) untilMs.push(checkWait.leftMs());
    // The end itself is news.
    const endMs = expiresAtMs(held.credentials);
    if (endMs !== null && endMs > nowMs) untilMs.push(endMs - nowMs);
    return Math.max(Math.min(...untilMs), LEAST_APART_MS);
  }

  async function run(): Promise<void> {
    while (!isStopped()) {
      await clock.sleep(restMs(), AbortSignal.any([rest.signal, stopping.signal]));
      if (rest.signal.aborted) rest = new AbortController();
      if (isStopped()) return;
      try {
        await tick();
      } catch (error) {
        // The permission still works until its end; the next round may go better.
        log.error('the account’s permission could not be looked after', { reason: reasonOf(error) });
      }
    }
  }

  function hurry(): void {
    renewalWait.end();
    checkWait.end();
    rest.abort();
  }

  /** Another decision of what is held. */
  function hold(next: Held | null): number {
    held = next;
    isRejected = false;
    failure = null;
    failures.renewal = 0;
    failures.check = 0;
    renewalWait.end();
    checkWait.end();
    generation += 1;
    return generation;
  }

  async function tokenFor(account: AccountKey): Promise<string | null> {
    if (!isFor(account)) return null;
    if (isOver() && mayRenew()) await renew();
    // One that has ended would be refused: without a token the request waits.
    return isFor(account) && !isOver() ? tokenNow() : null;
  }

  async function renewedFor(account: AccountKey, rejected: string): Promise<string | null> {
    if (!isFor(account)) return null;
    if (tokenNow() !== rejected) return tokenNow();
    if (mayRenew() && (await renew())) return isFor(account) ? tokenNow() : null;
    if (!isRejected && checkWait.leftMs() === 0) await check();
    rest.abort();
    return null;
  }

  return {
    stateOf: (account) => (isFor(account) ? state() : NOTHING_HELD),
    credentialsOf: (account) => ({
      token: () => tokenFor(account),
      renewed: (rejected) => renewedFor(account, rejected),
    }),
    ready: async (account) => {
      await tokenFor(account);
    },
    load: async (account) => {
      const begun = generation;
      const text = await secrets.read('account');
      if (generation !== begun || isStopped()) return;
      const stored = text === null ? undefined : StoredCredentials.safeParse(parseJson(text)).data;
      if (text !== null && stored === undefined) log.warn('the kept permission cannot be read');
      if (stored?.userId !== account.userId || stored.isTest !== account.isTest) return;
      hold({ account, credentials: stored.credentials });
      tell();
      rest.abort();
    },
    use: async (account, credentials) => {
      const next = { account, credentials };
      const mine = hold(next);
      const isWritten = await write(next);
      if (generation !== mine) return;
      if (!isWritten) failure = { reason: 'not_kept', atMs: clock.nowMs() };
      tell();
      rest.abort();
    },
    forget: async () => {
      hold(null);
      await store('deletion', () => secrets.delete('account'));
      tell();
      rest.abort();
    },
    hurry,
    stop: async () => {
      generation += 1;
      stopping.abort();
      await running;
      await Promise.all([renewing, checking, storing]);
    },
  };
}

const NOTHING_HELD: KeptState = {
  kind: null,
  connection: 'missing',
  expiresAtMs: null,
  renewalFailure: null,
};

/** A minute after the first failure, then twice as long each time, an hour at most. */
function backoffMs(failures: number): number {
  return Math.min(HOUR_MS, MINUTE_MS * 2 ** (failures - 1));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
