/// <reference types="electron" />
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { KeepingObstacle } from '#app/contract/account.ts';
import type { Log, SecretName, Secrets } from '../../ports.ts';
import { writeDocument, type StoredDocument } from './stored-document.ts';

export type SafeStorage = Pick<
  Electron.SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  /** On Linux alone. */
  | 'getSelectedStorageBackend'
>;

export interface SafeSecretsParts {
  readonly safeStorage: SafeStorage;
  readonly document: StoredDocument;
  readonly log: Pick<Log, 'warn'>;
  readonly platform?: NodeJS.Platform;
}

/** A value that no key store took, and why. */
interface Unkept {
  readonly value: string;
  readonly obstacle: KeepingObstacle;
}

/**
 * Secrets sealed by the system's key store (Electron's asynchronous safeStorage) in a file of their own. Where there is no key store, and on
 * Linux where what stands in for one has a key that everybody knows, they are held for this run and nothing is written. After `ready`.
 */
export function createSafeSecrets(parts: SafeSecretsParts): Secrets {
  const { safeStorage, document, log } = parts;
  const platform = parts.platform ?? process.platform;
  const unkept = new Map<SecretName, Unkept>();
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: what is read is sealed anew when its key has changed, and must not undo a write. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  }

  async function obstacle(): Promise<KeepingObstacle | null> {
    try {
      // Elsewhere there is no such method.
      const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
      if (backend === 'basic_text') return 'plain_text_store';
      if (backend === 'unknown') return 'no_key_store';
      return (await safeStorage.isAsyncEncryptionAvailable()) ? null : 'no_key_store';
    } catch {
      return 'no_key_store';
    }
  }

  async function seal(name: SecretName, value: string): Promise<void> {
    let sealed: Buffer;
    try {
      sealed = await safeStorage.encryptStringAsync(value);
    } catch {
      // Whoever logs the failure must not log the value with it: what the key store said is left out.
      throw new Error('the key store did not seal the secret');
    }
    writeDocument(document, { ...document.store, [name]: sealed.toString('base64') });
  }

  async function open(name: SecretName, sealed: Buffer): Promise<string> {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
    if (shouldReEncrypt) {
      await seal(name, result).catch(() => {
        log.warn('a secret could not be sealed with the new key; the old one still opens it', { name });
      });
    }
    return result;
  }

  /** Leaves nothing of it in the file, nor in a copy that a write that was cut short left beside it. */
  function erase(name: SecretName): void {
    const rest = Object.entries(document.store).filter(([each]) => each !== name);
    writeDocument(document, Object.fromEntries(rest));
    const folder = dirname(document.path);
    const prefix = `${basename(document.path)}.tmp-`;
    for (const each of readdirSync(folder).filter((entry) => entry.startsWith(prefix)))
      rmSync(join(folder, each), { force: true });
  }

  async function read(name: SecretName): Promise<string | null> {
    const held = unkept.get(name);
    if (held !== undefined) return held.value;
    const stored = document.store[name];
    if (stored === undefined) return null;
    const sealed = sealedBytes(stored);
    if (sealed === undefined) {
      log.warn('a kept secret is not as it was written', { name });
      return null;
    }
    const reason = await obstacle();
    if (reason !== null) {
      log.warn('a kept secret cannot be opened now', { name, reason });
      return null;
    }
    return open(name, sealed);
  }

  return {
    keptOnlyNow: async () => {
      // What was written without a key store is not there at the next start, although one may have come since.
      const [held] = unkept.values();
      return held === undefined ? obstacle() : held.obstacle;
    },
    read: (name) =>
      inTurn(() =>
        read(name).catch(() => {
          log.warn('a kept secret could not be opened', { name });
          return null;
        }),
      ),
    write: (name, value) =>
      inTurn(async () => {
        const reason = await obstacle();
        if (reason === null) {
          await seal(name, value);
          unkept.delete(name);
          return;
        }
        // At the next start an older value would be taken for this one.
        if (Object.hasOwn(document.store, name)) erase(name);
        unkept.set(name, { value, obstacle: reason });
      }),
    delete: (name) =>
      inTurn(async () => {
        unkept.delete(name);
        if (existsSync(document.path)) erase(name);
      }),
  };
}

/** Undefined for what no write of this program left. */
function sealedBytes(stored: unknown): Buffer | undefined {
  if (typeof stored !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(stored)) return undefined;
  return Buffer.from(stored, 'base64');
}
