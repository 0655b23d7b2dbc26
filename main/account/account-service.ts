import type { AccountStatus, AuthorizationProblem } from '#app/contract/account.ts';
import type { Input } from '#app/contract/contract.ts';
import { TillError, type ErrorCode } from '#app/contract/errors.ts';
import { SiteIdSchema } from '#app/contract/values.ts';
import { translate } from '#app/i18n/translate.ts';
import type { Language } from '#app/domain/site.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { Grant, Oauth } from '#main/point/oauth.ts';
import type { PointUser } from '#main/point/users.ts';
import type { AccountIdentity, Clock, Log, Secrets, Settings, SystemBrowser } from '#main/ports.ts';
import { beginAuthorization, type Application, type Authorization } from './authorization.ts';
import { readPastedToken, type Credentials } from './credentials.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import { listenForRedirect, type ClosingPage, type RedirectListener } from './redirect-listener.ts';
import type { TokenKeeper } from './token-keeper.ts';

/**
 * Connects an account of Mercado Pago, says how that stands, and forgets it. Nothing it answers gives access to anything. What changes
 * something waits for its turn (`turns`); `disconnect` is called within one.
 */
export interface AccountService {
  status(): Promise<Omit<AccountStatus, 'mode'>>;
  connectToken(input: Input<'account.connectToken'>): Promise<void>;
  connectClientCredentials(input: Input<'account.connectClientCredentials'>): Promise<void>;
  beginAuthorization(input: Input<'account.beginAuthorization'>): Promise<void>;
  finishAuthorization(input: Input<'account.finishAuthorization'>): Promise<void>;
  cancelAuthorization(): Promise<void>;
  /** Forgets the permission and whose it was. */
  disconnect(): Promise<void>;
  /** The API answered, and said when. */
  noteServerDate(serverAtMs: number): void;
  /** Ends what is under way. Its turns are closed by then. */
  stop(): void;
}

export interface AccountServiceParts {
  readonly keeper: TokenKeeper;
  readonly oauth: Pick<Oauth, 'exchangeCode' | 'clientCredentials'>;
  readonly whoIs: (accessToken: string) => Promise<PointAnswer<PointUser>>;
  readonly turns: Pick<OneAtATime, 'run'>;
  readonly authorizationBase: string;
  /** The return address this till listens on. */
  readonly loopbackRedirectUri: string;
  readonly secrets: Pick<Secrets, 'keptOnlyNow'>;
  readonly settings: Settings;
  readonly systemBrowser: Pick<SystemBrowser, 'openAuthorization'>;
  /** The account whose shop is open; another one cannot be connected meanwhile. */
  readonly openAccount: () => AccountIdentity | null;
  readonly language: () => Language;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: () => void;
  /** The account may be charged on from now on. */
  readonly onConnected: (account: AccountIdentity) => void;
}

/** A clock this far off is said: what the till writes down would be of another hour. */
const CLOCK_OFF_MS = 5 * 60_000;

interface UnderWay {
  readonly authorization: Authorization;
  readonly listener: RedirectListener | undefined;
  /** Aborted when it ends, however it ends. */
  readonly ended: AbortController;
}

