import type { ConnectionKind, ConnectionState, RenewalFailure } from '#app/contract/account.ts';
import { assertNever } from '#app/lib/assert.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { PointCredentials } from '#main/point/credentials.ts';
import type { Grant, Oauth } from '#main/point/oauth.ts';
import type { Clock, Log, Secrets } from '#main/ports.ts';
import { expiresAtMs, renewableFromMs, StoredCredentials, type Credentials } from './credentials.ts';

/** How the permission stands. No member gives access to anything. */
export interface KeptState {
  readonly kind: ConnectionKind | null;
  readonly connection: ConnectionState;
  readonly expiresAtMs: number | null;
  readonly renewalFailure: { readonly reason: RenewalFailure; readonly atMs: number } | null;
}

/** Holds the account's credentials: the only part that reads or writes them. */
export interface TokenKeeper extends PointCredentials {
  state(): KeptState;
  /** Takes what the key store has for `userId`; what it has for another account is left alone and not used. */
  load(userId: string): Promise<void>;
  /** Uses `credentials` from now on, after they were written. What cannot be written is used for this run, and said. */
  use(userId: string, credentials: Credentials): Promise<void>;
  /** Forgets them, here first and then in the key store. */
  forget(): Promise<void>;
  /** The machine woke up or the network came back: what is due is done now. */
  hurry(): void;
  stop(): Promise<void>;
}

