import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { ChargeView } from '#app/contract/charging.ts';
import type { Input } from '#app/contract/contract.ts';
import type { DeferralView } from '#app/contract/deferrals.ts';
import { DEFAULT_CUT_OVER_HOUR } from '#app/domain/business-date.ts';
import { NO_OPTIONS, type ChargeOptions } from '#app/domain/charge-options.ts';
import type { DeferralRules } from '#app/domain/deferral-rules.ts';
import { SITES, type GatewayKind, type SiteId } from '#app/domain/site.ts';
import { createChargingService, type ChargingService } from '#main/charging/charging-service.ts';
import { createDeferralService, type DeferralService } from '#main/deferrals/deferral-service.ts';
import { openLedger, type Ledger } from '#main/ledger/ledger.ts';
import { upsertProducts } from '#main/ledger/products.ts';
import { fixedToken } from '#main/point/credentials.ts';
import type { Gateway } from '#main/point/gateway.ts';
import { createIntentsGateway, type IntentsGatewayOptions } from '#main/point/intents-gateway.ts';
import { createOrdersGateway, type OrdersGatewayOptions } from '#main/point/orders-gateway.ts';
import { createPointHttp, type PointHttp } from '#main/point/point-http.ts';
import { waitingForPermission } from '#main/point/waiting-for-permission.ts';
import { createBasketService, type BasketService } from '#main/selling/basket-service.ts';
import { createSellingService, type SellingService } from '#main/selling/selling-service.ts';
import { createDayService, type DayService } from '#main/shift/day-service.ts';
import { createShiftService, type ShiftService } from '#main/shift/shift-service.ts';
import {
  createManualClock,
  startSimulator,
  type ManualClock,
  type Simulator,
  type SimulatorOptions,
} from '#main/simulator/simulator.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeIds } from './fake-ids.ts';
import { createMemoryLog } from './memory-log.ts';

export type MemoryLog = ReturnType<typeof createMemoryLog>;

/** The main process' services over a real ledger file and a simulator over HTTP, under clocks that the test moves. */
export interface Shop {
  readonly folder: string;
  readonly file: string;
  readonly clock: FakeClock;
  readonly pointClock: ManualClock;
  readonly point: Simulator;
  readonly log: MemoryLog;
  readonly run: () => ShopRun;
  /** Moves both clocks on in steps, letting requests finish after each. */
  advance(ms: number): Promise<void>;
  /** Lets the requests under way finish without moving a clock. */
  settle(): Promise<void>;
  /** Drops the services as `kill -9` does, without a goodbye, and starts them again on the same file. Does not recover yet. */
  crashAndReopen(whileClosed?: () => void): Promise<void>;
  close(): Promise<void>;
}

/** The services of one run of the program. */
export interface ShopRun {
  readonly ledger: Ledger;
  readonly gateway: Gateway;
  readonly baskets: BasketService;
  readonly selling: SellingService;
  readonly charging: ChargingService;
  readonly deferrals: DeferralService;
  readonly shifts: ShiftService;
  readonly days: DayService;
  readonly changes: string[];
}

const STEP_MS = 250;

/** Nothing is asked of a customer, and nobody is asked for leave. */
export const OPEN_HANDED: DeferralRules = {
  limits: { perSaleMinor: null, perCustomerMinor: null, perDayMinor: null, totalMinor: null },
  isNameRequired: false,
  isContactRequired: false,
};

export interface ShopOptions {
  readonly site?: SiteId;
  readonly accessToken?: (point: Simulator) => string;
  readonly requestTimeoutMs?: number;
  /** The generation of the API that charges are made with; Orders by default. */
  readonly gateway?: GatewayKind;
  /** What the Integration API leaves open. */
  readonly intents?: IntentsGatewayOptions;
  /** Keeps the ledger's outside journal, in `journal` beside the file. */
  readonly hasJournal?: boolean;
  readonly orders?: OrdersGatewayOptions;
  readonly simulator?: Pick<SimulatorOptions, 'terminalCount' | 'openQuestions'>;
  /** Stands between the till and the network. */
  readonly overHttp?: (http: PointHttp) => PointHttp;
  readonly freeBytes?: () => number;
  /** {@link OPEN_HANDED} when not given. */
  readonly deferralRules?: () => DeferralRules;
  /** A second till of the same account: it shares that shop's clocks and simulator, and is closed before it. */
  readonly beside?: Shop;
}

