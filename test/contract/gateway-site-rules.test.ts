import { afterEach, describe, expect, test } from 'vitest';
import {
  INSTALLMENTS_COSTS,
  NO_OPTIONS,
  PAYMENT_TYPES,
  type ChargeOptions,
} from '#app/domain/charge-options.ts';
import { brokenChargeRule, type ChargeRule } from '#app/domain/charge-rules.ts';
import { GATEWAY_KINDS, SITE_IDS, SITES, type GatewayKind, type SiteId } from '#app/domain/site.ts';
import { fixedToken } from '#main/point/credentials.ts';
import type { Gateway } from '#main/point/gateway.ts';
import { createIntentsGateway } from '#main/point/intents-gateway.ts';
import { createOrdersGateway } from '#main/point/orders-gateway.ts';
import { createPointHttp, type PointHttp } from '#main/point/point-http.ts';
import { createManualClock, startSimulator, type Simulator } from '#main/simulator/simulator.ts';

const CREATE: Readonly<Record<GatewayKind, (http: PointHttp) => Gateway>> = {
  orders: (http) => createOrdersGateway(http),
  intents: (http) => createIntentsGateway(http),
};

/**
 * Rules that the till keeps although the API may take the charge: what the documents leave open is not tried with
 * a customer waiting.
 */
const STRICTER: Readonly<Record<GatewayKind, readonly ChargeRule[]>> = {
  orders: ['ticket_number_unavailable', 'installments_need_credit', 'installments_cost_needs_installments'],
  intents: ['installments_cost_needs_installments'],
};

/** Every option alone and with its neighbours. */
function optionsToTry(): readonly ChargeOptions[] {
  const tried: ChargeOptions[] = [];
  for (const paymentType of [null, ...PAYMENT_TYPES]) {
    for (const installments of [null, 1, 3, 72]) {
      for (const installmentsCost of [null, ...INSTALLMENTS_COSTS]) {
        tried.push({ ...NO_OPTIONS, paymentType, installments, installmentsCost });
      }
    }
  }
  return [...tried, { ...NO_OPTIONS, printsOnTerminal: true }, { ...NO_OPTIONS, ticketNumber: 'S0392' }];
}

let point: Simulator | undefined;
afterEach(() => point?.close());

/** A simulator of the site, and whether it accepts a charge on its idle terminal. */
async function opened(siteId: SiteId, kind: GatewayKind) {
  const simulator = await startSimulator({ site: siteId, clock: createManualClock() });
  point = simulator;
  const gateway = CREATE[kind](
    createPointHttp({ baseUrl: simulator.url, credentials: fixedToken(() => simulator.accessToken) }),
  );
  const { currency } = SITES[siteId];
  const terminalId = simulator.terminals[0] ?? '';
  const isAccepted = async (amountMinor: number, options: ChargeOptions): Promise<boolean> => {
    simulator.reset();
    const reference = { externalReference: 'charge-1', terminalId, currency, expiresAfterMs: 300_000 };
    const body = gateway.orderBody({ ...reference, amountMinor, options });
    const answer = await gateway.createOrder(body, 'key-1', { terminalId, currency });
    if (answer.kind === 'unanswered') throw new Error(`not answered: ${answer.reason}`);
    return answer.kind === 'ok';
  };
  const ruleOf = (amountMinor: number, options: ChargeOptions) =>
    brokenChargeRule(SITES[siteId], { amountMinor, terminalId, gateway: kind, options })?.rule;
  return { isAccepted, ruleOf };
}

const PLACES = SITE_IDS.flatMap((siteId) => GATEWAY_KINDS.map((kind) => [siteId, kind] as const)).filter(
  ([siteId, kind]) => SITES[siteId].gateways[kind] !== null,
);

describe('a charge that the rules of a site let through is accepted by the API, and one that they stop is not', () => {
  test.each(PLACES)('%s, %s: options', async (siteId, kind) => {
    const { isAccepted, ruleOf } = await opened(siteId, kind);
    const amountMinor = Math.max(15_000, SITES[siteId].cardMinMinor);
    for (const options of optionsToTry()) {
      const rule = ruleOf(amountMinor, options);
      if (rule !== undefined && STRICTER[kind].includes(rule)) continue;
      // Vouchers are taken where the request names their kind, which the till does not ask for.
      if (kind === 'intents' && options.paymentType === 'voucher_card') continue;
      expect([options, await isAccepted(amountMinor, options)]).toEqual([options, rule === undefined]);
    }
  });

  test.each(PLACES)('%s, %s: amounts', async (siteId, kind) => {
    const { isAccepted, ruleOf } = await opened(siteId, kind);
    const { cardMinMinor, cardMaxMinor } = SITES[siteId];
    for (const amountMinor of [cardMinMinor - 1, cardMinMinor, cardMaxMinor, cardMaxMinor + 1]) {
      if (amountMinor === 0) continue;
      const isRight = ruleOf(amountMinor, NO_OPTIONS) === undefined;
      expect([amountMinor, await isAccepted(amountMinor, NO_OPTIONS)]).toEqual([amountMinor, isRight]);
    }
  });
});
