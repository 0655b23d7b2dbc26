import { join } from 'node:path';
import type { Envelope } from '#app/contract/envelope.ts';
import type { TillEvent } from '#app/contract/events.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { DEFAULT_CUT_OVER_HOUR } from '#app/domain/business-date.ts';
import { GATEWAY_KINDS, SITES, type GatewayKind, type Site, type SiteId } from '#app/domain/site.ts';
import { invariant } from '#app/lib/assert.ts';
import { createCatalogueService } from './catalogue/catalogue-service.ts';
import { createLedgerCatalogueStore } from './catalogue/ledger-catalogue-store.ts';
import { createChargingService, type Gateways } from './charging/charging-service.ts';
import { createEventHub } from './ipc/event-hub.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createRouter } from './ipc/router.ts';
import { countChargesToLookAt } from './ledger/charges.ts';
import { openLedger } from './ledger/ledger.ts';
import { ledgerNotice } from './ledger-notice.ts';
import { countProducts } from './ledger/products.ts';
import { findOpenShift } from './ledger/shifts.ts';
import { createIntentsGateway } from './point/intents-gateway.ts';
import { createOrdersGateway } from './point/orders-gateway.ts';
import { createPointHttp } from './point/point-http.ts';
import type { Ports } from './ports.ts';
import { openPracticeShop } from './practice/practice-shop.ts';
import { createBasketService } from './selling/basket-service.ts';
import { createSellingService } from './selling/selling-service.ts';
import { createDayService } from './shift/day-service.ts';
import { createShiftService } from './shift/shift-service.ts';

export interface TillOptions {
  /** Folder of this till's files; made when missing. */
  readonly dataDir: string;
  readonly site: SiteId;
  readonly host: 'electron' | 'browser';
  readonly version: string;
  readonly ports: Ports;
  /** Opens the practice shop; the embedded simulator when not given. */
  readonly openPractice?: typeof openPracticeShop;
}

/** A running till: what a host mounts on its transport. */
export interface Till {
  /** The router. Answers an envelope for anything; never rejects. */
  call(method: unknown, input: unknown): Promise<Envelope<unknown>>;
  subscribe(listener: (event: TillEvent) => void): () => void;
  /** Sequence number of the last event, for a reader that begins now. */
  lastSeq(): number;
  /** Stops the loop, waits for what is in flight, closes the ledger. */
  close(): Promise<void>;
}

/**
 * The composition root: builds every part from the ports, by hand and in order, takes up the charges the last run left open,
 * and answers the till. Practice mode is the only one yet: its ledger, its simulator and its papers have no value.
 *
 * @throws LedgerFileError when the ledger file cannot be opened; nothing is left running then.
 */
export async function openTill(options: TillOptions): Promise<Till> {
  const { ports } = options;
  const { clock, ids, log, settings } = ports;
  const site = SITES[options.site];
  const folder = join(options.dataDir, 'practice');

  const ledger = openLedger({
    file: join(folder, `ledger-${site.id}.sqlite`),
    identity: {
      site: site.id,
      currency: site.currency,
      timeZone: site.timeZone,
      cutOverHour: DEFAULT_CUT_OVER_HOUR,
      mode: 'practice',
    },
    newLedgerId: () => ids.uuid(),
    nowMs: () => clock.nowMs(),
    // Beside the mode's folder and not in it: who puts an old copy of the ledger back leaves the journal as it is.
    journal: { folder: join(options.dataDir, 'journal', `practice-${site.id}`), log },
  });
  const openPractice = options.openPractice ?? openPracticeShop;
  const practice = await openPractice(site.id, join(folder, `point-${site.id}.jsonl`), ports).catch(
    (error: unknown) => {
      ledger.close();
      throw error;
    },
  );
  const http = createPointHttp({ baseUrl: practice.pointBaseUrl, accessToken: () => practice.accessToken });
  const gateways: Gateways = {
    orders: createOrdersGateway(http),
    intents: site.gateways.intents === null ? null : createIntentsGateway(http),
  };
  const hub = createEventHub((error) => {
    log.error('an event listener failed', { error: String(error) });
  });

  const catalogue = createCatalogueService({ store: createLedgerCatalogueStore(ledger.db), ids });
  const charging = createChargingService({
    ledger,
    site,
    gateways,
    gatewayKind: () => gatewayKindOf(site, settings.get().gateway),
    clock,
    ids,
    log,
    news: {
      chargeChanged: (chargeId) => {
        hub.publish('charge', [chargeId]);
      },
      saleChanged: (saleId) => {
        for (const topic of ['basket', 'sale', 'catalogue', 'day', 'status'] as const)
          hub.publish(topic, [saleId]);
      },
    },
  });

  let isRecovering = true;
  const status = (): TillStatus => ({
    version: options.version,
    host: options.host,
    isPractice: ledger.identity.mode === 'practice',
    site: site.id,
    currency: site.currency,
    timeZone: site.timeZone,
    language: settings.get().language ?? site.language,
    terminalId: chosenTerminal(settings.get().terminalId, practice.terminals),
    cardMinMinor: site.cardMinMinor,
    cardMaxMinor: site.cardMaxMinor,
    gateway: gatewayKindOf(site, settings.get().gateway),
    gateways: GATEWAY_KINDS.filter((kind) => site.gateways[kind] !== null),
    chargeRules: chargeRulesOf(site, gatewayKindOf(site, settings.get().gateway)),
    printsOnTerminal: settings.get().printsOnTerminal,
    ledgerNotice: ledgerNotice(ledger),
    isRecovering,
    shift: findOpenShift(ledger.db) ?? null,
    productCount: countProducts(ledger.db),
    unresolvedCount: countChargesToLookAt(ledger.db),
    ledgerFile: ledger.file,
  });

  const call = createRouter({
    handlers: createHandlers({
      ledger,
      catalogue,
      baskets: createBasketService({ ledger, clock, ids }),
      selling: createSellingService({ ledger, clock, ids }),
      charging,
      shifts: createShiftService({ ledger, clock, ids }),
      days: createDayService({ ledger, clock, ids }),
      practice,
      settings,
      fileSaver: ports.fileSaver,
      status,
      isRecovering: () => isRecovering,
      publish: hub.publish,
    }),
    clock,
    ids,
    log,
  });

  const recovered = charging.recover().finally(() => {
    isRecovering = false;
    hub.publish('status');
  });
  const stopListening = [
    ports.power.onSuspend(() => {
      charging.suspend();
    }),
    ports.power.onWake(() => {
      charging.wake();
    }),
  ];

  return {
    call,
    subscribe: hub.subscribe,
    lastSeq: hub.lastSeq,
    close: async () => {
      for (const stop of stopListening) stop();
      await charging.stop();
      await recovered;
      await practice.close();
      ledger.close();
    },
  };
}

/** The chosen terminal while the account still has it; else the first, so that a practice shop needs no choosing. */
function chosenTerminal(chosen: string | null, terminals: readonly string[]): string | null {
  if (chosen !== null && terminals.includes(chosen)) return chosen;
  return terminals[0] ?? null;
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