export function createAccountService(parts: AccountServiceParts): AccountService {
  const { keeper, oauth, settings, clock, log, turns } = parts;
  let underWay: UnderWay | null = null;
  let problem: AuthorizationProblem | null = null;
  let clockOffMs: number | null = null;
  let isStopped = false;

  /** Asks whose the credentials are, and uses them from then on. */
  async function connect(credentials: Credentials, isTestGrant: boolean): Promise<void> {
    const user = okOr(await parts.whoIs(credentials.accessToken), 'account_token_refused');
    const site = SiteIdSchema.safeParse(user.siteId);
    if (!site.success) throw new TillError('account_country_unsupported', { site: user.siteId });
    const account: AccountIdentity = {
      userId: user.userId,
      nickname: user.nickname,
      site: site.data,
      isTest: user.isTest || isTestGrant,
    };
    const open = parts.openAccount();
    if (open !== null && !isSameAccount(open, account)) {
      throw new TillError('account_is_other', { nickname: open.nickname, userId: open.userId });
    }
    if (isStopped) throw new TillError('shop_switching');
    // Whose it is first: when that cannot be written, nothing has changed.
    settings.set({ account });
    await keeper.use(account, credentials);
    end();
    problem = null;
    log.info('account connected', { kind: credentials.kind, site: account.site, isTest: account.isTest });
    parts.onConnected(account);
    parts.onChange();
  }

  async function finish(address: string): Promise<void> {
    const current = underWay;
    if (current === null) throw new TillError('authorization_not_running');
    if (clock.nowMs() >= current.authorization.expiresAtMs) {
      end();
      throw new TillError('authorization_not_running');
    }
    const code = codeOf(current.authorization, address);
    // The code is good once: whatever comes of it, this way has been gone.
    end();
    const { application, codeVerifier } = current.authorization;
    const answer = await oauth.exchangeCode({ ...application, code, codeVerifier });
    const grant = okOr(answer, 'authorization_code_refused');
    const { clientId, clientSecret } = application;
    const { refreshToken } = grant;
    await connect(
      { kind: 'authorization', clientId, clientSecret, refreshToken, ...lifetimeOf(grant) },
      grant.isLive === false,
    );
  }

  /** The code that came back. A person who said no has ended the way; any other address leaves it open for the right one. */
  function codeOf(authorization: Authorization, address: string): string {
    try {
      return authorization.codeIn(address);
    } catch (error) {
      if (error instanceof TillError && error.code === 'authorization_denied') end();
      throw error;
    }
  }

  function lifetimeOf(grant: Grant) {
    const obtainedAtMs = clock.nowMs();
    return {
      accessToken: grant.accessToken,
      obtainedAtMs,
      expiresAtMs: grant.expiresInMs === null ? null : obtainedAtMs + grant.expiresInMs,
    };
  }

  /** Ends the way that is under way, if one is. */
  function end(): void {
    const current = underWay;
    if (current === null) return;
    underWay = null;
    current.ended.abort();
    current.listener?.close();
    parts.onChange();
  }

  async function begin(application: Application): Promise<void> {
    const authorization = beginAuthorization(parts.authorizationBase, application, clock);
    end();
    problem = null;
    const ended = new AbortController();
    const listener = await listenForRedirect(application.redirectUri, comeBackOnce());
    const current = { authorization, listener, ended };
    underWay = current;
    if (isStopped) {
      end();
      return;
    }
    void clock.sleep(authorization.lastsMs, ended.signal).then(() => {
      if (underWay !== current) return;
      problem = 'expired';
      end();
    });
    parts.onChange();
    parts.systemBrowser.openAuthorization(authorization.url);
  }

  /** For one way: a browser that asks again for what it has asked for, as by a reload, reads the same page. */
  function comeBackOnce(): (address: string) => Promise<ClosingPage> {
    const pages = new Map<string, Promise<ClosingPage>>();
    return (address) => {
      const page = pages.get(address) ?? comeBack(address);
      // Somebody who asks for many addresses is no browser on its way back.
      if (pages.size < 20) pages.set(address, page);
      return page;
    };
  }

  /** What the browser came back with. Never rejects: the person reads what came of it in the browser, and on the till. */
  async function comeBack(address: string): Promise<ClosingPage> {
    const language = parts.language();
    const page = (ending: 'done' | 'failed'): ClosingPage => ({
      title: translate(language, `account.return.${ending}.title`),
      text: translate(language, `account.return.${ending}.text`),
      language,
    });
    try {
      await turns.run(() => finish(address));
      return page('done');
    } catch (error) {
      if (!(error instanceof TillError)) log.error('the way back failed', { reason: String(error) });
      const found = problemOf(error);
      if (found !== undefined && found !== problem) {
        problem = found;
        parts.onChange();
      }
      return page('failed');
    }
  }

  return {
    status: async () => {
      const { account } = settings.get();
      return {
        account: account === null ? null : { ...account, ...keeper.stateOf(account) },
        keptOnlyNow: await parts.secrets.keptOnlyNow(),
        authorization:
          underWay === null
            ? null
            : {
                url: underWay.authorization.url,
                isListening: underWay.listener !== undefined,
                expiresAtMs: underWay.authorization.expiresAtMs,
              },
        authorizationProblem: problem,
        loopbackRedirectUri: parts.loopbackRedirectUri,
        clockOffMs,
      };
    },

    connectToken: ({ accessToken }) =>
      turns.run(async () => {
        const token = readPastedToken(accessToken);
        if (token === undefined) throw new TillError('account_token_malformed');
        await connect({ kind: 'token', accessToken: token }, false);
      }),

    connectClientCredentials: (input) =>
      turns.run(async () => {
        const client = clientOf(input);
        const grant = okOr(await oauth.clientCredentials(client), 'account_client_refused');
        const credentials: Credentials = { kind: 'client_credentials', ...client, ...lifetimeOf(grant) };
        await connect(credentials, grant.isLive === false);
      }),

    beginAuthorization: (input) =>
      turns.run(() => begin({ ...clientOf(input), redirectUri: input.redirectUri })),

    finishAuthorization: ({ address }) =>
      turns.run(async () => {
        problem = null;
        await finish(address);
      }),

    cancelAuthorization: () =>
      turns.run(() => {
        problem = null;
        end();
        return Promise.resolve();
      }),

    disconnect: async () => {
      end();
      problem = null;
      settings.set({ account: null, openShop: 'practice' });
      await keeper.forget();
      log.info('account disconnected');
      parts.onChange();
    },

    noteServerDate: (serverAtMs) => {
      const offMs = clock.nowMs() - serverAtMs;
      const next = Math.abs(offMs) > CLOCK_OFF_MS ? offMs : null;
      const isNews = (next === null) !== (clockOffMs === null);
      clockOffMs = next;
      if (isNews) parts.onChange();
    },

    stop: () => {
      isStopped = true;
      end();
    },
  };
}

