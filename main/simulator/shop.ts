import type { Account } from './account.ts';
import type { Change } from './change.ts';
import { newAccessToken, newApplicationId, newUserId } from './ids.ts';
import { SITES, type Site } from './site.ts';

/** Two accounts and their terminals, all invented. */
export function newShop(
  site: Site,
  options: { readonly accountKind?: 'live' | 'test'; readonly terminalCount?: number },
): readonly Change[] {
  const { accountKind = 'live', terminalCount = 1 } = options;
  const isTest = accountKind === 'test';
  const owner = newAccount('owner', isTest);
  const foreign = newAccount('foreign', isTest);
  const { terminalPrefix, poiTypes } = SITES[site];
  const terminal = (account: Account, id: string, posId: number, isVirtual: boolean): Change => ({
    kind: 'terminal',
    terminal: {
      id,
      userId: account.userId,
      posId,
      storeId: account.role === 'owner' ? '47790001' : '47790002',
      externalPosId: `CAJA${posId}`,
      operatingMode: 'PDV',
      isOnline: true,
      software: 'current',
      isVirtual,
    },
  });
  const owned = Array.from({ length: terminalCount }, (_, index) =>
    terminal(owner, `${terminalPrefix}${String(index + 1).padStart(4, '0')}`, 4_779 + index, false),
  );
  // Every terminal type has a virtual one, named by the vendor's guide to integration tests.
  const virtual = isTest
    ? poiTypes.map((type, index) => terminal(owner, `${type}__SBX0000001`, 9_001 + index, true))
    : [];
  return [
    { kind: 'account', account: owner },
    { kind: 'account', account: foreign },
    ...owned,
    ...virtual,
    terminal(foreign, `${terminalPrefix}9001`, 8_001, false),
  ];
}

function newAccount(role: Account['role'], isTest: boolean): Account {
  const userId = newUserId();
  const applicationId = newApplicationId();
  return { role, userId, applicationId, isTest, accessToken: newAccessToken(applicationId, userId, isTest) };
}
