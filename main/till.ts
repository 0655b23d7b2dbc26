import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { contract, isMethod } from '#app/contract/contract.ts';
import type { Envelope } from '#app/contract/envelope.ts';
import { TillError } from '#app/contract/errors.ts';
import type { TillEvent } from '#app/contract/events.ts';
import { canAsk, type ConnectionState } from '#app/domain/connection.ts';
import { SITES, type SiteId } from '#app/domain/site.ts';
import { invariant } from '#app/lib/assert.ts';
import { createAccountService, isSameAccount } from './account/account-service.ts';
import { createOneAtATime } from './account/one-at-a-time.ts';
import { createTokenKeeper } from './account/token-keeper.ts';
import { createAccountHandlers } from './ipc/account-handlers.ts';
import { createEventHub } from './ipc/event-hub.ts';
import { createRouter } from './ipc/router.ts';
import { LedgerFileError } from './ledger/ledger-file-error.ts';
import { fixedToken, type PointCredentials } from './point/credentials.ts';
import { AUTHORIZATION_URL, createOauth } from './point/oauth.ts';
import { createPointHttp, POINT_BASE_URL, type PointHttp } from './point/point-http.ts';
import { whoIs } from './point/users.ts';
import type { AccountIdentity, Ports } from './ports.ts';
import { openPracticeShop, type PracticeShop } from './practice/practice-shop.ts';
import { openShop, type OpenShop } from './shop.ts';

/** Where Mercado Pago is. Anything but its own addresses has to be on this machine. */
export interface PointCloud {
  readonly baseUrl: string;
  readonly authorizationUrl: string;
}

export interface TillOptions {
  /** Folder of this till's files; made when missing. */
  readonly dataDir: string;
  /** Country of the practice shop; an account's shop has the account's. */
  readonly site: SiteId;
  readonly host: 'electron' | 'browser';
  readonly version: string;
  readonly ports: Ports;
  /** Opens the practice shop; the embedded simulator when not given. */
  readonly openPractice?: typeof openPracticeShop;
  /** Mercado Pago when not given; a simulator on this machine in tests. */
  readonly pointCloud?: PointCloud;
  /** Port of the return address of OAuth. Fixed, because the address is registered with the application. */
  readonly redirectPort?: number;
}

/** A running till: what a host mounts on its transport. */
export interface Till {
  /** The router. Answers an envelope for anything; never rejects. */
  call(method: unknown, input: unknown): Promise<Envelope<unknown>>;
  subscribe(listener: (event: TillEvent) => void): () => void;
  /** Sequence number of the last event, for a reader that begins now. */
  lastSeq(): number;
  /** Stops the loop, waits for what is in flight, closes the ledger. */
  close(): Promise<void>;
}

const MERCADO_PAGO: PointCloud = { baseUrl: POINT_BASE_URL, authorizationUrl: AUTHORIZATION_URL };
const REDIRECT_PORT = 47_117;
/** The shop opens without the kept permission when the key store has not answered by then. */
const KEY_STORE_WITHIN_MS = 3_000;
/** A shop that is left waits this long for the calls that are still being answered in it. */
const LEAVE_WITHIN_MS = 15_000;

/**
 * The composition root: builds every part from the ports, by hand and in order, opens the shop that a person chose last, and answers
 * the till. Practice and each account have a shop of their own (`shop.ts`); one is open at a time.
 *
 * @throws LedgerFileError when the ledger file cannot be opened; nothing is left running then.
 */
