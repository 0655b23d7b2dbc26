import { create } from 'zustand';

export interface Notice {
  readonly id: number;
  readonly tone: 'problem' | 'good' | 'plain';
  readonly text: string;
  readonly next?: string;
}

interface NoticesState {
  readonly notice: Notice | null;
  readonly show: (notice: Omit<Notice, 'id'>) => void;
  readonly dismiss: () => void;
}

let lastId = 0;

/** One short message at a time; a newer one takes the place of the older. */
export const useNotices = create<NoticesState>((set) => ({
  notice: null,
  show: (notice) => set({ notice: { ...notice, id: ++lastId } }),
  dismiss: () => set({ notice: null }),
}));
