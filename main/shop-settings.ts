import type { ShopSettings } from './ports.ts';

/** How a shop charges until somebody says otherwise. */
export const DEFAULT_SHOP_SETTINGS: ShopSettings = {
  terminalId: null,
  gateway: 'orders',
  printsOnTerminal: false,
  platformId: null,
  integratorId: null,
  deferralRules: null,
};
