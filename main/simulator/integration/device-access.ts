import type { ApiAnswer } from '../envelope.ts';
import type { Call, Cloud } from '../route.ts';
import type { TerminalRecord } from '../terminal.ts';
import { legacyErrors } from './legacy-errors.ts';

/** `<poi_type>__<serial>`. */
const DEVICE_ID = /^[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*__[A-Za-z0-9-]{1,64}$/;

/** The refusal of a call before its own checks: the country, the integrator, the credentials; undefined for none. */
export function refusalOfCall({ site, answers }: Cloud, call: Call): ApiAnswer | undefined {
  if (site === 'MLC') return legacyErrors.siteNotSupported();
  const isUnknown = call.headers['x-integrator-id'] === undefined;
  if (isUnknown && answers('integratorRegistration') === 'without X-integrator-id') {
    return legacyErrors.integratorNotRegistered();
  }
  if (isSandbox(call) && !call.account.isTest && answers('sandboxWithLiveToken') === '401') {
    return legacyErrors.liveCredentials();
  }
  return undefined;
}

/** Whether the call is made for the withdrawn Point Simulator (Integration API, `x-test-scope`). */
export function isSandbox({ headers }: Pick<Call, 'headers'>): boolean {
  return headers['x-test-scope'] === 'sandbox';
}

/** The caller's device of the path, or the refusal. */
export function deviceOf(
  cloud: Cloud,
  call: Call,
): { readonly terminal: TerminalRecord } | { readonly answer: ApiAnswer } {
  const refusal = refusalOfCall(cloud, call);
  if (refusal !== undefined) return { answer: refusal };
  const id = call.params.device_id ?? '';
  if (!DEVICE_ID.test(id)) return { answer: legacyErrors.badDeviceId() };
  const terminal = cloud.store.terminals.get(id);
  if (terminal?.userId !== call.account.userId) return { answer: legacyErrors.notDeviceOwner() };
  return { terminal };
}

/** Whether something occupies the terminal: an order, a payment intent or a refund intent. */
export function isBusy({ store }: Pick<Cloud, 'store'>, terminalId: string): boolean {
  return (
    store.liveOrders().some((order) => order.terminalId === terminalId) ||
    store.liveRefundIntents().some((refund) => refund.terminalId === terminalId)
  );
}
