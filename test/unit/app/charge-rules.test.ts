import { describe, expect, it } from 'vitest';
import {
  INSTALLMENTS_COSTS,
  NO_OPTIONS,
  PAYMENT_TYPES,
  type ChargeOptions,
} from '#app/domain/charge-options.ts';
import { brokenChargeRule, type BrokenRule, type ChargeProposal } from '#app/domain/charge-rules.ts';
import { GATEWAY_KINDS, SITE_IDS, SITES, type GatewayKind, type SiteId } from '#app/domain/site.ts';

const CREDIT_IN_3 = { paymentType: 'credit_card', installments: 3 } as const;

/** A charge that every site with this generation takes, with `change` laid over it. */
function broken(
  siteId: SiteId,
  gateway: GatewayKind,
  options: Partial<ChargeOptions> = {},
  change: Partial<ChargeProposal> = {},
): BrokenRule | undefined {
  const site = SITES[siteId];
  return brokenChargeRule(site, {
    amountMinor: site.cardMinMinor,
    terminalId: `${site.terminalTypes[0] ?? ''}__SERIAL1`,
    gateway,
    options: { ...NO_OPTIONS, ...options },
    ...change,
  });
}

const EVERYWHERE = SITE_IDS.flatMap((siteId) => GATEWAY_KINDS.map((gateway) => ({ siteId, gateway })));
const OPEN = EVERYWHERE.filter(({ siteId, gateway }) => SITES[siteId].gateways[gateway] !== null);
const CLOSED = EVERYWHERE.filter(({ siteId, gateway }) => SITES[siteId].gateways[gateway] === null);

describe('a charge', () => {
  it('can be made through both generations, but for Chile, which has the Orders API only', () => {
    expect(CLOSED).toEqual([{ siteId: 'MLC', gateway: 'intents' }]);
    expect(broken('MLC', 'intents')).toEqual({ rule: 'generation_unavailable', limit: null });
  });

  it.each(OPEN)('in $siteId through $gateway may be sent without options', ({ siteId, gateway }) => {
    expect(broken(siteId, gateway)).toBeUndefined();
    expect(broken(siteId, gateway, { printsOnTerminal: true })).toBeUndefined();
  });

  it.each(OPEN)('in $siteId through $gateway is of the minimum at least', ({ siteId, gateway }) => {
    const limit = SITES[siteId].cardMinMinor;
    const rule = { rule: 'amount_minimum', limit };
    expect(broken(siteId, gateway, {}, { amountMinor: limit })).toBeUndefined();
    expect(broken(siteId, gateway, {}, { amountMinor: limit - 1 })).toEqual(rule);
    expect(broken(siteId, gateway, {}, { amountMinor: 0 })).toEqual(rule);
    expect(broken(siteId, gateway, {}, { amountMinor: -limit })).toEqual(rule);
  });

  it.each(OPEN)('in $siteId through $gateway is of the maximum at most', ({ siteId, gateway }) => {
    const limit = SITES[siteId].cardMaxMinor;
    expect(broken(siteId, gateway, {}, { amountMinor: limit })).toBeUndefined();
    const rule = { rule: 'amount_maximum', limit };
    expect(broken(siteId, gateway, {}, { amountMinor: limit + 1 })).toEqual(rule);
  });

  it.each(SITE_IDS)('in %s goes to a terminal of a type that the country has', (siteId) => {
    const at = (terminalId: string) => broken(siteId, 'orders', {}, { terminalId });
    const own = SITES[siteId].terminalTypes;
    const refused = { rule: 'terminal_type_unavailable', limit: null };
    for (const type of [...SITE_IDS.flatMap((id) => SITES[id].terminalTypes), 'OTHER_MODEL']) {
      expect(at(`${type}__ABC-1`), type).toEqual(own.includes(type) ? undefined : refused);
    }
  });

  it('with a terminal id of an unknown form is left to the API', () => {
    for (const terminalId of ['', 'SERIAL1', '3_INGENICO_MOVE2500_ING-ARG-1', 'NEWLAND_N950']) {
      expect(broken('MLA', 'orders', {}, { terminalId }), terminalId).toBeUndefined();
    }
  });

  it('through the Integration API goes to any device: it publishes no list of types', () => {
    expect(broken('MLM', 'intents', {}, { terminalId: 'OTHER_TYPE__1' })).toBeUndefined();
  });
});

