import type { SimulatorCore } from '#main/simulator/simulator.ts';

export interface Evidence {
  readonly outcome: 'charged' | 'not_charged';
  readonly reference: string;
}

/** What an owner who looks carefully can sign for; undefined while money may still move. */
export function honestEvidence(
  acquirer: SimulatorCore,
  chargeId: string,
  isUnderWay: boolean,
): Evidence | undefined {
  if (isUnderWay) return undefined;
  const orders = acquirer.truth().filter((order) => order.externalReference === chargeId);
  if (orders.some((order) => order.status === 'created' || order.status === 'at_terminal')) return undefined;
  const paid = orders.find((order) => order.chargedMinor > 0);
  if (paid === undefined) return { outcome: 'not_charged', reference: '' };
  return { outcome: 'charged', reference: paid.referenceId ?? paid.paymentId };
}
