import { listDevices, setDeviceMode } from './routes/integration/devices.ts';
import { getIntegrator, setIntegrator } from './routes/integration/integrator.ts';
import { getIntentEvent, listIntentEvents } from './routes/integration/intent-events.ts';
import { createIntent, deleteIntent, getIntent } from './routes/integration/payment-intents.ts';
import {
  createRefundIntent,
  deleteRefundIntent,
  getRefundIntent,
} from './routes/integration/refund-intents.ts';
import { cancelAction, createAction, getAction } from './routes/actions.ts';
import { decideAuthorization, showAuthorization } from './routes/authorization.ts';
import { createToken } from './routes/oauth.ts';
import { simulateOrder } from './routes/orders-events.ts';
import { refundOrder } from './routes/orders-refund.ts';
import { searchOrders } from './routes/orders-search.ts';
import { cancelOrder, createOrder, getOrder } from './routes/orders.ts';
import { refundPayment } from './routes/payments-refund.ts';
import { getPayment, searchPayments } from './routes/payments.ts';
import { createPreference, getPreference, updatePreference } from './routes/preferences.ts';
import { createPosV1, deletePosV1, getPosV1, searchPosV1, updatePosV1 } from './routes/pos-v1.ts';
import { changePos, createPos, deletePos, getPos, listPos } from './routes/pos.ts';
import { createReport, downloadReport, listReports } from './routes/reports.ts';
import { setUpTerminal } from './routes/setup.ts';
import { createStore, deleteStore, getStore, searchStores, updateStore } from './routes/stores.ts';
import { listTerminals } from './routes/terminals.ts';
import { getMe } from './routes/users.ts';

/** Every endpoint, in the order in which paths are tried. */
export const ROUTES = [
  createOrder,
  searchOrders,
  getOrder,
  cancelOrder,
  refundOrder,
  simulateOrder,
  listTerminals,
  setUpTerminal,
  createAction,
  getAction,
  cancelAction,
  createStore,
  searchStores,
  getStore,
  updateStore,
  deleteStore,
  createPos,
  listPos,
  getPos,
  changePos,
  deletePos,
  createPosV1,
  searchPosV1,
  getPosV1,
  updatePosV1,
  deletePosV1,
  // Before the payment, of which `search` would be an id.
  searchPayments,
  getPayment,
  refundPayment,
  createPreference,
  getPreference,
  updatePreference,
  getMe,
  createToken,
  showAuthorization,
  decideAuthorization,
  createReport,
  // Before the download, of which `list` would be a file.
  listReports,
  downloadReport,
  listDevices,
  setDeviceMode,
  // Before the intents, of which `events` would be an id.
  listIntentEvents,
  getIntentEvent,
  createIntent,
  getIntent,
  deleteIntent,
  createRefundIntent,
  getRefundIntent,
  deleteRefundIntent,
  setIntegrator,
  getIntegrator,
] as const;

export type RouteName = (typeof ROUTES)[number]['name'];
/** The names of all of them, for scenarios and the control API. */
export const ROUTE_NAMES: readonly RouteName[] = ROUTES.map((route) => route.name);
export type KnownRoute = (typeof ROUTES)[number];

/** What the table knows about a method and a path. */
export type RouteMatch =
  | { readonly kind: 'found'; readonly route: KnownRoute; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'other_method' }
  | { readonly kind: 'unknown' };

/**
 * Finds the route of a request. `path` is compared as it was sent, segment by segment: dots, doubled slashes and
 * encoded slashes mean nothing special and lead nowhere.
 */
export function matchRoute(method: string, path: string): RouteMatch {
  let isPathKnown = false;
  for (const route of ROUTES) {
    const params = matchPath(route.path, path);
    if (params === undefined) continue;
    if (route.method === method) return { kind: 'found', route, params };
    isPathKnown = true;
  }
  return isPathKnown ? { kind: 'other_method' } : { kind: 'unknown' };
}

/** The values of a template's `{names}` in a path; undefined when the path is another one. */
export function matchPath(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const expected = template.split('/');
  const actual = path.split('/');
  if (expected.length !== actual.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = actual[index] ?? '';
    if (segment.startsWith('{')) params[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return params;
}
