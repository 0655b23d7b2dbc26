import { z } from 'zod';

export const OperatingMode = z.enum(['PDV', 'STANDALONE', 'UNDEFINED']);
export type OperatingMode = z.infer<typeof OperatingMode>;

export const TerminalRecord = z.strictObject({
  /** `<poi_type>__<serial>`. */
  id: z.string(),
  userId: z.string(),
  posId: z.int(),
  storeId: z.string(),
  externalPosId: z.string(),
  operatingMode: OperatingMode,
  isOnline: z.boolean(),
  /** Old software cannot be told by the API to cancel what is on its screen. */
  software: z.enum(['current', 'old']),
  /** The virtual terminals of test accounts take orders and are not listed. */
  isVirtual: z.boolean(),
});
export type TerminalRecord = Readonly<z.infer<typeof TerminalRecord>>;

/** What a test may change about a terminal. */
export interface TerminalChange {
  readonly isOnline?: boolean;
  readonly operatingMode?: OperatingMode;
  readonly software?: 'current' | 'old';
}

/** Whether the terminal asks the cloud for orders: switched on, connected and in PDV mode. */
export function fetchesOrders(terminal: TerminalRecord): boolean {
  return terminal.isOnline && terminal.operatingMode === 'PDV';
}
