/** What people at the counter know of those who owe, whatever the till knows. */
export interface OwedMemory {
  /** Deferrals that have been seen and may still owe. */
  readonly open: Set<string>;
  /** Of each deferral whose slip was written down, the payment that was really taken; null when none was. */
  readonly taken: Map<string, string | null>;
  /** Preferences that somebody has paid or is about to pay. */
  readonly paidLinks: Set<string>;
  /**
   * What the list of those to be charged one by one may be: more than one where nobody was told how a change to it ended. Null when
   * the file was put back from a copy, and with it whatever list it had.
   */
  queues: readonly (readonly string[])[] | null;
}

export function createOwedMemory(): OwedMemory {
  return { open: new Set(), taken: new Map(), paidLinks: new Set(), queues: [[]] };
}