export async function openTill(options: TillOptions): Promise<Till> {
  const { ports } = options;
  const { clock, ids, log, settings } = ports;
  const cloud = options.pointCloud ?? MERCADO_PAGO;
  const hub = createEventHub((error) => {
    log.error('an event listener failed', { error: String(error) });
  });

  const httpWith = (credentials: PointCredentials): PointHttp =>
    createPointHttp({
      baseUrl: cloud.baseUrl,
      credentials,
      proxies: ports.proxies,
      onServerDate: (serverAtMs) => {
        account.noteServerDate(serverAtMs);
      },
    });
  const whoseIs = (accessToken: string) => whoIs(httpWith(fixedToken(() => accessToken)));
  const oauth = createOauth(httpWith(fixedToken(() => null)));
  const accountChanged = (): void => {
    hub.publish('account');
    hub.publish('status');
  };
  const keeper = createTokenKeeper({
    secrets: ports.secrets,
    oauth,
    check: whoseIs,
    clock,
    log,
    onChange: () => {
      accountChanged();
      const before = lastConnection;
      lastConnection = connection();
      if (canAsk(lastConnection) && !canAsk(before)) shop?.retry();
    },
  });
  /** Connecting, disconnecting and going to another shop never overlap. */
  const turns = createOneAtATime();
  let lastConnection: ConnectionState = 'missing';
  let shop: OpenShop | null = null;
  let practice: PracticeShop | null = null;
  /** The account of the open shop; it stays what it was when the settings forget it. */
  let openAccount: AccountIdentity | null = null;

  /** Of the open shop's account; practice can always be asked. */
  function connection(): ConnectionState {
    return openAccount === null ? 'connected' : keeper.stateOf(openAccount).connection;
  }

  const account = createAccountService({
    keeper,
    oauth,
    whoIs: whoseIs,
    turns,
    authorizationBase: cloud.authorizationUrl,
    loopbackRedirectUri: `http://127.0.0.1:${options.redirectPort ?? REDIRECT_PORT}/mostrador`,
    secrets: ports.secrets,
    settings,
    systemBrowser: ports.systemBrowser,
    openAccount: () => openAccount,
    language: () => settings.get().language ?? SITES[openAccount?.site ?? options.site].language,
    clock,
    log,
    onChange: accountChanged,
    onConnected: (connected) => {
      if (openAccount === null) return;
      // The same account; its name may be another by now.
      openAccount = connected;
      shop?.retry();
    },
  });

  async function open(kind: 'practice' | 'account'): Promise<void> {
    const connected = kind === 'account' ? settings.get().account : null;
    if (connected === null) await openPracticeShopNow();
    else openAccountShop(connected);
  }

  async function openPracticeShopNow(): Promise<void> {
    const start = options.openPractice ?? openPracticeShop;
    const journal = join(options.dataDir, 'practice', `point-${options.site}.jsonl`);
    const started = await start(options.site, journal, ports);
    try {
      const { accessToken, pointBaseUrl: baseUrl } = started;
      const http = createPointHttp({ baseUrl, credentials: fixedToken(() => accessToken) });
      shop = openShop({
        ...shopParts(),
        identity: { mode: 'practice', site: options.site, userId: null },
        http,
        practice: started,
      });
      practice = started;
      openAccount = null;
      hub.publish('account', ['shop']);
    } catch (error) {
      await started.close();
      throw error;
    }
  }

  function openAccountShop(connected: AccountIdentity): void {
    const { userId, site, isTest } = connected;
    shop = openShop({
      ...shopParts(),
      identity: { mode: isTest ? 'test' : 'live', site, userId },
      http: httpWith(keeper.credentialsOf(connected)),
      practice: null,
    });
    openAccount = connected;
    hub.publish('account', ['shop']);
  }

  function shopParts() {
    return {
      dataDir: options.dataDir,
      ports,
      publish: hub.publish,
      tillStatus: () => ({
        version: options.version,
        host: options.host,
        language: settings.get().language ?? SITES[openAccount?.site ?? options.site].language,
        account:
          openAccount === null
            ? null
            : {
                userId: openAccount.userId,
                nickname: openAccount.nickname,
                connection: keeper.stateOf(openAccount).connection,
              },
        isSettingsFileBad: settings.wasBad,
      }),
      makeReady: async () => {
        if (openAccount !== null) await keeper.ready(openAccount);
      },
    };
  }

  async function closeShop(): Promise<void> {
    const closing = shop;
    shop = null;
    await closing?.close();
    await practice?.close();
    practice = null;
  }

  /** Calls that are being answered in the open shop. */
  const answering = new Set<Promise<unknown>>();
  let switching: Promise<void> | null = null;

  /**
   * Closes the open shop and opens the other. A shop with a charge whose end is not known is not left: nobody would be asking
   * about it. One whose permission is gone may be: its charges wait for it.
   */
  async function switchTo(kind: 'practice' | 'account'): Promise<void> {
    const wanted = kind === 'account' ? settings.get().account : null;
    if (kind === 'account' && wanted === null) throw new TillError('account_not_connected');
    const isOpen =
      wanted === null ? openAccount === null : openAccount !== null && isSameAccount(openAccount, wanted);
    if (!isOpen) assertMayLeave();
    const { openShop: before } = settings.get();
    // What opens next time is written first: when that cannot be done, nothing has changed.
    settings.set({ openShop: kind });
    if (isOpen) return;
    try {
      await exchangeShops(kind);
    } catch (error) {
      settings.set({ openShop: before });
      throw error;
    }
  }

  /** Forgets the account and goes back to practice. */
  async function leaveAccount(): Promise<void> {
    if (openAccount !== null) assertMayLeave();
    await account.disconnect();
    if (openAccount !== null) await exchangeShops('practice');
  }

  function assertMayLeave(): void {
    const underWay = shop?.countUnderWay() ?? 0;
    if (openAccount !== null && canAsk(connection()) && underWay > 0) {
      throw new TillError('account_has_open_charges', { n: underWay });
    }
  }

  async function exchangeShops(kind: 'practice' | 'account'): Promise<void> {
    switching = leaveAndOpen(kind).finally(() => {
      switching = null;
    });
    await switching;
  }

  async function leaveAndOpen(kind: 'practice' | 'account'): Promise<void> {
    const before = openAccount;
    await answered();
    await closeShop();
    try {
      await open(kind);
    } catch (error) {
      // A ledger that does not open must not leave the till without a shop.
      log.error('the shop could not be opened; going back', { kind, error: String(error) });
      if (before === null) await openPracticeShopNow();
      else openAccountShop(before);
      throw error instanceof LedgerFileError
        ? new TillError('shop_not_opened', { problem: error.problem })
        : error;
    }
  }

  /** Waits for the calls that are still being answered in the open shop. */
  async function answered(): Promise<void> {
    await Promise.race([
      Promise.allSettled([...answering]),
      delay(LEAVE_WITHIN_MS, undefined, { ref: false }),
    ]);
  }

  const accountHandlers = createAccountHandlers({
    account,
    mode: () => {
      invariant(shop !== null, 'no shop is open');
      return shop.identity.mode;
    },
    openShop: (kind) => turns.run(() => switchTo(kind)),
    disconnect: () => turns.run(leaveAccount),
    site: () => openAccount?.site ?? settings.get().account?.site ?? options.site,
    systemBrowser: ports.systemBrowser,
  });
  const route = createRouter({
    handlers: () => {
      if (shop === null) throw new TillError('shop_switching');
      return { ...shop.handlers, ...accountHandlers };
    },
    clock,
    ids,
    log,
  });

  /** A command that was meant for the shop being left is refused: it must not be carried out in the other one. */
  async function call(method: unknown, input: unknown): Promise<Envelope<unknown>> {
    if (switching !== null && typeof method === 'string' && isMethod(method)) {
      if (contract[method].kind === 'command') {
        return { ok: false, error: new TillError('shop_switching').toCallError() };
      }
      await switching.catch(() => undefined);
    }
    const answer = route(method, input);
    const isOfShop = typeof method === 'string' && !method.startsWith('account.');
    if (isOfShop) {
      answering.add(answer);
      void answer.finally(() => answering.delete(answer));
    }
    return answer;
  }

  const remembered = settings.get();
  if (remembered.account !== null) {
    // A key store that asks the person for something must not keep the shop shut: what it has comes when it comes.
    const loaded = keeper.load(remembered.account);
    await Promise.race([loaded, delay(KEY_STORE_WITHIN_MS, undefined, { ref: false })]);
  }
  try {
    await open(remembered.openShop);
  } catch (error) {
    account.stop();
    await keeper.stop();
    throw error;
  }
  lastConnection = connection();

  const stopListening = [
    ports.power.onSuspend(() => shop?.suspend()),
    ports.power.onWake(() => {
      keeper.hurry();
      shop?.wake();
    }),
  ];

  return {
    call,
    subscribe: hub.subscribe,
    lastSeq: hub.lastSeq,
    close: async () => {
      for (const stop of stopListening) stop();
      account.stop();
      await turns.close(new TillError('shop_switching'));
      await answered();
      await closeShop();
      await keeper.stop();
    },
  };
}