describe('the kind of card', () => {
  const taken = (siteId: SiteId, gateway: GatewayKind) =>
    PAYMENT_TYPES.filter((paymentType) => broken(siteId, gateway, { paymentType }) === undefined);

  it.each([
    ['MLA', 'orders', ['credit_card', 'debit_card']],
    ['MLB', 'orders', ['credit_card', 'debit_card']],
    ['MLM', 'orders', ['credit_card', 'debit_card']],
    ['MLC', 'orders', ['credit_card', 'debit_card']],
    ['MLA', 'intents', []],
    ['MLB', 'intents', ['credit_card', 'debit_card']],
    ['MLM', 'intents', []],
  ] as const)('that %s through %s can lock is one of %j', (siteId, gateway, types) => {
    expect(taken(siteId, gateway)).toEqual(types);
    const other = PAYMENT_TYPES.find((type) => !(types as readonly string[]).includes(type)) ?? null;
    if (other === null) return;
    expect(broken(siteId, gateway, { paymentType: other })).toEqual({
      rule: 'payment_type_unavailable',
      limit: null,
    });
  });
});

describe('instalments', () => {
  it.each([
    ['MLA', 'orders', true],
    ['MLB', 'orders', true],
    ['MLB', 'intents', true],
    ['MLM', 'orders', false],
    ['MLC', 'orders', false],
  ] as const)('in %s through %s can be asked for: %s', (siteId, gateway, areThere) => {
    const expected = areThere ? undefined : { rule: 'installments_unavailable', limit: null };
    expect(broken(siteId, gateway, CREDIT_IN_3)).toEqual(expected);
  });

  it.each([
    ['MLA', 'orders'],
    ['MLB', 'orders'],
    ['MLB', 'intents'],
  ] as const)('in %s through %s are 72 at most', (siteId, gateway) => {
    const of = (installments: number) => broken(siteId, gateway, { ...CREDIT_IN_3, installments });
    expect(of(1)).toBeUndefined();
    expect(of(72)).toBeUndefined();
    expect(of(73)).toEqual({ rule: 'installments_unavailable', limit: 72 });
  });

  it.each([
    ['MLA', 'orders', null],
    ['MLA', 'orders', 'debit_card'],
    ['MLB', 'orders', 'debit_card'],
    ['MLB', 'intents', 'debit_card'],
    ['MLB', 'intents', null],
  ] as const)('in %s through %s are for credit cards, not for %s', (siteId, gateway, paymentType) => {
    expect(broken(siteId, gateway, { paymentType, installments: 3 })).toEqual({
      rule: 'installments_need_credit',
      limit: null,
    });
  });

  it.each([
    ['MLA', 'orders'],
    ['MLB', 'orders'],
    ['MLB', 'intents'],
  ] as const)('in %s through %s can be paid for by either side', (siteId, gateway) => {
    for (const installmentsCost of INSTALLMENTS_COSTS) {
      expect(broken(siteId, gateway, { ...CREDIT_IN_3, installmentsCost })).toBeUndefined();
      const alone = broken(siteId, gateway, { paymentType: 'credit_card', installmentsCost });
      expect(alone).toEqual({ rule: 'installments_cost_needs_installments', limit: null });
    }
  });

  it.each([
    ['MLM', 'orders'],
    ['MLC', 'orders'],
    ['MLA', 'intents'],
    ['MLM', 'intents'],
  ] as const)('in %s through %s cost what the account says', (siteId, gateway) => {
    expect(broken(siteId, gateway, { installmentsCost: 'seller' })).toEqual({
      rule: 'installments_cost_unavailable',
      limit: null,
    });
  });
});

describe('a ticket number', () => {
  it.each(OPEN)('in $siteId through $gateway is Argentina’s and of intents alone', ({ siteId, gateway }) => {
    const isThere = siteId === 'MLA' && gateway === 'intents';
    expect(broken(siteId, gateway, { ticketNumber: 'S0392' })).toEqual(
      isThere ? undefined : { rule: 'ticket_number_unavailable', limit: null },
    );
  });
});
