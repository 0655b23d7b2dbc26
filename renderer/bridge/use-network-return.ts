import { useEffect } from 'react';
import { useBridge } from './bridge-provider.tsx';

/** Tells the till that the machine is on a network again: what has no answers is asked about at once. */
export function useNetworkReturn(): void {
  const bridge = useBridge();
  useEffect(() => {
    const tell = () => {
      // The till asks by itself all the same; a call that does not arrive changes nothing.
      bridge.call('till.networkReturned', {}).catch(() => undefined);
    };
    window.addEventListener('online', tell);
    return () => window.removeEventListener('online', tell);
  }, [bridge]);
}
