import { create } from 'zustand';

interface SearchState {
  readonly typed: string;
  readonly activeIndex: number;
  readonly selectedLineId: number | null;
  readonly setTyped: (typed: string) => void;
  readonly setActive: (activeIndex: number) => void;
  readonly select: (lineId: number | null) => void;
}

/** What is in the search box and which line of the basket the keys act on. */
export const useSearch = create<SearchState>((set) => ({
  typed: '',
  activeIndex: 0,
  selectedLineId: null,
  setTyped: (typed) => set({ typed, activeIndex: 0 }),
  setActive: (activeIndex) => set({ activeIndex }),
  select: (selectedLineId) => set({ selectedLineId }),
}));
