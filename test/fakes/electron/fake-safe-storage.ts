/// <reference types="electron" />
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { strict } from './strict.ts';

type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;

export interface FakeSafeStorageOptions {
  readonly platform?: NodeJS.Platform;
  /** What Linux found. */
  readonly backend?: Backend;
  readonly isReady?: () => boolean;
}

/** A key store of the system, and what happens to one. It outlives the program that uses it. */
export interface FakeSafeStorage {
  readonly safeStorage: Electron.SafeStorage;
  /** Makes a new key: what the old one sealed is still opened, and should be sealed anew. */
  rotate(): void;
  /** What was sealed is never opened again. */
  loseKeys(): void;
  /** Locked, or gone: nothing is sealed or opened. */
  setAvailable(isAvailable: boolean): void;
  setBackend(backend: Backend): void;
  /** The next sealing fails. */
  failNextSeal(): void;
  /** Texts that were sealed. */
  readonly sealed: readonly string[];
}

const ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Electron's asynchronous safeStorage over real AES. It knows nothing of the synchronous one, which Electron 46 has no more. */
export function createFakeSafeStorage(options: FakeSafeStorageOptions = {}): FakeSafeStorage {
  const platform = options.platform ?? process.platform;
  const isReady = options.isReady ?? (() => true);
  const sealed: string[] = [];
  let backend: Backend = options.backend ?? 'gnome_libsecret';
  let isAvailable = true;
  let isNextFailing = false;
  /** The newest first. */
  let keys = [newKey()];

  const assertReady = (): void => {
    if (!isReady()) throw new Error('safeStorage cannot be used before the app is ready');
  };

  const asynchronous: Partial<Electron.SafeStorage> = {
    isAsyncEncryptionAvailable: async () => {
      assertReady();
      return isAvailable;
    },
    encryptStringAsync: async (text) => {
      assertReady();
      if (typeof text !== 'string') throw new TypeError('not a string');
      const [key] = keys;
      if (!isAvailable || isNextFailing || key === undefined) {
        isNextFailing = false;
        throw new Error(`Error while encrypting ${text}`);
      }
      sealed.push(text);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([key.id, nonce, cipher.getAuthTag(), body]);
    },
    decryptStringAsync: async (encrypted) => {
      assertReady();
      if (!Buffer.isBuffer(encrypted)) throw new TypeError('not a buffer');
      const key = keys.find(({ id }) => id.equals(encrypted.subarray(0, ID_BYTES)));
      if (!isAvailable || key === undefined) throw new Error('Error while decrypting');
      const [nonce, tag, body] = partsOf(encrypted);
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce).setAuthTag(tag);
      const result = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      return { result, shouldReEncrypt: key !== keys[0] };
    },
  };
  const linux: Partial<Electron.SafeStorage> = {
    getSelectedStorageBackend: () => (isReady() ? backend : 'unknown'),
  };

  return {
    safeStorage: strict('safeStorage', platform === 'linux' ? { ...asynchronous, ...linux } : asynchronous),
    sealed,
    rotate: () => {
      keys = [newKey(), ...keys];
    },
    loseKeys: () => {
      keys = [newKey()];
    },
    setAvailable: (next) => {
      isAvailable = next;
    },
    setBackend: (next) => {
      backend = next;
    },
    failNextSeal: () => {
      isNextFailing = true;
    },
  };
}

interface Key {
  readonly id: Buffer;
  readonly bytes: Buffer;
}

function newKey(): Key {
  return { id: randomBytes(ID_BYTES), bytes: randomBytes(32) };
}

function partsOf(encrypted: Buffer): [Buffer, Buffer, Buffer] {
  const tagAt = ID_BYTES + NONCE_BYTES;
  const bodyAt = tagAt + TAG_BYTES;
  return [encrypted.subarray(ID_BYTES, tagAt), encrypted.subarray(tagAt, bodyAt), encrypted.subarray(bodyAt)];
}
