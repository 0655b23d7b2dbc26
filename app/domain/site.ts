import { MAX_INSTALLMENTS, type InstallmentsCost, type PaymentType } from './charge-options.ts';
import type { Currency } from './money.ts';

/** The countries whose shops this till serves, by Mercado Pago's site code. Chile has the Orders API only. */
export const SITE_IDS = ['MLA', 'MLB', 'MLM', 'MLC'] as const;
export type SiteId = (typeof SITE_IDS)[number];

/**
 * Generations of the Point API: `orders` is the current one, `intents` the Integration API with its payment intents, for
 * accounts and devices that are still on it.
 */
export const GATEWAY_KINDS = ['orders', 'intents'] as const;
export type GatewayKind = (typeof GATEWAY_KINDS)[number];

/** Languages of the till's screens and papers. */
export type Language = 'es-AR' | 'es-MX' | 'pt-BR' | 'en';

/** What a charge may ask for in one generation of the API on one site. What is not here is refused before it is sent. */
export interface GatewayRules {
  readonly paymentTypes: readonly PaymentType[];
  /** The largest number of instalments that can be asked for; null where the request cannot carry it. */
  readonly maxInstallments: number | null;
  /** Who may be asked to pay for instalments; empty where the request cannot say. */
  readonly installmentsCosts: readonly InstallmentsCost[];
  readonly hasTicketNumber: boolean;
  /** Whether the request can say if the terminal prints. */
  readonly hasPrintOption: boolean;
}

export interface Site {
  readonly id: SiteId;
  readonly currency: Currency;
  readonly language: Language;
  /** IANA zone of the shop's business day. */
  readonly timeZone: string;
  /**
   * Rates of the tax that is in the price, in hundredths of a percent, by the country's law: IVA of Argentina (Ley 23.349, Decreto
   * 493/2001 and its changes), of Mexico (LIVA, art. 1 and 2-A; 8 % on the northern border), of Chile (DL 825). Null where they differ
   * from place to place and product to product, as Brazil's ICMS does.
   */
  readonly taxRatesBp: readonly number[] | null;
  /**
   * What one card charge may be, in minor units. The Orders API documents neither; the minimum is what its live
   * validation was seen to ask for, the maximum that of the Integration API. A charge outside is refused before it is sent.
   */
  readonly cardMinMinor: number;
  readonly cardMaxMinor: number;
  /**
   * `poi_type` codes that `/terminals/v1/setup` accepts in this country (Point API, Update operation mode). The Integration API
   * publishes no such list: there a device that is listed is one that charges.
   */
  readonly terminalTypes: readonly string[];
  /** Null where the site does not have that generation. */
  readonly gateways: Readonly<Record<GatewayKind, GatewayRules | null>>;
}

const CARD_TYPES: readonly PaymentType[] = ['credit_card', 'debit_card'];

/** Point API, Create order: `default_type`; instalments are settings of the account in Mexico and Chile. */
const ORDERS_WITHOUT_INSTALLMENTS: GatewayRules = {
  paymentTypes: CARD_TYPES,
  maxInstallments: null,
  installmentsCosts: [],
  hasTicketNumber: false,
  hasPrintOption: true,
};

/** Argentina and Brazil take `default_installments` and `installments_cost`, as integrators there send them. */
const ORDERS_WITH_INSTALLMENTS: GatewayRules = {
  ...ORDERS_WITHOUT_INSTALLMENTS,
  maxInstallments: MAX_INSTALLMENTS,
  installmentsCosts: ['seller', 'buyer'],
};

/** Integration API, Create payment intent: the `payment` block is Brazil's, `ticket_number` Argentina's. */
const INTENTS_PLAIN: GatewayRules = {
  paymentTypes: [],
  maxInstallments: null,
  installmentsCosts: [],
  hasTicketNumber: false,
  hasPrintOption: true,
};

export const SITES: Readonly<Record<SiteId, Site>> = {
  MLA: {
    id: 'MLA',
    currency: 'ARS',
    language: 'es-AR',
    timeZone: 'America/Argentina/Buenos_Aires',
    taxRatesBp: [0, 250, 500, 1050, 2100, 2700],
    cardMinMinor: 15_00,
    cardMaxMinor: 4_000_000_00,
    terminalTypes: ['NEWLAND_N950', 'INGENICO_MOVE2500', 'PAX_A910'],
    gateways: { orders: ORDERS_WITH_INSTALLMENTS, intents: { ...INTENTS_PLAIN, hasTicketNumber: true } },
  },
  MLB: {
    id: 'MLB',
    currency: 'BRL',
    language: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    taxRatesBp: null,
    cardMinMinor: 1_00,
    cardMaxMinor: 70_000_00,
    terminalTypes: ['GERTEC_MP35P', 'INGENICO_MOVE2500', 'PAX_A910', 'NEWLAND_N950'],
    gateways: {
      orders: ORDERS_WITH_INSTALLMENTS,
      intents: {
        ...INTENTS_PLAIN,
        // Vouchers need `voucher_type` beside them, which the till does not ask for.
        paymentTypes: CARD_TYPES,
        maxInstallments: MAX_INSTALLMENTS,
        installmentsCosts: ['seller', 'buyer'],
      },
    },
  },
  MLM: {
    id: 'MLM',
    currency: 'MXN',
    language: 'es-MX',
    timeZone: 'America/Mexico_City',
    taxRatesBp: [0, 800, 1600],
    cardMinMinor: 5_00,
    cardMaxMinor: 350_000_00,
    terminalTypes: ['PAX_A910', 'NEWLAND_N950'],
    gateways: { orders: ORDERS_WITHOUT_INSTALLMENTS, intents: INTENTS_PLAIN },
  },
  MLC: {
    id: 'MLC',
    currency: 'CLP',
    // The nearest of the till's languages.
    language: 'es-MX',
    timeZone: 'America/Santiago',
    taxRatesBp: [0, 1900],
    // Nothing is published for Chile; the API has the last word. Twelve digits are an amount in every format of the API.
    cardMinMinor: 1,
    cardMaxMinor: 999_999_999_999,
    terminalTypes: ['NEWLAND_N950'],
    gateways: { orders: ORDERS_WITHOUT_INSTALLMENTS, intents: null },
  },
};
