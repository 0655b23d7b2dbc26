import type { SavedFile } from '#app/contract/day.ts';
import type { GatewayKind, Language } from '#app/domain/site.ts';

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

/** What this till remembers that is not money. */
export interface TillSettings {
  readonly language: Language | null;
  readonly terminalId: string | null;
  /** The generation of the Point API the account is on. */
  readonly gateway: GatewayKind;
  /** Whether the terminal prints its slip, unless a charge says otherwise. */
  readonly printsOnTerminal: boolean;
}

export interface Settings {
  get(): TillSettings;
  /** Durable when it returns. */
  set(change: Partial<TillSettings>): void;
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
}