export interface TokenKeeperParts {
  readonly secrets: Secrets;
  readonly oauth: Pick<Oauth, 'refresh' | 'clientCredentials'>;
  /** Whether Mercado Pago accepts a token: asked again while it does not. */
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
/** Nobody asks for a renewal more often than this, however many requests are refused. */
const LEAST_APART_MS = 30_000;

interface Held {
  readonly userId: string;
  readonly credentials: Credentials;
}

export function createTokenKeeper(parts: TokenKeeperParts): TokenKeeper {
  const { secrets, clock, log } = parts;
  let held: Held | null = null;
  /** Mercado Pago answered 401 for the token in use. */
  let isRejected = false;
  let failure: KeptState['renewalFailure'] = null;
  /** The key store has an older value than `held`. */
  let isUnwritten = false;
  let failures = 0;
  let notBeforeMs = 0;
  let renewing: Promise<boolean> | null = null;
  let writing: Promise<boolean> = Promise.resolve(true);
  const stopping = new AbortController();
  let rest = new AbortController();
  const running = run();

  const change = (work: () => void): void => {
    const before = JSON.stringify(state());
    work();
    if (JSON.stringify(state()) !== before) parts.onChange();
  };

  function state(): KeptState {
    if (held === null) return { kind: null, connection: 'missing', expiresAtMs: null, renewalFailure: null };
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

  /** Writes what is held, one write after the other. Answers whether the key store has it now. */
  function write(): Promise<boolean> {
    writing = writing.then(writeHeld);
    return writing;
  }

  async function writeHeld(): Promise<boolean> {
    if (held === null) return true;
    const stored: StoredCredentials = { version: 1, ...held };
    try {
      await secrets.write('account', JSON.stringify(stored));
      isUnwritten = false;
      return true;
    } catch (error) {
      isUnwritten = true;
      log.error('the account’s permission could not be kept', { reason: reasonOf(error) });
      return false;
    }
  }

  async function renew(): Promise<boolean> {
    renewing ??= askForNew().finally(() => {
      renewing = null;
    });
    return renewing;
  }

  /** Asks for new credentials and puts them in the place of the old: in the key store first, then here. */
  async function askForNew(): Promise<boolean> {
    const before = held;
    if (before === null || renewableFromMs(before.credentials) === null) return false;
    const answer = await ask(before.credentials);
    // Disconnected, or connected anew, meanwhile.
    if (held !== before) return held !== null;
    const atMs = clock.nowMs();
    if (answer.kind !== 'ok' || answer.value.userId !== before.userId) {
      const isUnreachable = answer.kind === 'unanswered';
      failures += 1;
      notBeforeMs =
        atMs + (isUnreachable ? Math.min(HOUR_MS, MINUTE_MS * 2 ** (failures - 1)) : AFTER_REFUSAL_MS);
      log.warn('the account’s permission could not be renewed', {
        kind: before.credentials.kind,
        reason: answer.kind === 'refused' ? answer.code : answer.kind,
        requestId: answer.requestId,
      });
      change(() => {
        failure = { reason: isUnreachable ? 'unreachable' : 'refused', atMs };
      });
      return false;
    }
    const next = renewedCredentials(before.credentials, answer.value, atMs);
    // The old refresh token may be worth nothing from here on: the new one counts even where it cannot be written.
    held = { userId: before.userId, credentials: next };
    const isWritten = await write();
    failures = 0;
    notBeforeMs = 0;
    log.info('the account’s permission was renewed', { kind: next.kind, isWritten });
    change(() => {
      isRejected = false;
      failure = isWritten ? null : { reason: 'not_kept', atMs };
    });
    parts.onChange();
    return true;
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

  /** What is held may have changed during a wait. */
  function tokenNow(): string | null {
    return held?.credentials.accessToken ?? null;
  }

  function isStopped(): boolean {
    return stopping.signal.aborted;
  }

  function isOver(): boolean {
    const endMs = held === null ? null : expiresAtMs(held.credentials);
    return endMs !== null && clock.nowMs() >= endMs;
  }

  function isRenewalDue(): boolean {
    if (held === null) return false;
    const fromMs = renewableFromMs(held.credentials);
    return fromMs !== null && clock.nowMs() >= fromMs;
  }

  async function tick(): Promise<void> {
    if (held === null) return;
    if (isUnwritten && (await write())) {
      change(() => {
        if (failure?.reason === 'not_kept') failure = null;
      });
    }
    if (clock.nowMs() < notBeforeMs) return;
    if (isRenewalDue()) await renew();
    else if (isRejected) await checkAgain();
  }

  /** A token that was refused may have been refused by mistake, or have been allowed again. */
  async function checkAgain(): Promise<void> {
    const before = held;
    if (before === null) return;
    const answer = await parts.check(before.credentials.accessToken);
    if (held !== before) return;
    failures += 1;
    notBeforeMs = clock.nowMs() + Math.min(HOUR_MS, MINUTE_MS * 2 ** (failures - 1));
    if (answer.kind !== 'ok' || answer.value.userId !== before.userId) return;
    failures = 0;
    change(() => {
      isRejected = false;
    });
  }

  function restMs(): number {
    if (held === null) return LONGEST_REST_MS;
    const nowMs = clock.nowMs();
    const fromMs = isRejected || isUnwritten ? nowMs : (renewableFromMs(held.credentials) ?? Infinity);
    // The end itself is news.
    const endMs = expiresAtMs(held.credentials) ?? Infinity;
    const untilMs = Math.min(Math.max(fromMs, notBeforeMs), endMs > nowMs ? endMs : Infinity);
    return Math.min(LONGEST_REST_MS, Math.max(untilMs - nowMs, MINUTE_MS));
  }

  async function run(): Promise<void> {
    while (!isStopped()) {
      await clock.sleep(restMs(), AbortSignal.any([rest.signal, stopping.signal]));
      if (rest.signal.aborted) rest = new AbortController();
      if (isStopped()) return;
      const before = state().connection;
      await tick();
      if (state().connection !== before) parts.onChange();
    }
  }

  function hurry(): void {
    notBeforeMs = 0;
    rest.abort();
  }

  return {
    state,
    token: async () => {
      if (held === null) return null;
      if (isOver() && clock.nowMs() >= notBeforeMs) await renew();
      // One that has ended would be refused, and a refused create ends its charge: without a token it waits.
      return isOver() ? null : tokenNow();
    },
    renewed: async (rejected) => {
      if (held === null) return null;
      if (held.credentials.accessToken !== rejected) return held.credentials.accessToken;
      const isRenewable = renewableFromMs(held.credentials) !== null;
      const isOften = clock.nowMs() < notBeforeMs;
      if (isRenewable && !isOften && (await renew())) return tokenNow();
      // Whoever could not be asked has not said that there is no new one.
      if (isRenewable && failure?.reason === 'unreachable') return null;
      notBeforeMs = Math.max(notBeforeMs, clock.nowMs() + LEAST_APART_MS);
      change(() => {
        isRejected = true;
      });
      rest.abort();
      return null;
    },
    load: async (userId) => {
      const text = await secrets.read('account');
      const stored = text === null ? undefined : StoredCredentials.safeParse(parseJson(text)).data;
      if (text !== null && stored === undefined) log.warn('the kept permission cannot be read');
      if (stored?.userId !== userId) return;
      // Somebody connected while the key store took its time.
      if (held !== null) return;
      held = { userId, credentials: stored.credentials };
      parts.onChange();
      hurry();
    },
    use: async (userId, credentials) => {
      held = { userId, credentials };
      isRejected = false;
      failures = 0;
      notBeforeMs = 0;
      const isWritten = await write();
      failure = isWritten ? null : { reason: 'not_kept', atMs: clock.nowMs() };
      parts.onChange();
      rest.abort();
    },
    forget: async () => {
      held = null;
      isRejected = false;
      isUnwritten = false;
      failure = null;
      // A renewal under way would write after this; it sees that nothing is held.
      await renewing;
      await writing;
      await secrets.delete('account');
      parts.onChange();
    },
    hurry,
    stop: async () => {
      stopping.abort();
      await renewing;
      await writing;
      await running;
    },
  };
}

function renewedCredentials(before: Credentials, grant: Grant, nowMs: number): Credentials {
  const lifetime = {
    accessToken: grant.accessToken,
    obtainedAtMs: nowMs,
    expiresAtMs: grant.expiresInMs === null ? null : nowMs + grant.expiresInMs,
  };
  switch (before.kind) {
    case 'authorization':
      return { ...before, ...lifetime, refreshToken: grant.refreshToken ?? before.refreshToken };
    case 'client_credentials':
      return { ...before, ...lifetime };
    case 'token':
      return before;
    default:
      return assertNever(before, 'credentials');
  }
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
