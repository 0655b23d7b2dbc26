import type { AccountStatus } from '#app/contract/account.ts';
import type { Handlers, Method } from '#app/contract/contract.ts';
import type { TillMode } from '#app/domain/mode.ts';
import type { SiteId } from '#app/domain/site.ts';
import type { AccountService } from '#main/account/account-service.ts';
import type { SystemBrowser } from '#main/ports.ts';

/** Methods that are the till's and not the open shop's. */
export type AccountMethod = Extract<Method, `account.${string}`>;

export interface AccountHandlerParts {
  readonly account: AccountService;
  /** Of the open shop. */
  readonly mode: () => TillMode;
  readonly openShop: (shop: 'practice' | 'account') => Promise<void>;
  /** Forgets the account and goes back to practice. */
  readonly disconnect: () => Promise<void>;
  /** Whose pages of Mercado Pago are opened. */
  readonly site: () => SiteId;
  readonly systemBrowser: Pick<SystemBrowser, 'openPage'>;
}

/** One function a method; each answers how the account stands afterwards. */
export function createAccountHandlers(parts: AccountHandlerParts): Pick<Handlers, AccountMethod> {
  const { account } = parts;
  const status = async (): Promise<AccountStatus> => ({ mode: parts.mode(), ...(await account.status()) });
  const after = async (work: Promise<void>): Promise<AccountStatus> => {
    await work;
    return status();
  };
  return {
    'account.status': status,
    'account.connectToken': (input) => after(account.connectToken(input)),
    'account.connectClientCredentials': (input) => after(account.connectClientCredentials(input)),
    'account.beginAuthorization': (input) => after(account.beginAuthorization(input)),
    'account.finishAuthorization': (input) => after(account.finishAuthorization(input)),
    'account.cancelAuthorization': () => after(account.cancelAuthorization()),
    'account.disconnect': () => after(parts.disconnect()),
    'account.openShop': (input) => after(parts.openShop(input.shop)),
    'account.openPage': (input) => {
      parts.systemBrowser.openPage(input.page, parts.site());
      return {};
    },
  };
}
