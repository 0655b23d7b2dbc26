import type { z } from 'zod';
import { accountMethods } from './account.ts';
import { catalogueMethods } from './catalogue.ts';
import { chargingMethods } from './charging.ts';
import { dayMethods } from './day.ts';
import { deferralMethods } from './deferrals.ts';
import { placesMethods } from './places.ts';
import { sellingMethods } from './selling.ts';
import { statusMethods } from './status.ts';

/**
 * Every method the renderer may call, with the schema of its input and output. Both processes infer their types from this
 * object; the router parses with it in both directions, so an output can carry nothing the schema does not name.
 */
export const contract = {
  ...statusMethods,
  ...accountMethods,
  ...placesMethods,
  ...catalogueMethods,
  ...sellingMethods,
  ...chargingMethods,
  ...deferralMethods,
  ...dayMethods,
} as const;

export type Contract = typeof contract;
export type Method = keyof Contract;
export type Input<M extends Method> = z.infer<Contract[M]['input']>;
export type Output<M extends Method> = z.infer<Contract[M]['output']>;

/** One handler a method; a missing or surplus one does not compile. */
export type Handlers = { readonly [M in Method]: (input: Input<M>) => Output<M> | Promise<Output<M>> };

export function isMethod(name: string): name is Method {
  return Object.hasOwn(contract, name);
}
