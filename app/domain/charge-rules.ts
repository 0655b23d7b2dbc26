import { assertNever } from '#app/lib/assert.ts';
import type { ChargeOptions } from './charge-options.ts';
import type { GatewayKind, Site } from './site.ts';

/** Rules a charge can break; each has a sentence of its own on screen. */
export const CHARGE_RULES = [
  'amount_minimum',
  'amount_maximum',
  'generation_unavailable',
  'payment_type_unavailable',
  'installments_unavailable',
  'installments_need_credit',
  'installments_cost_unavailable',
  'installments_cost_needs_installments',
  'ticket_number_unavailable',
  'terminal_type_unavailable',
] as const;
export type ChargeRule = (typeof CHARGE_RULES)[number];

/** A rule that was broken, with the figure its sentence needs; null when it needs none. */
export interface BrokenRule {
  readonly rule: ChargeRule;
  readonly limit: number | null;
}

export interface ChargeProposal {
  readonly amountMinor: number;
  readonly terminalId: string;
  readonly gateway: GatewayKind;
  readonly options: ChargeOptions;
}

/** The first rule of the site that the charge breaks and the API would refuse it for; undefined when it may be sent. */
export function brokenChargeRule(site: Site, proposal: ChargeProposal): BrokenRule | undefined {
  const { amountMinor, terminalId, options } = proposal;
  const broken = (rule: ChargeRule, limit: number | null = null): BrokenRule => ({ rule, limit });
  if (amountMinor < site.cardMinMinor) return broken('amount_minimum', site.cardMinMinor);
  if (amountMinor > site.cardMaxMinor) return broken('amount_maximum', site.cardMaxMinor);
  const rules = rulesOf(site, proposal.gateway);
  if (rules === null) return broken('generation_unavailable');
  if (proposal.gateway === 'orders' && !isTerminalTypeKnown(site, terminalId)) {
    return broken('terminal_type_unavailable');
  }
  const { paymentType, installments, installmentsCost } = options;
  if (paymentType !== null && !rules.paymentTypes.includes(paymentType)) {
    return broken('payment_type_unavailable');
  }
  if (installments !== null) {
    if (rules.maxInstallments === null) return broken('installments_unavailable');
    if (installments > rules.maxInstallments)
      return broken('installments_unavailable', rules.maxInstallments);
    if (paymentType !== 'credit_card') return broken('installments_need_credit');
  }
  if (installmentsCost !== null) {
    if (!rules.installmentsCosts.includes(installmentsCost)) return broken('installments_cost_unavailable');
    if (installments === null) return broken('installments_cost_needs_installments');
  }
  if (options.ticketNumber !== null && !rules.hasTicketNumber) return broken('ticket_number_unavailable');
  return undefined;
}

function rulesOf(site: Site, gateway: GatewayKind): Site['gateways'][GatewayKind] {
  switch (gateway) {
    case 'orders':
    case 'intents':
      return site.gateways[gateway];
    default:
      return assertNever(gateway, 'generation');
  }
}

/** The model is the part before the two underscores; an id of another form is left to the API (Point API, terminals). */
function isTerminalTypeKnown(site: Site, terminalId: string): boolean {
  const [type, serial] = terminalId.split('__');
  return serial === undefined || type === undefined || site.terminalTypes.includes(type);
}
