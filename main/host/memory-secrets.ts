import type { KeepingObstacle } from '#app/contract/account.ts';
import type { SecretName, Secrets } from '../ports.ts';

/** Secrets for this run only, on a machine or in a host that has no key store to keep them in; `obstacle` says why. */
export function createMemorySecrets(obstacle: KeepingObstacle): Secrets {
  const values = new Map<SecretName, string>();
  return {
    keptOnlyNow: () => Promise.resolve(obstacle),
    read: (name) => Promise.resolve(values.get(name) ?? null),
    write: (name, value) => {
      values.set(name, value);
      return Promise.resolve();
    },
    delete: (name) => {
      values.delete(name);
      return Promise.resolve();
    },
  };
}
