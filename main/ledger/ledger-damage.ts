/** What is wrong, and with which row. `seq` is the entry's number in the chain, null when it is the file. */
export interface LedgerDamage {
  readonly seq: number | null;
  readonly what: string;
}
