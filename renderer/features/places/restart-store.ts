import { create } from 'zustand';
import type { SettableMode } from '#app/domain/terminal-mode.ts';

interface RestartState {
  /** By terminal: the mode that was asked for and waits for its restart. */
  readonly awaited: Readonly<Record<string, SettableMode>>;
  readonly wait: (terminalId: string, mode: SettableMode) => void;
  readonly done: (terminalId: string) => void;
}

/** Terminals that have to be restarted: remembered while somebody looks at another screen. */
export const useRestarts = create<RestartState>((set) => ({
  awaited: {},
  wait: (terminalId, mode) => set((state) => ({ awaited: { ...state.awaited, [terminalId]: mode } })),
  done: (terminalId) =>
    set((state) => ({
      awaited: Object.fromEntries(Object.entries(state.awaited).filter(([id]) => id !== terminalId)),
    })),
}));
