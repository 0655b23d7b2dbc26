import { create } from 'zustand';

/** `lost` is shown after a moment's grace, so that a restart of the till does not flash. */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused';

interface ConnectionState {
  readonly connection: Connection;
  readonly set: (connection: Connection) => void;
}

export const useConnection = create<ConnectionState>((set) => ({
  connection: 'connecting',
  set: (connection) => set({ connection }),
}));
