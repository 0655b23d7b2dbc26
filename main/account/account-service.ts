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
import { listenForRedirect, type ClosingPage, type RedirectListener } from './redirect-listener.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** Connects an account of Mercado Pago, says how that stands, and forgets it. Nothing it answers gives access to anything. */
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
  stop(): Promise<void>;
}

export interface AccountServiceParts {
  readonly keeper: TokenKeeper;
  readonly oauth: Pick<Oauth, 'exchangeCode' | 'clientCredentials'>;
  readonly whoIs: (accessToken: string) => Promise<PointAnswer<PointUser>>;
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
  readonly onConnected: () => void;
}

/** A clock this far off is said: what the till writes down would be of another hour. */
const CLOCK_OFF_MS = 5 * 60_000;

interface UnderWay {
  readonly authorization: Authorization;
  readonly listener: RedirectListener | undefined;
}

export function createAccountService(parts: AccountServiceParts): AccountService {
  const { keeper, oauth, settings, clock, log } = parts;
  let underWay: UnderWay | null = null;
  let problem: AuthorizationProblem | null = null;
  let clockOffMs: number | null = null;

  /** Asks whose the credentials are, and uses them from then on. */
  async function connect(credentials: Credentials, isTestGrant: boolean): Promise<void> {
    const answer = await parts.whoIs(credentials.accessToken);
    const user = okOr(answer, 'account_token_refused');
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
    await keeper.use(account.userId, credentials);
    settings.set({ account });
    log.info('account connected', { kind: credentials.kind, site: account.site, isTest: account.isTest });
    parts.onChange();
    parts.onConnected();
  }

  async function finish(address: string): Promise<void> {
    const current = underWay;
    if (current === null) throw new TillError('authorization_not_running');
    const { application, codeVerifier, expiresAtMs } = current.authorization;
    if (clock.nowMs() >= expiresAtMs) {
      await end();
      throw new TillError('authorization_not_running');
    }
    const code = await codeOf(current.authorization, address);
    // The code is good once: whatever comes of it, this way has been gone.
    await end();
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
  async function codeOf(authorization: Authorization, address: string): Promise<string> {
    try {
      return authorization.codeIn(address);
    } catch (error) {
      if (error instanceof TillError && error.code === 'authorization_denied') await end();
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

  /** Ends the way that is under way, if one is. Does not wait for the browser to have read its last page. */
  function end(): Promise<void> {
    const ended = underWay;
    underWay = null;
    if (ended !== null) {
      void ended.listener?.close();
      parts.onChange();
    }
    return Promise.resolve();
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
      await finish(address);
      return page('done');
    } catch (error) {
      if (!(error instanceof TillError)) log.error('the way back failed', { reason: String(error) });
      problem = problemOf(error);
      parts.onChange();
      return page('failed');
    }
  }

  return {
    status: async () => {
      const { account } = settings.get();
      return {
        account: account === null ? null : { ...account, ...keeper.state() },
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

    connectToken: async ({ accessToken }) => {
      const token = readPastedToken(accessToken);
      if (token === undefined) throw new TillError('account_token_malformed');
      await connect({ kind: 'token', accessToken: token }, false);
    },

    connectClientCredentials: async (input) => {
      const client = clientOf(input);
      const grant = okOr(await oauth.clientCredentials(client), 'account_client_refused');
      await connect({ kind: 'client_credentials', ...client, ...lifetimeOf(grant) }, grant.isLive === false);
    },

    beginAuthorization: async (input) => {
      const application: Application = { ...clientOf(input), redirectUri: input.redirectUri };
      const authorization = beginAuthorization(parts.authorizationBase, application, clock);
      await end();
      problem = null;
      const listener = await listenForRedirect(application.redirectUri, comeBack);
      underWay = { authorization, listener };
      parts.onChange();
      parts.systemBrowser.openAuthorization(authorization.url);
    },

    finishAuthorization: async ({ address }) => {
      problem = null;
      await finish(address);
    },

    cancelAuthorization: end,

    disconnect: async () => {
      await end();
      problem = null;
      await keeper.forget();
      settings.set({ account: null });
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

    stop: async () => {
      await end();
      await keeper.stop();
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

/** The value of an answer; `refused` is the error of a refusal that speaks of what was sent. */
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
      const isKnown = answer.httpStatus === 401 || answer.httpStatus === 403 || answer.httpStatus === 400;
      if (isKnown) throw new TillError(refused);
      throw new TillError('point_refused', {
        code: answer.code,
        message: answer.message,
        requestId: answer.requestId ?? '',
      });
    }
    case 'unanswered':
      throw new TillError('point_unreachable', { reason: answer.reason });
  }
}

const PROBLEMS: ReadonlyMap<ErrorCode, AuthorizationProblem> = new Map([
  ['authorization_denied', 'denied'],
  ['authorization_state_wrong', 'state_mismatch'],
  ['authorization_address_wrong', 'state_mismatch'],
  ['authorization_code_refused', 'code_refused'],
  ['account_token_refused', 'code_refused'],
  ['account_client_refused', 'client_refused'],
  ['authorization_not_running', 'expired'],
  ['point_unreachable', 'unreachable'],
  ['point_refused', 'unreachable'],
  ['account_country_unsupported', 'country_unsupported'],
  ['account_is_other', 'other_account'],
]);

function problemOf(error: unknown): AuthorizationProblem {
  return (error instanceof TillError ? PROBLEMS.get(error.code) : undefined) ?? 'internal';
}
