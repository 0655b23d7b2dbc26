import { z } from 'zod';

import type { Answers } from './open-questions.ts';

/** The countries that have Point orders; Chile has no Integration API (Point API, Update operation mode). */
export const Site = z.enum(['MLA', 'MLB', 'MLM', 'MLC']);
export type Site = z.infer<typeof Site>;

export interface SiteFacts {
  readonly currency: string;
  /** Minor units in one major unit, as a power of ten. */
  readonly currencyExponent: number;
  readonly countryAlpha3: string;
  readonly countryAlpha2: string;
  /** Terminal types the terminals setup call accepts in this country (Point API, Update operation mode). */
  readonly poiTypes: readonly string[];
  /** `<poi_type>__<serial prefix>`; a number is appended for each terminal. Serials are invented. */
  readonly terminalPrefix: string;
  /** Limits of the Integration API guide, in minor units: the only limits ever published for Point. */
  readonly documentedLimits: AmountLimits;
  /** The same with what live accounts were seen to enforce. */
  readonly observedLimits: AmountLimits;
  readonly fees: Fees;
  /** Mercado Pago's own site of the country, without what comes before its name. */
  readonly webDomain: string;
  /** Identifies the country in accounts. */
  readonly countryId: string;
}

/** Invented: see `feeRates` among the open questions. Basis points of the paid amount, VAT included. */
export interface Fees {
  readonly debitBps: number;
  readonly creditBps: number;
}

export interface AmountLimits {
  readonly minMinor: number;
  readonly maxMinor: number;
}

export const SITES: Readonly<Record<Site, SiteFacts>> = {
  MLA: {
    currency: 'ARS',
    currencyExponent: 2,
    countryAlpha3: 'ARG',
    countryAlpha2: 'AR',
    poiTypes: ['NEWLAND_N950', 'INGENICO_MOVE2500', 'PAX_A910'],
    terminalPrefix: 'NEWLAND_N950__N950NCB9013',
    documentedLimits: { minMinor: 500, maxMinor: 400_000_000 },
    observedLimits: { minMinor: 1_500, maxMinor: 400_000_000 },
    fees: { debitBps: 410, creditBps: 773 },
    webDomain: 'mercadopago.com.ar',
    countryId: 'AR',
  },
  MLB: {
    currency: 'BRL',
    currencyExponent: 2,
    countryAlpha3: 'BRA',
    countryAlpha2: 'BR',
    poiTypes: ['GERTEC_MP35P', 'INGENICO_MOVE2500', 'PAX_A910', 'NEWLAND_N950'],
    terminalPrefix: 'PAX_A910__SMARTPOS9013',
    documentedLimits: { minMinor: 100, maxMinor: 7_000_000 },
    observedLimits: { minMinor: 100, maxMinor: 7_000_000 },
    fees: { debitBps: 199, creditBps: 498 },
    webDomain: 'mercadopago.com.br',
    countryId: 'BR',
  },
  MLM: {
    currency: 'MXN',
    currencyExponent: 2,
    countryAlpha3: 'MEX',
    countryAlpha2: 'MX',
    poiTypes: ['PAX_A910', 'NEWLAND_N950'],
    terminalPrefix: 'NEWLAND_N950__N950NCC9013',
    documentedLimits: { minMinor: 500, maxMinor: 35_000_000 },
    observedLimits: { minMinor: 500, maxMinor: 35_000_000 },
    fees: { debitBps: 406, creditBps: 406 },
    webDomain: 'mercadopago.com.mx',
    countryId: 'MX',
  },
  MLC: {
    currency: 'CLP',
    currencyExponent: 0,
    countryAlpha3: 'CHL',
    countryAlpha2: 'CL',
    poiTypes: ['NEWLAND_N950'],
    terminalPrefix: 'NEWLAND_N950__N950NCD9013',
    documentedLimits: { minMinor: 1, maxMinor: 999_999_999_999 },
    observedLimits: { minMinor: 1, maxMinor: 999_999_999_999 },
    fees: { debitBps: 177, creditBps: 319 },
    webDomain: 'mercadopago.cl',
    countryId: 'CL',
  },
};

/** Decimals of the site's amounts; those of Chile are an open question. */
export function exponentOf(site: Site, answers: Answers): number {
  return site === 'MLC' && answers('chileDecimals') === 'two' ? 2 : SITES[site].currencyExponent;
}
