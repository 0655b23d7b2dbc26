import type { SavedFile } from '#app/contract/day.ts';
import type { KeepingObstacle, PageLink } from '#app/contract/account.ts';
import type { DeferralRules } from '#app/domain/deferral-rules.ts';
import type { GatewayKind, Language, SiteId } from '#app/domain/site.ts';

/**
 * What the hosts fill in. Everything below `host/` sees the machine through these, so it runs the same in Electron and in
 * plain Node, and under a clock a test moves.
 */

/** Wall clock and timers. */
export interface Clock {
  /** UTC milliseconds; may jump when the machine's clock is set. */
  nowMs(): number;
  /** Resolves after `delayMs`, or at once when `signal` aborts. Never rejects. */
  sleep(delayMs: number, signal: AbortSignal): Promise<void>;
}

/** Identifiers and chance. */
export interface Ids {
  /** A random UUID, version 4. */
  uuid(): string;
  /** In [0, 1). Spreads requests; never decides about money. */
  random(): number;
}

/** Structured log. Callers pass no token, no body, no personal data; the adapter redacts what looks like one all the same. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** What this till remembers that is neither money nor secret. */
export interface TillSettings {
  readonly language: Language | null;
  /** The shop that opens with the till. Only a person changes it. */
  readonly openShop: 'practice' | 'account';
  /** The account that was connected last; who it is, not what gives access to it. */
  readonly account: AccountIdentity | null;
  /** By the shop's name: `practice-MLA`, `live-MLA-4711`. */
  readonly shops: Readonly<Record<string, ShopSettings>>;
}

/** A seller of Mercado Pago. */
export interface AccountIdentity {
  readonly userId: string;
  readonly nickname: string;
  readonly site: SiteId;
  readonly isTest: boolean;
}

/** How one shop charges. */
export interface ShopSettings {
  readonly terminalId: string | null;
  /** The generation of the Point API the account is on. */
  readonly gateway: GatewayKind;
  /** Whether the terminal prints its slip, unless a charge says otherwise. */
  readonly printsOnTerminal: boolean;
  /** Attribution that Mercado Pago gives to integrators; sent with every charge when set. */
  readonly platformId: string | null;
  readonly integratorId: string | null;
  /** How customers may owe; null for the way a shop of its country begins with. */
  readonly deferralRules: DeferralRules | null;
}

export interface Settings {
  get(): TillSettings;
  /** Durable when it returns. A member of `change` that is undefined changes nothing. */
  set(change: Partial<TillSettings>): void;
  /** The file could not be read when the till opened: it was put aside, and what is read are the usual settings. */
  readonly wasBad: boolean;
}

/**
 * Small secrets by name, such as the account's credentials. What is written replaces what was there as a whole: after a crash there is
 * either the old value or the new one.
 */
export interface Secrets {
  /** Null: the system's key store keeps them, and they are there at the next start. Asked for before anything is shown of it. */
  keptOnlyNow(): Promise<KeepingObstacle | null>;
  /** Null when there is none, or when the key store can no longer open it. Never rejects: the account is connected again. */
  read(name: SecretName): Promise<string | null>;
  /** Durable when it resolves, unless it is kept only now. Rejects when it could not be written; what was there stays. */
  write(name: SecretName, value: string): Promise<void>;
  /** Nothing is left of it when it resolves. */
  delete(name: SecretName): Promise<void>;
}
export type SecretName = 'account';

/** The system's own browser. Addresses come from the program, never from the page. */
export interface SystemBrowser {
  /** Opens Mercado Pago's authorization page, or does nothing where there is no browser: the address is on the screen as well. */
  openAuthorization(url: string): void;
  /** Opens a page of Mercado Pago's site of the country. */
  openPage(page: PageLink, site: SiteId): void;
}

/** The way out of this machine's network. */
export interface Proxies {
  /** `http://host:port` of the proxy that the system has for `url`, with a name and a password where it has them; null for the direct way. Never rejects. */
  proxyFor(url: string): Promise<string | null>;
}

/** Offers a file to the person: a save dialog in Electron, a download in the browser host. */
export interface FileSaver {
  save(file: {
    readonly fileName: string;
    readonly mimeType: string;
    readonly bytes: Uint8Array;
  }): Promise<SavedFile>;
}

/** The system's sleep. Both answer how to stop listening. */
export interface Power {
  onSuspend(listener: () => void): () => void;
  onWake(listener: () => void): () => void;
}

export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly settings: Settings;
  readonly fileSaver: FileSaver;
  readonly power: Power;
  readonly secrets: Secrets;
  readonly systemBrowser: SystemBrowser;
  readonly proxies: Proxies;
}
