import { deepStrictEqual, equal } from 'node:assert/strict';
import type { Secrets } from '#main/ports.ts';
import type { ContractCase } from './contract-case.ts';

export interface SecretsUnderTest {
  /** Opens the same secrets again, as a restart does. */
  readonly open: () => Secrets;
}

/** What every Secrets adapter keeps. */
export const SECRETS_CONTRACT: readonly ContractCase<SecretsUnderTest>[] = [
  {
    name: 'there is nothing at first',
    run: async ({ open }) => {
      equal(await open().read('account'), null);
    },
  },
  {
    name: 'what was written is read',
    run: async ({ open }) => {
      const secrets = open();
      await secrets.write('account', '{"accessToken":"one"}');
      equal(await secrets.read('account'), '{"accessToken":"one"}');
    },
  },
  {
    name: 'at the next start it is there, unless it was said that it would not be',
    run: async ({ open }) => {
      const secrets = open();
      const keptOnlyNow = await secrets.keptOnlyNow();
      await secrets.write('account', 'one');
      equal(await secrets.keptOnlyNow(), keptOnlyNow);
      equal(await open().read('account'), keptOnlyNow === null ? 'one' : null);
    },
  },
  {
    name: 'what is written replaces what was there as a whole, at the next start as well',
    run: async ({ open }) => {
      const secrets = open();
      await secrets.write('account', 'a long one that was there first');
      await secrets.write('account', 'short');
      equal(await secrets.read('account'), 'short');
      if ((await secrets.keptOnlyNow()) === null) equal(await open().read('account'), 'short');
    },
  },
  {
    name: 'every text comes back as it was',
    run: async ({ open }) => {
      const secrets = open();
      const texts = ['', ' ', 'ação 日本 🧾', '"\\\n\r\t\u0000', '__proto__', 'x'.repeat(100_000)];
      for (const text of texts) {
        await secrets.write('account', text);
        equal(await secrets.read('account'), text);
        if ((await secrets.keptOnlyNow()) === null) equal(await open().read('account'), text);
      }
    },
  },
  {
    name: 'what was deleted is gone, at the next start as well, and may be deleted again',
    run: async ({ open }) => {
      const secrets = open();
      await secrets.delete('account');
      await secrets.write('account', 'one');
      await secrets.delete('account');
      await secrets.delete('account');
      equal(await secrets.read('account'), null);
      equal(await open().read('account'), null);
      await secrets.write('account', 'two');
      equal(await secrets.read('account'), 'two');
    },
  },
  {
    name: 'what is asked at the same time happens in the order it was asked in',
    run: async ({ open }) => {
      const secrets = open();
      const asked = [
        secrets.write('account', 'one'),
        secrets.read('account'),
        secrets.delete('account'),
        secrets.read('account'),
        secrets.write('account', 'two'),
        secrets.read('account'),
      ];
      const answers = await Promise.all(asked);
      deepStrictEqual([answers[1], answers[3], answers[5]], ['one', null, 'two']);
    },
  },
];
