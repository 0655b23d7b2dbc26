import type { Currency } from './money.ts';

/** The countries whose shops this till serves, by Mercado Pago's site code. */
export type SiteId = 'MLA' | 'MLB' | 'MLM';

/** Languages of the till's screens and papers. */
export type Language = 'es-AR' | 'es-MX' | 'pt-BR' | 'en';

export interface Site {
  readonly id: SiteId;
  readonly currency: Currency;
  readonly language: Language;
  /** IANA zone of the shop's business day. */
  readonly timeZone: string;
  /**
   * What one card charge may be, in minor units. The Orders API documents neither; the minimum is what its live
   * validation was seen to ask for, the maximum that of the Integration API. A charge outside is refused before it is sent.
   */
  readonly cardMinMinor: number;
  readonly cardMaxMinor: number;
  /** `poi_type` codes that `/terminals/v1/setup` accepts in this country (Point API, Update operation mode). */
  readonly terminalTypes: readonly string[];
}

export const SITES: Readonly<Record<SiteId, Site>> = {
  MLA: {
    id: 'MLA',
    currency: 'ARS',
    language: 'es-AR',
    timeZone: 'America/Argentina/Buenos_Aires',
    cardMinMinor: 15_00,
    cardMaxMinor: 4_000_000_00,
    terminalTypes: ['NEWLAND_N950', 'INGENICO_MOVE2500', 'PAX_A910'],
  },
  MLB: {
    id: 'MLB',
    currency: 'BRL',
    language: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    cardMinMinor: 1_00,
    cardMaxMinor: 70_000_00,
    terminalTypes: ['GERTEC_MP35P', 'INGENICO_MOVE2500', 'PAX_A910', 'NEWLAND_N950'],
  },
  MLM: {
    id: 'MLM',
    currency: 'MXN',
    language: 'es-MX',
    timeZone: 'America/Mexico_City',
    cardMinMinor: 5_00,
    cardMaxMinor: 350_000_00,
    terminalTypes: ['PAX_A910', 'NEWLAND_N950'],
  },
};
