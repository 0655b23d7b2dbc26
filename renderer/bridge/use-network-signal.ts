import { useEffect } from 'react';
import { useBridge } from './bridge-provider.tsx';

/**
 * Tells the till whether the system says that the machine is on a network: at start, when that changes, and to each shop that is
 * opened. `shopKey` undefined: none is known yet.
 */
export function useNetworkSignal(shopKey: string | undefined): void {
  const bridge = useBridge();
  useEffect(() => {
    if (shopKey === undefined) return;
    const tell = () => {
      // The till asks by itself all the same; a call that does not arrive changes nothing.
      bridge.call('till.networkSignal', { hasNetwork: navigator.onLine }).catch(() => undefined);
    };
    tell();
    window.addEventListener('online', tell);
    window.addEventListener('offline', tell);
    return () => {
      window.removeEventListener('online', tell);
      window.removeEventListener('offline', tell);
    };
  }, [bridge, shopKey]);
}
