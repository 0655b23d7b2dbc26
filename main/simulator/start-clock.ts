import type { ClockAnchor } from './change.ts';
import { createRealTimeClock, type SimulatorClock } from './clock.ts';
import type { Store } from './store.ts';

/**
 * The clock of a simulator that starts now, and the anchor by which the next start finds the time again. Time went
 * on while the simulator was away, as fast as it ran before; it never starts earlier than what is already known.
 */
export function startClock(
  options: { readonly clock?: SimulatorClock; readonly speed?: number },
  store: Pick<Store, 'anchor' | 'latestMs'>,
): { readonly clock: SimulatorClock; readonly anchor: ClockAnchor } {
  if (options.clock !== undefined) {
    const anchor = { simulatedMs: options.clock.nowMs(), wallMs: null, speed: 1 };
    return { clock: options.clock, anchor };
  }
  const speed = options.speed ?? 1;
  const wallMs = Date.now();
  const startMs = Math.max(simulatedNow(store.anchor, wallMs), store.latestMs() ?? 0);
  return {
    clock: createRealTimeClock({ speed, startMs }),
    anchor: { simulatedMs: startMs, wallMs, speed },
  };
}

function simulatedNow(anchor: ClockAnchor | undefined, wallMs: number): number {
  if (anchor === undefined || anchor.wallMs === null) return wallMs;
  return anchor.simulatedMs + Math.max(0, wallMs - anchor.wallMs) * anchor.speed;
}
