import { create } from 'zustand';

interface DialogsState {
  readonly openCount: number;
  readonly opened: () => void;
  readonly closed: () => void;
}

/** How many dialogs are open: the keys of the screen under them rest meanwhile. */
export const useDialogs = create<DialogsState>((set) => ({
  openCount: 0,
  opened: () => set((state) => ({ openCount: state.openCount + 1 })),
  closed: () => set((state) => ({ openCount: state.openCount - 1 })),
}));
