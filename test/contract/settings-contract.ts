import { deepStrictEqual, equal, throws } from 'node:assert/strict';
import type { AccountIdentity, Settings, ShopSettings } from '#main/ports.ts';
import type { ContractCase } from './contract-case.ts';

export interface SettingsUnderTest {
  /** Opens the same settings again, as a restart does. */
  readonly open: () => Settings;
}

const ACCOUNT: AccountIdentity = { userId: '4711', nickname: 'TIENDA "Ñ"', site: 'MLA', isTest: false };
const SHOP: ShopSettings = {
  terminalId: 'PAX_A910__SMARTPOS1234567890',
  gateway: 'intents',
  printsOnTerminal: true,
  platformId: 'dev_1234567890',
  integratorId: null,
  deferralRules: {
    limits: { perSaleMinor: 0, perCustomerMinor: null, perDayMinor: 1_000_00, totalMinor: 5_000_00 },
    isNameRequired: false,
    isContactRequired: true,
  },
};

/** What every Settings adapter keeps. */
export const SETTINGS_CONTRACT: readonly ContractCase<SettingsUnderTest>[] = [
  {
    name: 'nothing is set at first, and nothing is wrong with that',
    run: async ({ open }) => {
      const settings = open();
      deepStrictEqual(settings.get(), { language: null, openShop: 'practice', account: null, shops: {} });
      equal(settings.wasBad, false);
    },
  },
  {
    name: 'a change is there at once and after a restart',
    run: async ({ open }) => {
      const expected = {
        language: 'pt-BR',
        openShop: 'account',
        account: ACCOUNT,
        shops: { 'live-MLA-4711': SHOP },
      } as const;
      const settings = open();
      settings.set(expected);
      deepStrictEqual(settings.get(), expected);
      deepStrictEqual(open().get(), expected);
      equal(open().wasBad, false);
    },
  },
  {
    name: 'a change of one thing leaves the others',
    run: async ({ open }) => {
      const settings = open();
      settings.set({ language: 'es-MX' });
      settings.set({ account: ACCOUNT });
      settings.set({ shops: { 'practice-MLM': SHOP } });
      settings.set({
        language: undefined,
        account: undefined,
        openShop: undefined,
        shops: undefined,
      } as object);
      settings.set({});
      deepStrictEqual(open().get(), {
        language: 'es-MX',
        openShop: 'practice',
        account: ACCOUNT,
        shops: { 'practice-MLM': SHOP },
      });
    },
  },
  {
    name: 'what was set can be taken back',
    run: async ({ open }) => {
      open().set({ language: 'en', account: ACCOUNT, shops: { 'practice-MLA': SHOP } });
      open().set({ account: null, shops: {} });
      deepStrictEqual(open().get(), { language: 'en', openShop: 'practice', account: null, shops: {} });
    },
  },
  {
    name: 'what was read does not change afterwards',
    run: async ({ open }) => {
      const settings = open();
      settings.set({ shops: { 'practice-MLA': SHOP } });
      const before = settings.get();
      settings.set({ language: 'en', shops: { 'practice-MLA': { ...SHOP, terminalId: null } } });
      equal(before.language, null);
      deepStrictEqual(before.shops, { 'practice-MLA': SHOP });
    },
  },
  {
    name: 'a name that is no shop’s is refused and changes nothing',
    run: async ({ open }) => {
      const settings = open();
      settings.set({ language: 'en' });
      settings.set({ shops: Object.fromEntries([['__proto__', SHOP]]) });
      for (const name of ['constructor', 'live', 'live-MLA-', 'Live-MLA', 'live-MLA-4711/..', '']) {
        const shops = Object.fromEntries([[name, SHOP]]);
        throws(() => {
          settings.set({ language: 'es-AR', shops });
        });
      }
      deepStrictEqual(open().get(), { language: 'en', openShop: 'practice', account: null, shops: {} });
      equal('terminalId' in {}, false);
    },
  },
];
