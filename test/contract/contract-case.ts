/** One thing that every adapter of a port keeps. It is told without a test runner, so that it also runs inside Electron. */
export interface ContractCase<Bench> {
  readonly name: string;
  /** Rejects when the adapter does not keep it. */
  readonly run: (bench: Bench) => Promise<void>;
}