/** Whether two are one seller's account of one kind: a seller's test credentials are another account. */
export function isSameAccount(a: AccountIdentity, b: AccountIdentity): boolean {
  return a.userId === b.userId && a.isTest === b.isTest && a.site === b.site;
}

function clientOf(input: { readonly clientId: string; readonly clientSecret: string }) {
  const { clientId, clientSecret } = input;
  if (![clientId, clientSecret].every((text) => /^[\x21-\x7e]+$/.test(text))) {
    throw new TillError('account_client_malformed');
  }
  return { clientId, clientSecret };
}

/**
 * The value of an answer; `refused` is the error of a refusal that speaks of what was sent. None of the API's own words are passed on: they
 * may repeat what was sent.
 */
function okOr<Value>(
  answer: PointAnswer<Value>,
  refused: 'account_token_refused' | 'account_client_refused' | 'authorization_code_refused',
): Value {
  switch (answer.kind) {
    case 'ok':
      return answer.value;
    case 'refused': {
      const isClient = answer.code === 'invalid_client' || answer.code === 'unauthorized_client';
      if (isClient) throw new TillError('account_client_refused');
      if ([400, 401, 403].includes(answer.httpStatus)) throw new TillError(refused);
      const requestId = answer.requestId ?? '';
      throw new TillError('point_refused', { code: String(answer.httpStatus), message: '', requestId });
    }
    case 'unanswered':
      throw new TillError('point_unreachable', { reason: answer.reason });
  }
}

/** What the till says of a way that ended badly. What anybody on this machine could have sent is not among it. */
const PROBLEMS: ReadonlyMap<ErrorCode, AuthorizationProblem> = new Map([
  ['authorization_denied', 'denied'],
  ['authorization_code_refused', 'code_refused'],
  ['account_token_refused', 'code_refused'],
  ['account_client_refused', 'client_refused'],
  ['point_unreachable', 'unreachable'],
  ['point_refused', 'code_refused'],
  ['account_country_unsupported', 'country_unsupported'],
  ['account_is_other', 'other_account'],
]);

const SENT_BY_ANYBODY: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'authorization_state_wrong',
  'authorization_address_wrong',
  'authorization_not_running',
]);

function problemOf(error: unknown): AuthorizationProblem | undefined {
  if (!(error instanceof TillError)) return 'internal';
  return SENT_BY_ANYBODY.has(error.code) ? undefined : (PROBLEMS.get(error.code) ?? 'internal');
}
