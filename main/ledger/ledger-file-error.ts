/** Why a ledger file cannot be opened. The file is left as it is. */
export type LedgerFileProblem = 'newer' | 'not_a_ledger' | 'damaged' | 'other_shop' | 'unreadable';

export class LedgerFileError extends Error {
  override readonly name = 'LedgerFileError';
  readonly problem: LedgerFileProblem;

  constructor(problem: LedgerFileProblem, detail: string, options?: ErrorOptions) {
    super(`ledger file is ${problem}: ${detail}`, options);
    this.problem = problem;
  }
}
