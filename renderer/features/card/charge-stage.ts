import type { ChargeView } from '#app/contract/charging.ts';

const CANCELABLE: ReadonlySet<ChargeView['state']> = new Set([
  'prepared',
  'unknown',
  'created',
  'at_terminal',
]);

/** Whether its cancellation can be asked for. */
export function isCancelable(charge: ChargeView): boolean {
  return !charge.isFinal && CANCELABLE.has(charge.state) && charge.cancelRefusedCode === null;
}

/** Whether a simulated customer may still decide something. */
export function isWaiting(charge: ChargeView): boolean {
  return !charge.isFinal && charge.state !== 'action_required' && charge.state !== 'quarantined';
}
