import type { Approval } from '#app/contract/deferrals.ts';

export const NO_APPROVAL: Approval = { approver: '', role: 'owner', reason: '' };

/** The approval as it is sent; null while a part of it is missing. */
export function completeApproval({ approver, role, reason }: Approval): Approval | null {
  const whole = { approver: approver.trim(), role, reason: reason.trim() };
  return whole.approver === '' || whole.reason === '' ? null : whole;
}
