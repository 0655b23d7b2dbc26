/**
 * What a ledger's money is worth. `practice`: the embedded simulator, papers without value. `test`: a Mercado Pago test account,
 * papers without value. `live`: money. Never in one file.
 */
export const TILL_MODES = ['practice', 'test', 'live'] as const;
export type TillMode = (typeof TILL_MODES)[number];

/** Whether what is charged is money; papers of the other modes say that they have no value. */
export function hasValue(mode: TillMode): boolean {
  return mode === 'live';
}
