import { join } from 'node:path';
import type { Handlers } from '#app/contract/contract.ts';
import { TillError } from '#app/contract/errors.ts';
import type { Topic } from '#app/contract/events.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { DEFAULT_CUT_OVER_HOUR } from '#app/domain/business-date.ts';
import { canAsk } from '#app/domain/connection.ts';
import { defaultDeferralRules, type DeferralRules } from '#app/domain/deferral-rules.ts';
import type { TillMode } from '#app/domain/mode.ts';
import { GATEWAY_KINDS, SITES, type GatewayKind, type Site, type SiteId } from '#app/domain/site.ts';
import { translate } from '#app/i18n/translate.ts';
import { invariant } from '#app/lib/assert.ts';
import { createCatalogueService } from './catalogue/catalogue-service.ts';
import { createLedgerCatalogueStore } from './catalogue/ledger-catalogue-store.ts';
import { createChargingService, type Gateways } from './charging/charging-service.ts';
import type { AccountMethod } from './ipc/account-handlers.ts';
import { createHandlers } from './ipc/handlers.ts';
import { countChargesToLookAt } from './ledger/charges.ts';
import { openLedger } from './ledger/ledger.ts';
import { ledgerNotice } from './ledger-notice.ts';
import { countProducts } from './ledger/products.ts';
import { findOpenShift } from './ledger/shifts.ts';
import { createPlacesService } from './places/places-service.ts';
import { createDeferralService } from './deferrals/deferral-service.ts';
import { createIntentsGateway } from './point/intents-gateway.ts';
import { createOrdersGateway } from './point/orders-gateway.ts';
import type { PointHttp } from './point/point-http.ts';
import { waitingForPermission } from './point/waiting-for-permission.ts';
import type { Ports, ShopSettings } from './ports.ts';
import type { PracticeShop } from './practice/practice-shop.ts';
import { createReachWatch } from './reach/reach-watch.ts';
import { createBasketService } from './selling/basket-service.ts';
import { createSellingService } from './selling/selling-service.ts';
import { createDayService } from './shift/day-service.ts';
import { createShiftService } from './shift/shift-service.ts';
import { DEFAULT_SHOP_SETTINGS } from './shop-settings.ts';

/** Which shop a till has open: its ledger, its journal and its settings are found by this. */
export interface ShopIdentity {
  readonly mode: TillMode;
  readonly site: SiteId;
  /** Mercado Pago's user id of the account; null in practice. */
  readonly userId: string | null;
}

export interface ShopOptions {
  readonly identity: ShopIdentity;
  readonly dataDir: string;
  readonly ports: Ports;
  readonly http: PointHttp;
  /** Null unless it is the practice shop. */
  readonly practice: PracticeShop | null;
  /** What the till itself says of its status. */
  readonly tillStatus: () => Pick<
    TillStatus,
    'version' | 'host' | 'language' | 'account' | 'isSettingsFileBad'
  >;
  /** Renews a permission that has ended, as far as that can be done now. */
  readonly makeReady: () => Promise<void>;
  readonly publish: (topic: Topic, ids?: readonly string[]) => void;
}

/** One open shop: a ledger, the account it charges on, and everything that is done with them. */
export interface OpenShop {
  readonly identity: ShopIdentity;
  readonly handlers: Omit<Handlers, AccountMethod>;
  /** Charges and refunds whose end is not known: the shop stays open for them. */
  countUnderWay(): number;
  suspend(): void;
  wake(): void;
  /** Ask now about what has no answers: the network or the permission is back. */
  retry(): void;
  /** Stops the loops, waits for what is in flight, closes the ledger. */
  close(): Promise<void>;
}

/** `practice-MLA`, `live-MLB-4711`: the shop's name in settings and of its journal's folder. */
export function shopName({ mode, site, userId }: ShopIdentity): string {
  return userId === null ? `${mode}-${site}` : `${mode}-${site}-${userId}`;
}

/**
 * Opens the shop's ledger and takes up the charges its last run left open.
 *
 * @throws LedgerFileError when the ledger file cannot be opened; nothing is left running then.
 */
