import { z } from 'zod';

/** The sites simulated today. Chile (MLC) has Point orders too, with a currency that has no decimals; it comes later. */
export const Site = z.enum(['MLA', 'MLB', 'MLM']);
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
  },
};