export async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-shop-'));
  const file = join(folder, 'ledger.sqlite');
  const { beside } = options;
  const clock = beside?.clock ?? createFakeClock();
  const pointClock = beside?.pointClock ?? createManualClock(clock.nowMs());
  const site = SITES[options.site ?? 'MLA'];
  const point =
    beside?.point ?? (await startSimulator({ site: site.id, clock: pointClock, ...options.simulator }));
  const log = createMemoryLog();
  let inFlight = 0;
  let generation = beside === undefined ? 0 : 500;
  let current = open();

  function open(): ShopRun {
    generation += 1;
    const ids = createFakeIds(generation);
    const ledger = openLedger({
      file,
      identity: {
        site: site.id,
        currency: site.currency,
        timeZone: site.timeZone,
        cutOverHour: DEFAULT_CUT_OVER_HOUR,
        mode: 'practice',
      },
      newLedgerId: () => ids.uuid(),
      nowMs: () => clock.nowMs(),
      ...(options.freeBytes === undefined ? {} : { freeBytes: options.freeBytes }),
      ...(options.hasJournal === true ? { journal: { folder: join(folder, 'journal'), log } } : {}),
    });
    const direct = createPointHttp({
      baseUrl: point.url,
      credentials: fixedToken(() => options.accessToken?.(point) ?? point.accessToken),
      ...(options.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: options.requestTimeoutMs }),
    });
    const http = options.overHttp?.(direct) ?? direct;
    const counted: PointHttp = async (request) => {
      inFlight += 1;
      try {
        return await http(request);
      } finally {
        inFlight -= 1;
      }
    };
    const kind = options.gateway ?? 'orders';
    const gateways = {
      orders: createOrdersGateway(counted, options.orders),
      intents: site.gateways.intents === null ? null : createIntentsGateway(counted, options.intents),
    };
    const gateway = gateways[kind] ?? gateways.orders;
    const changes: string[] = [];
    const charging = createChargingService({
      ledger,
      site,
      gateways,
      gatewayKind: () => kind,
      clock,
      ids,
      log,
      news: {
        chargeChanged: (chargeId) => changes.push(`charge ${chargeId}`),
        saleChanged: (saleId) => changes.push(`sale ${saleId}`),
      },
    });
    const deferrals = createDeferralService({
      ledger,
      clock,
      ids,
      log,
      http: waitingForPermission(counted),
      charging,
      rules: () => options.deferralRules?.() ?? OPEN_HANDED,
      linkTitle: (number) => `Compra ${number}`,
      onChange: (deferralId) => changes.push(`deferral ${deferralId}`),
    });
    return {
      ledger,
      gateway,
      charging,
      deferrals,
      changes,
      baskets: createBasketService({ ledger, clock, ids }),
      selling: createSellingService({ ledger, clock, ids }),
      shifts: createShiftService({ ledger, clock, ids }),
      days: createDayService({ ledger, clock, ids }),
    };
  }

  async function settle(): Promise<void> {
    let quiet = 0;
    while (quiet < 5) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = inFlight === 0 ? quiet + 1 : 0;
    }
  }

  return {
    folder,
    file,
    clock,
    pointClock,
    point,
    log,
    run: () => current,
    settle,
    advance: async (ms) => {
      await settle();
      for (let left = ms; left > 0; left -= STEP_MS) {
        const step = Math.min(STEP_MS, left);
        pointClock.advance(step);
        clock.advance(step);
        await settle();
      }
    },
    crashAndReopen: async (whileClosed) => {
      // The old run's timers never fire again and its answers find a closed file: nothing of it is written.
      current.ledger.db.close();
      await settle();
      whileClosed?.();
      current = open();
    },
    close: async () => {
      await Promise.all([current.charging.stop(), current.deferrals.stop()]);
      if (beside === undefined) await point.close();
      if (current.ledger.db.open) current.ledger.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const COFFEE = {
  code: '0007790001',
  name: 'Café molido "Del Puerto" 250 g',
  category: 'Almacén',
  priceMinor: 4_599_90,
  taxRateBp: 2100,
  stockMilli: 10_000,
  line: 2,
};
export const BREAD = {
  code: '7790002',
  name: 'Pan lactal',
  category: 'Panadería',
  priceMinor: 1_850_25,
  taxRateBp: 1050,
  stockMilli: 5_000,
  line: 3,
};

/** Puts two products on the shelf and opens the shift. */
export function stockAndOpen(shop: Shop, floatMinor = 10_000_00): void {
  const { ledger, shifts } = shop.run();
  ledger.write((db) => upsertProducts(db, [COFFEE, BREAD]));
  shifts.open({ requestId: randomUUID(), floatMinor });
}

/** Fills the current basket with one coffee and two breads: 8,300.40. */
export function fillBasket(shop: Shop): { readonly saleId: string; readonly totalMinor: number } {
  const { baskets } = shop.run();
  const { saleId } = baskets.current();
  baskets.add({ requestId: randomUUID(), saleId, product: { code: COFFEE.code }, quantityMilli: 1000 });
  return baskets.add({ requestId: randomUUID(), saleId, product: { code: BREAD.code }, quantityMilli: 2000 });
}

/** Starts a charge of the current basket on the shop's first terminal. */
export function startCharge(
  shop: Shop,
  terminalId = shop.point.terminals[0] ?? '',
  options: ChargeOptions = NO_OPTIONS,
): ChargeView {
  const { saleId, totalMinor } = fillBasket(shop);
  return shop.run().charging.start({
    requestId: randomUUID(),
    saleId,
    amountMinor: totalMinor,
    terminalId,
    options,
    isRepeatMeant: true,
  });
}

/** Captures the current basket without a payment. */
export function capture(
  shop: Shop,
  wanted: Partial<Omit<Input<'deferrals.capture'>, 'requestId' | 'saleId' | 'totalMinor'>> = {},
): DeferralView {
  const { saleId, totalMinor } = fillBasket(shop);
  return shop.run().deferrals.capture({
    requestId: randomUUID(),
    saleId,
    totalMinor,
    customer: { name: 'Ana Prueba', contact: '+54 11 5555-0101', note: '' },
    promisedDate: null,
    approval: null,
    slip: null,
    ...wanted,
  });
}

/** Sends a charge of what a deferral owes to the shop's first terminal. */
export function chargeDeferral(
  shop: Shop,
  deferral: DeferralView,
  amountMinor = deferral.owedMinor,
): ChargeView {
  return shop.run().charging.startForDeferral({
    requestId: randomUUID(),
    deferralId: deferral.deferralId,
    amountMinor,
    terminalId: shop.point.terminals[0] ?? '',
    options: NO_OPTIONS,
    isRepeatMeant: true,
  });
}