export function openShop(options: ShopOptions): OpenShop {
  const { identity, ports, practice, publish } = options;
  const { clock, ids, log, settings } = ports;
  const site = SITES[identity.site];
  const name = shopName(identity);

  const shopSettings = (): ShopSettings => settings.get().shops[name] ?? DEFAULT_SHOP_SETTINGS;
  const setShopSettings = (change: Partial<ShopSettings>): void => {
    settings.set({ shops: { ...settings.get().shops, [name]: { ...shopSettings(), ...change } } });
  };
  const gatewayKind = (): GatewayKind => gatewayKindOf(site, shopSettings().gateway);

  const ledger = openLedger({
    file: join(options.dataDir, identity.mode, `ledger${name.slice(identity.mode.length)}.sqlite`),
    identity: {
      site: site.id,
      currency: site.currency,
      timeZone: site.timeZone,
      cutOverHour: DEFAULT_CUT_OVER_HOUR,
      mode: identity.mode,
    },
    newLedgerId: () => ids.uuid(),
    nowMs: () => clock.nowMs(),
    // Beside the mode's folder and not in it: who puts an old copy of the ledger back leaves the journal as it is.
    journal: { folder: join(options.dataDir, 'journal', name), log },
  });
  const reach = createReachWatch({
    http: options.http,
    clock,
    ids,
    log,
    canAsk: () => {
      const { account } = options.tillStatus();
      return account === null || canAsk(account.connection);
    },
    onChange: () => {
      publish('status');
    },
    onReturn: () => {
      charging.retry();
      deferrals.retry();
    },
  });
  // A token that is not accepted ends nothing: what was asked for was not done, and waits for the account to be connected again.
  const http = waitingForPermission(reach.http);
  const integrator = () => {
    const { platformId, integratorId } = shopSettings();
    return { platformId, integratorId };
  };
  const gateways: Gateways = {
    orders: createOrdersGateway(http, { integrator }),
    intents: site.gateways.intents === null ? null : createIntentsGateway(http, { integrator }),
  };

  const catalogue = createCatalogueService({
    store: createLedgerCatalogueStore(ledger.db),
    ids,
    usualTaxRatesBp: site.taxRatesBp,
  });
  const charging = createChargingService({
    ledger,
    site,
    gateways,
    gatewayKind,
    clock,
    ids,
    log,
    testReason: () => translate(options.tillStatus().language, 'testCharge.reason'),
    news: {
      chargeChanged: (chargeId) => {
        publish('charge', [chargeId]);
      },
      saleChanged: (saleId) => {
        for (const topic of ['basket', 'sale', 'deferral', 'catalogue', 'day', 'status'] as const)
          publish(topic, [saleId]);
      },
    },
  });

  const deferralRules = (): DeferralRules => shopSettings().deferralRules ?? defaultDeferralRules(site.id);
  const deferrals = createDeferralService({
    ledger,
    clock,
    ids,
    log,
    http,
    charging,
    rules: deferralRules,
    linkTitle: (number) => translate(options.tillStatus().language, 'deferral.linkTitle', { number }),
    onChange: (deferralId) => {
      for (const topic of ['deferral', 'sale', 'day', 'status'] as const) publish(topic, [deferralId]);
    },
  });

  let isRecovering = true;
  const status = (): TillStatus => {
    const chosen = shopSettings();
    return {
      ...options.tillStatus(),
      mode: identity.mode,
      site: site.id,
      currency: site.currency,
      timeZone: site.timeZone,
      terminalId: practice === null ? chosen.terminalId : practiceTerminal(chosen.terminalId, practice),
      cardMinMinor: site.cardMinMinor,
      cardMaxMinor: site.cardMaxMinor,
      gateway: gatewayKind(),
      gateways: GATEWAY_KINDS.filter((kind) => site.gateways[kind] !== null),
      chargeRules: chargeRulesOf(site, gatewayKind()),
      printsOnTerminal: chosen.printsOnTerminal,
      integrator: integrator(),
      ledgerNotice: ledgerNotice(ledger),
      isRecovering,
      reach: reach.state(),
      shift: findOpenShift(ledger.db) ?? null,
      productCount: countProducts(ledger.db),
      unresolvedCount: countChargesToLookAt(ledger.db),
      exposure: deferrals.exposure(),
      deferralRules: deferralRules(),
      ledgerFile: ledger.file,
    };
  };

  const handlers = createHandlers({
    ledger,
    catalogue,
    baskets: createBasketService({ ledger, clock, ids }),
    selling: createSellingService({ ledger, clock, ids }),
    charging,
    deferrals,
    places: createPlacesService({ http, gateway: () => charging.currentGateway() }),
    shifts: createShiftService({ ledger, clock, ids }),
    days: createDayService({ ledger, clock, ids }),
    practice,
    settings,
    setShopSettings,
    fileSaver: ports.fileSaver,
    status,
    isRecovering: () => isRecovering,
    networkSignal: (hasNetwork) => {
      reach.signal(hasNetwork);
      if (!hasNetwork) return;
      charging.retry();
      deferrals.retry();
    },
    assertConnected: async () => {
      await options.makeReady();
      const { account } = options.tillStatus();
      if (account !== null && !canAsk(account.connection)) throw new TillError('account_not_connected');
    },
    publish,
  });

  const recovered = charging.recover().finally(() => {
    isRecovering = false;
    publish('status');
  });

  deferrals.recover();

  return {
    identity,
    handlers,
    countUnderWay: () => charging.countUnderWay(),
    suspend: () => {
      charging.suspend();
      deferrals.suspend();
      reach.suspend();
    },
    wake: () => {
      charging.wake();
      deferrals.wake();
      reach.wake();
    },
    retry: () => {
      charging.retry();
      deferrals.retry();
      reach.askNow();
    },
    close: async () => {
      await Promise.all([charging.stop(), deferrals.stop(), reach.stop()]);
      await recovered;
      ledger.close();
    },
  };
}

/** The chosen terminal while the simulated account still has it; else its first, so that practice needs no choosing. */
function practiceTerminal(chosen: string | null, practice: PracticeShop): string | null {
  if (chosen !== null && practice.terminals.includes(chosen)) return chosen;
  return practice.terminals[0] ?? null;
}

/** The account's generation, or the one its site has when the setting is of another. */
function gatewayKindOf(site: Site, chosen: GatewayKind): GatewayKind {
  return site.gateways[chosen] === null ? 'orders' : chosen;
}

function chargeRulesOf(site: Site, kind: GatewayKind): TillStatus['chargeRules'] {
  const rules = site.gateways[kind];
  invariant(rules !== null, `${site.id} has no ${kind}`);
  return {
    ...rules,
    paymentTypes: [...rules.paymentTypes],
    installmentsCosts: [...rules.installmentsCosts],
  };
}
