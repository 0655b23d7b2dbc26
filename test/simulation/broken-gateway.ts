import type { Gateway } from '#main/point/gateway.ts';
import type { Seeded } from './seeded.ts';

/** A gateway as others have been written: every attempt to create an order carries a key of its own. */
export function withNewKeyAtEachAttempt(gateway: Gateway, random: Seeded): Gateway {
  return {
    ...gateway,
    createOrder: (body, _key, place) => gateway.createOrder(body, random.uuid(), place),
  };
}
