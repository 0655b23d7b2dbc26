import type { Handlers } from '#app/contract/contract.ts';
import { TillError } from '#app/contract/errors.ts';
import type { TillStatus } from '#app/contract/status.ts';
import type { Topic } from '#app/contract/events.ts';
import { searchWords } from '#app/domain/catalogue/fold.ts';
import { asTerminalId } from '#app/domain/ids.ts';
import type { CatalogueService } from '#main/catalogue/catalogue-service.ts';
import type { ChargingService } from '#main/charging/charging-service.ts';
import type { DeferralService } from '#main/deferrals/deferral-service.ts';
import { findChargeHoldingTerminal } from '#main/ledger/charges.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import type { PlacesService } from '#main/places/places-service.ts';
import type { PracticeShop } from '#main/practice/practice-shop.ts';
import type { FileSaver, Settings, ShopSettings } from '#main/ports.ts';
import { dayCsv } from '#main/report/day-csv.ts';
import { dayFileName } from '#main/report/day-file-name.ts';
import { dayJson } from '#main/report/day-json.ts';
import { timelineFileName, timelinePdf } from '#main/report/timeline-pdf.ts';
import type { BasketService } from '#main/selling/basket-service.ts';
import type { SellingService } from '#main/selling/selling-service.ts';
import type { DayService } from '#main/shift/day-service.ts';
import type { ShiftService } from '#main/shift/shift-service.ts';
import type { AccountMethod } from './account-handlers.ts';

export interface HandlerParts {
  readonly ledger: Ledger;
  readonly catalogue: CatalogueService;
  readonly baskets: BasketService;
  readonly selling: SellingService;
  readonly charging: ChargingService;
  readonly deferrals: DeferralService;
  readonly shifts: ShiftService;
  readonly days: DayService;
  readonly places: PlacesService;
  /** Null unless it is the practice shop. */
  readonly practice: PracticeShop | null;
  readonly settings: Settings;
  readonly setShopSettings: (change: Partial<ShopSettings>) => void;
  readonly fileSaver: FileSaver;
  readonly status: () => TillStatus;
  readonly isRecovering: () => boolean;
  /** Whether the system says that the machine is on a network. */
  readonly networkSignal: (hasNetwork: boolean) => void;
  /** Throws `account_not_connected` when nothing can be charged. */
  readonly assertConnected: () => Promise<void>;
  readonly publish: (topic: Topic, ids?: readonly string[]) => void;
}

