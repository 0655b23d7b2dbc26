import { z } from 'zod';

export const OperatingMode = z.enum(['PDV', 'STANDALONE', 'UNDEFINED']);
export type OperatingMode = z.infer<typeof OperatingMode>;

export const TerminalRecord = z.strictObject({
  /** `<poi_type>__<serial>`. */
  id: z.string(),
  userId: z.string(),
  /** Null, with the two that follow, while it is linked to an account without a point of sale. */
  posId: z.int().nullable(),
  storeId: z.string().nullable(),
  externalPosId: z.string().nullable(),
  operatingMode: OperatingMode,
  isOnline: z.boolean(),
  /** Old software cannot be told by the API to cancel what is on its screen. */
  software: z.enum(['current', 'old']),
  /** The virtual terminals of test accounts take orders and are not listed. */
  isVirtual: z.boolean(),
  /**
   * The mode in which the device still runs after the API has set another one, until somebody restarts it (Point API,
   * Update operation mode). Null when it runs in `operatingMode`.
   */
  modeUntilRestart: OperatingMode.nullable().default(null),
  hasPaper: z.boolean().default(true),
  /** Somebody has opened the menu of the device: it fetches nothing meanwhile. */
  isMenuOpen: z.boolean().default(false),
});
export type TerminalRecord = Readonly<z.infer<typeof TerminalRecord>>;

/** What a test may change about a terminal. A mode given here is chosen on the device and takes effect at once. */
export interface TerminalChange {
  readonly isOnline?: boolean;
  readonly operatingMode?: OperatingMode;
  readonly software?: 'current' | 'old';
  readonly hasPaper?: boolean;
  readonly isMenuOpen?: boolean;
  /** The point of sale chosen on the device; the three belong together. */
  readonly posId?: number | null;
  readonly storeId?: string | null;
  readonly externalPosId?: string | null;
}

/** The mode in which the device runs now, which the API does not tell. */
export function runningMode(terminal: TerminalRecord): OperatingMode {
  return terminal.modeUntilRestart ?? terminal.operatingMode;
}

/** Whether the terminal asks the cloud for orders: switched on, connected, in PDV mode and not in its menu. */
export function fetchesOrders(terminal: TerminalRecord): boolean {
  return terminal.isOnline && !terminal.isMenuOpen && runningMode(terminal) === 'PDV';
}

/** The terminal after a change by hand. */
export function changedByHand(terminal: TerminalRecord, change: TerminalChange): TerminalRecord {
  const changed = { ...terminal, ...change };
  return change.operatingMode === undefined ? changed : { ...changed, modeUntilRestart: null };
}

/** The terminal after the API has set its mode: the device itself goes on as before until it is restarted. */
export function withModeSetByApi(
  terminal: TerminalRecord,
  operatingMode: 'PDV' | 'STANDALONE',
): TerminalRecord {
  const running = runningMode(terminal);
  return { ...terminal, operatingMode, modeUntilRestart: running === operatingMode ? null : running };
}

/** The terminal after somebody has restarted it: the menu is closed, the mode is the one the API has. */
export function restarted(terminal: TerminalRecord): TerminalRecord {
  return { ...terminal, modeUntilRestart: null, isMenuOpen: false };
}

/** The terminal as it stood there on the first day. */
export function asAtTheStart(terminal: TerminalRecord): TerminalRecord {
  return {
    ...terminal,
    operatingMode: 'PDV',
    isOnline: true,
    software: 'current',
    modeUntilRestart: null,
    hasPaper: true,
    isMenuOpen: false,
  };
}

/**
 * Whether `terminal` may be set to PDV: a point of sale has one terminal in that mode at most (Point API, Update
 * operation mode: 412).
 */
export function mayBecomePdv(terminal: TerminalRecord, all: Iterable<TerminalRecord>): boolean {
  for (const other of all) {
    const isRival = other.id !== terminal.id && other.posId === terminal.posId && !other.isVirtual;
    if (isRival && other.userId === terminal.userId && other.operatingMode === 'PDV') return false;
  }
  return true;
}
