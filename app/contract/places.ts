import { z } from 'zod';
import { SETTABLE_MODES } from '#app/domain/terminal-mode.ts';
import { ChargeView, Terminal } from './charging.ts';
import { command, query } from './method.ts';
import { TerminalIdSchema } from './values.ts';

/** A point of sale (caja, caixa) of a store. It has at most one terminal in PDV mode. */
export const Pos = z.strictObject({
  posId: z.string(),
  name: z.string(),
  externalId: z.string().nullable(),
});
export type Pos = z.infer<typeof Pos>;

/** A physical shop (sucursal, loja) with its points of sale. */
export const Store = z.strictObject({
  storeId: z.string(),
  name: z.string(),
  externalId: z.string().nullable(),
  /** One line; null when the account does not tell. */
  address: z.string().nullable(),
  pos: z.array(Pos),
});
export type Store = z.infer<typeof Store>;

/** Decimal degrees, as maps write them. */
const Latitude = z.number().min(-90).max(90);
const Longitude = z.number().min(-180).max(180);

export const placesMethods = {
  /** The account's stores and points of sale, asked of Mercado Pago now. */
  'places.list': query({}, z.strictObject({ stores: z.array(Store) })),
  /** Makes a store. The city must be spelt as Mercado Pago spells it: `store_city_unknown` carries its own words. */
  'places.createStore': command(
    {
      name: z.string().trim().min(1).max(60),
      streetName: z.string().trim().min(1).max(100),
      streetNumber: z.string().trim().min(1).max(20),
      cityName: z.string().trim().min(1).max(100),
      stateName: z.string().trim().min(1).max(100),
      latitude: Latitude,
      longitude: Longitude,
      reference: z.string().trim().max(100),
    },
    Store,
  ),
  /** Makes a point of sale. Mercado Pago takes letters without accents, digits, hyphens, underscores and inner spaces in the name. */
  'places.createPos': command(
    { storeId: z.string().min(1).max(40), name: z.string().trim().min(1).max(45) },
    Pos,
  ),
  /** Sets how a terminal works. The terminal obeys when it is restarted. */
  'terminals.setMode': command(
    { terminalId: TerminalIdSchema, mode: z.enum(SETTABLE_MODES) },
    z.strictObject({ terminals: z.array(Terminal) }),
  ),
  /** Charges the country's smallest amount without a sale, to be given back: the whole way to the terminal, tried once. */
  'terminals.testCharge': command({ terminalId: TerminalIdSchema }, ChargeView),
} as const;