/** One function a method of the open shop: what it calls, and which topics change. No rule of the shop is written here. */
export function createHandlers(parts: HandlerParts): Omit<Handlers, AccountMethod> {
  const {
    ledger,
    catalogue,
    baskets,
    selling,
    charging,
    deferrals,
    places,
    shifts,
    days,
    settings,
    publish,
  } = parts;

  /** Until every charge of the last run has been asked about, nothing that moves money begins. */
  const assertRecovered = (): void => {
    if (parts.isRecovering()) throw new TillError('still_recovering');
  };
  /** Both of these, for what needs the account. */
  const assertChargeable = async (): Promise<void> => {
    assertRecovered();
    await parts.assertConnected();
  };
  const practice = (): PracticeShop => {
    if (parts.practice === null) throw new TillError('forbidden');
    return parts.practice;
  };
  const telling = <T>(value: T, ...topics: readonly Topic[]): T => {
    for (const topic of topics) publish(topic);
    return value;
  };

  /** What may have come off what is owed shows on the receipt, in the day and in the exposure. */
  const collected = <T>(value: T): T => telling(value, 'deferral', 'sale', 'day', 'status');

  return {
    'till.status': () => parts.status(),
    'till.setLanguage': (input) => {
      settings.set({ language: input.language });
      return telling(parts.status(), 'status');
    },
    'till.setTerminal': (input) => {
      parts.setShopSettings({ terminalId: input.terminalId });
      return telling(parts.status(), 'status');
    },
    'till.setCharging': (input) => {
      parts.setShopSettings({ gateway: input.gateway, printsOnTerminal: input.printsOnTerminal });
      return telling(parts.status(), 'status');
    },
    'till.setIntegrator': (input) => {
      parts.setShopSettings({ platformId: input.platformId, integratorId: input.integratorId });
      return telling(parts.status(), 'status');
    },
    'till.networkSignal': (input) => {
      parts.networkSignal(input.hasNetwork);
      return {};
    },
    'practice.customer': () => ({ customer: practice().customer() }),
    'practice.setCustomer': (input) => {
      practice().setCustomer(input.customer);
      return telling({ customer: practice().customer() }, 'practice');
    },

    'catalogue.preview': (input) => catalogue.preview(input),
    'catalogue.import': (input) =>
      telling(
        ledger.once({ requestId: input.requestId, method: 'catalogue.import', input }, () =>
          catalogue.importPreviewed(input.importId),
        ),
        'catalogue',
        'status',
      ),
    'catalogue.search': (input) =>
      searchWords(input.text).length === 0 ? { products: [] } : { products: [...catalogue.search(input)] },
    'catalogue.summary': () => ({ productCount: catalogue.countProducts() }),

    'basket.current': () => baskets.current(),
    'basket.add': (input) => telling(baskets.add(input), 'basket'),
    'basket.setQuantity': (input) => telling(baskets.setQuantity(input), 'basket'),
    'basket.removeLine': (input) => telling(baskets.removeLine(input), 'basket'),
    'basket.clear': (input) => telling(baskets.clear(input), 'basket'),
    'basket.hold': (input) => telling(baskets.hold(input), 'basket', 'status'),
    'basket.held': () => baskets.held(),
    'basket.resume': (input) => telling(baskets.resume(input), 'basket', 'status'),

    'selling.payCash': (input) => {
      assertRecovered();
      return telling(selling.payCash(input), 'sale', 'basket', 'catalogue', 'day');
    },
    'selling.payOther': (input) => {
      assertRecovered();
      return telling(selling.payOther(input), 'sale', 'basket', 'catalogue', 'day');
    },
    'selling.receipt': (input) => selling.receipt(input),
    'selling.recent': (input) => selling.recent(input),

    'charging.start': async (input) => {
      await assertChargeable();
      return charging.start(input);
    },
    'charging.get': (input) => charging.get(input),
    'charging.cancel': (input) => charging.cancel(input),
    'charging.settle': (input) => charging.settle(input),
    'charging.refresh': (input) => charging.refresh(input),
    'charging.refund': async (input) => {
      await assertChargeable();
      return charging.refund(input);
    },
    'charging.refunds': (input) => charging.refunds(input),
    'charging.timeline': (input) => charging.timeline(input),
    'charging.exportTimeline': async (input) => {
      const timeline = charging.timeline(input);
      const { language, timeZone, mode } = parts.status();
      return parts.fileSaver.save({
        fileName: timelineFileName(timeline, timeZone),
        mimeType: 'application/pdf',
        bytes: await timelinePdf(timeline, { language, timeZone, mode }),
      });
    },
    'charging.unresolved': () => charging.unresolved(),
    'terminals.list': () => charging.listTerminals(),
    'terminals.setMode': async (input) => {
      const holding = findChargeHoldingTerminal(ledger.db, asTerminalId(input.terminalId));
      if (holding !== undefined) throw new TillError('terminal_busy', { chargeId: holding });
      try {
        await places.setMode(input);
      } catch (error) {
        // It may have been done all the same: what was known of the terminals is asked again.
        await charging.listTerminals().catch(() => undefined);
        throw error;
      }
      return charging.listTerminals();
    },
    'terminals.testCharge': async (input) => {
      await assertChargeable();
      return charging.startTest(input);
    },
    'places.list': () => places.list(),
    'places.createStore': (input) => places.createStore(input),
    'places.createPos': (input) => places.createPos(input),

    'deferrals.check': (input) => deferrals.check(input),
    'deferrals.capture': (input) => {
      assertRecovered();
      return telling(deferrals.capture(input), 'sale', 'basket', 'catalogue', 'day', 'deferral', 'status');
    },
    'deferrals.list': (input) => deferrals.list(input),
    'deferrals.get': (input) => deferrals.get(input),
    'deferrals.charge': async (input) => {
      await assertChargeable();
      return telling(charging.startForDeferral(input), 'deferral');
    },
    'deferrals.payCash': (input) => collected(deferrals.payCash(input)),
    'deferrals.payOther': (input) => collected(deferrals.payOther(input)),
    'deferrals.returnGoods': (input) => telling(collected(deferrals.returnGoods(input)), 'catalogue'),
    'deferrals.writeOff': (input) => collected(deferrals.writeOff(input)),
    'deferrals.erase': (input) => telling(deferrals.erase(input), 'deferral'),
    'deferrals.queue': () => deferrals.queue(),
    'deferrals.setQueue': (input) => telling(deferrals.setQueue(input), 'deferral'),
    'deferrals.skip': (input) => telling(deferrals.skip(input), 'deferral'),
    'deferrals.takeByHand': (input) => collected(deferrals.takeByHand(input)),
    'deferrals.searchByHand': async (input) => {
      await parts.assertConnected();
      return collected(await deferrals.searchByHand(input));
    },
    'deferrals.settleByHand': async (input) => collected(await deferrals.settleByHand(input)),
    'deferrals.withdrawByHand': (input) => collected(deferrals.withdrawByHand(input)),
    'deferrals.makeLink': async (input) => {
      await assertChargeable();
      return telling(await deferrals.makeLink(input), 'deferral');
    },
    // A wish that needs nobody's answer to be kept.
    'deferrals.closeLink': async (input) => collected(await deferrals.closeLink(input)),
    'deferrals.setRules': (input) => {
      parts.setShopSettings({ deferralRules: input.rules });
      return telling({ rules: input.rules }, 'status');
    },

    'shift.current': () => shifts.current(),
    'shift.open': (input) => telling(shifts.open(input), 'shift', 'day', 'status'),
    'day.read': () => days.read(),
    'day.close': (input) => {
      assertRecovered();
      return telling(days.close(input), 'day', 'shift', 'status');
    },
    'day.list': () => days.list(),
    'day.get': (input) => days.get(input.zNumber),
    'day.export': async (input) => {
      const report = input.zNumber === null ? days.read() : days.get(input.zNumber);
      const isCsv = input.format === 'csv';
      return parts.fileSaver.save({
        fileName: dayFileName(report, input.format),
        mimeType: isCsv ? 'text/csv; charset=utf-8' : 'application/json',
        bytes: isCsv ? dayCsv(report, parts.status().language) : dayJson(report),
      });
    },
  };
}
