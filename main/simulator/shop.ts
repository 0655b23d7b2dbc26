import type { Account } from './account.ts';
import type { Chance } from './chance.ts';
import type { Change } from './change.ts';
import { CITIES } from './city-catalogue.ts';
import { newAccessToken, newApplicationId, newSecret, newUserId } from './ids.ts';
import type { Application } from './oauth.ts';
import type { Answers } from './open-questions.ts';
import { SITES, type Site } from './site.ts';

/** The shop is older than anything that happens in it. */
const SHOP_SINCE_MS = Date.UTC(2025, 0, 1);

export interface ShopOptions {
  readonly accountKind?: 'live' | 'test';
  readonly terminalCount?: number;
  /** Ids of further terminals of the owner, whatever their type. */
  readonly furtherTerminals?: readonly string[];
  /** Country of the foreign account, when it is not the simulator's. */
  readonly foreignSiteId?: string;
}

type TerminalAdded = Extract<Change, { kind: 'terminal' }>;

/** Two accounts with their stores, points of sale and terminals, and an application, all invented. Throws for two terminals of one id. */
export function newShop(
  site: Site,
  options: ShopOptions,
  answers: Answers,
  chance: Chance,
): readonly Change[] {
  const { accountKind = 'live', terminalCount = 1, furtherTerminals = [], foreignSiteId } = options;
  const isTest = accountKind === 'test';
  const owner = newAccount('owner', isTest, answers, chance);
  const foreign = {
    ...newAccount('foreign', isTest, answers, chance),
    ...(foreignSiteId === undefined ? {} : { siteId: foreignSiteId }),
  };
  const { terminalPrefix, poiTypes } = SITES[site];
  const terminal = (account: Account, id: string, posId: number, isVirtual: boolean): TerminalAdded => ({
    kind: 'terminal',
    terminal: {
      id,
      userId: account.userId,
      posId,
      storeId: STORE_IDS[account.role],
      externalPosId: `CAJA${posId}`,
      operatingMode: 'PDV',
      isOnline: true,
      software: 'current',
      isVirtual,
      modeUntilRestart: null,
      hasPaper: true,
      isMenuOpen: false,
    },
  });
  const owned = Array.from({ length: terminalCount }, (_, index) =>
    terminal(owner, `${terminalPrefix}${String(index + 1).padStart(4, '0')}`, 4_779 + index, false),
  );
  // Every terminal type has a virtual one, named by the vendor's guide to integration tests.
  const virtual = isTest
    ? poiTypes.map((type, index) => terminal(owner, `${type}__SBX0000001`, 9_001 + index, true))
    : [];
  const further = furtherTerminals.map((id, index) => terminal(owner, id, 6_001 + index, false));
  const foreigns = [terminal(foreign, `${terminalPrefix}9001`, 8_001, false)];
  const terminals = [...owned, ...further, ...virtual, ...foreigns];
  for (const [index, { terminal: each }] of terminals.entries()) {
    if (terminals.findIndex(({ terminal: other }) => other.id === each.id) !== index) {
      throw new Error(`there is a terminal ${each.id} already`);
    }
  }
  return [
    { kind: 'account', account: owner },
    { kind: 'account', account: foreign },
    { kind: 'application', application: applicationOf(owner, chance) },
    newStore(owner, site),
    newStore(foreign, site),
    ...terminals.flatMap((change) => posOf(change, chance)),
    ...terminals,
  ];
}

const STORE_IDS: Readonly<Record<Account['role'], string>> = { owner: '47790001', foreign: '47790002' };

function newStore(account: Account, site: Site): Change {
  const [state = '', cities = []] = Object.entries(CITIES[site])[0] ?? [];
  return {
    kind: 'store',
    store: {
      id: STORE_IDS[account.role],
      userId: account.userId,
      name: 'Centro',
      externalId: account.role === 'owner' ? 'CENTRO1' : 'CENTRO2',
      businessHours: null,
      location: {
        street_name: 'Calle 1',
        street_number: '100',
        city_name: cities[0] ?? '',
        state_name: state,
        latitude: 0,
        longitude: 0,
      },
      createdAtMs: SHOP_SINCE_MS,
    },
  };
}

/** The point of sale a terminal is linked to. */
function posOf(change: Change, chance: Chance): readonly Change[] {
  if (change.kind !== 'terminal') return [];
  const { posId, storeId, externalPosId, userId } = change.terminal;
  if (posId === null || storeId === null || externalPosId === null) return [];
  return [
    {
      kind: 'pos',
      pos: {
        id: posId,
        userId,
        storeId,
        name: externalPosId,
        externalId: externalPosId,
        status: 'active',
        category: null,
        isFixedAmount: false,
        qrUuid: newSecret(chance, 'QR code', 16),
        createdAtMs: SHOP_SINCE_MS,
      },
    },
  ];
}

function applicationOf(owner: Account, chance: Chance): Application {
  return {
    clientId: owner.applicationId,
    clientSecret: newSecret(chance, 'client secret', 16),
    userId: owner.userId,
    redirectUris: ['http://localhost:3000/oauth/callback'],
    requiresPkce: false,
  };
}

function newAccount(role: Account['role'], isTest: boolean, answers: Answers, chance: Chance): Account {
  const userId = newUserId(chance);
  const applicationId = newApplicationId(chance);
  const hasTestPrefix = isTest && answers('testTokenPrefix') === 'TEST';
  const accessToken = newAccessToken(chance, applicationId, userId, hasTestPrefix);
  return { role, userId, applicationId, isTest, accessToken, expiresAtMs: null };
}
