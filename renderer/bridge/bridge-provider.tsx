import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { useConnection } from './connection-store.ts';
import { createEventIntake, type Staleness } from './invalidation.ts';
import type { TillBridge } from './till-bridge.ts';

const BridgeContext = createContext<TillBridge | null>(null);

export function useBridge(): TillBridge {
  const bridge = use(BridgeContext);
  if (bridge === null) throw new Error('there is no BridgeProvider above');
  return bridge;
}

/**
 * Answers of the till are kept until an event says that they changed: they come from the same machine, so whether there is
 * internet does not matter, and a retry is a person's or the event stream's.
 */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

export function BridgeProvider({ bridge, children }: { bridge: TillBridge; children: ReactNode }) {
  const [client] = useState(createQueryClient);
  const setConnection = useConnection((state) => state.set);

  useEffect(() => {
    const intake = createEventIntake();
    const invalidate = (staleness: Staleness) => {
      switch (staleness.kind) {
        case 'shop':
          void client.resetQueries();
          return;
        case 'all':
          void client.invalidateQueries();
          return;
        case 'methods':
          for (const method of staleness.methods) void client.invalidateQueries({ queryKey: [method] });
      }
    };
    return bridge.subscribe((news) => {
      switch (news.kind) {
        case 'event':
          invalidate(intake.take(news.event));
          return;
        case 'connected':
          setConnection('open');
          invalidate(intake.reconnected());
          return;
        case 'lost':
        case 'refused':
          setConnection(news.kind);
      }
    });
  }, [bridge, client, setConnection]);

  return (
    <BridgeContext value={bridge}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </BridgeContext>
  );
}
