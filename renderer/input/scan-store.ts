import { useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';

export interface Scan {
  readonly code: string;
  readonly isCut: boolean;
}

export interface InputTarget {
  readonly onScan: (scan: Scan) => void;
  /** What a person typed with no field focused; dropped where a screen has no use for it. */
  readonly onTyped?: (text: string) => void;
}

interface TargetsState {
  readonly targets: readonly InputTarget[];
  readonly add: (target: InputTarget) => void;
  readonly remove: (target: InputTarget) => void;
}

/** Who takes scans now: the last one that asked, so a dialog takes them from the screen under it. */
export const useInputTargets = create<TargetsState>((set) => ({
  targets: [],
  add: (target) => set((state) => ({ targets: [...state.targets, target] })),
  remove: (target) => set((state) => ({ targets: state.targets.filter((each) => each !== target) })),
}));

/** Takes scans (and typing without a focus) while the component is shown. */
export function useScans(onScan: (scan: Scan) => void, onTyped?: (text: string) => void): void {
  const scan = useEffectEvent(onScan);
  const typed = useEffectEvent((text: string) => onTyped?.(text));
  useEffect(() => {
    const target: InputTarget = { onScan: (each) => scan(each), onTyped: (text) => typed(text) };
    const { add, remove } = useInputTargets.getState();
    add(target);
    return () => remove(target);
  }, []);
}
