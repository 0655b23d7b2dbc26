import {
  keepPreviousData,
  queryOptions,
  useQuery,
  type QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Input, Method, Output } from '#app/contract/contract.ts';
import { useBridge } from './bridge-provider.tsx';
import { unwrap } from './call-failure.ts';
import type { TillBridge } from './till-bridge.ts';

export function tillQueryOptions<M extends Method>(bridge: TillBridge, method: M, input: Input<M>) {
  return queryOptions<Output<M>>({
    queryKey: [method, input],
    queryFn: async () => unwrap(await bridge.call(method, input)),
  });
}

/**
 * A question to the till, kept until an event makes it stale. `keepPrevious` shows the last answer while a new input loads;
 * `isFresh` asks again each time it is looked at, for what changes outside the till.
 */
export function useTillQuery<M extends Method>(
  method: M,
  input: Input<M>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean; readonly isFresh?: boolean } = {},
): UseQueryResult<Output<M>> {
  const bridge = useBridge();
  return useQuery<Output<M>>({
    ...tillQueryOptions(bridge, method, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.isFresh === true ? { staleTime: 0 } : {}),
  });
}

/**
 * Puts an answer in the place of the question it also answers, so that the screen follows before the event does. The question is
 * asked again all the same: a charge may have moved on, and its event passed, while this answer was on its way.
 */
export function writeAnswer<M extends Method>(
  client: QueryClient,
  method: M,
  input: Input<M>,
  output: Output<M>,
): void {
  client.setQueryData([method, input], output);
  void client.invalidateQueries({ queryKey: [method, input], exact: true });
}
