import { cancelOrder, createOrder, getOrder } from './routes/orders.ts';
import { listTerminals } from './routes/terminals.ts';

/** Every endpoint, in the order in which paths are tried. */
export const ROUTES = [createOrder, getOrder, cancelOrder, listTerminals] as const;

export type RouteName = (typeof ROUTES)[number]['name'];
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

function matchPath(template: string, path: string): Readonly<Record<string, string>> | undefined {
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
