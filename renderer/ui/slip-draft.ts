import { HandSlip } from '#app/contract/deferrals.ts';

/** What is typed off a slip; `terminalId` null is the till's own terminal. */
export interface SlipDraft {
  readonly terminalId: string | null;
  readonly lastDigits: string;
  readonly authorizationCode: string;
}

export const NO_SLIP: SlipDraft = { terminalId: null, lastDigits: '', authorizationCode: '' };

/** The slip as it is sent; null while a part of it is missing or wrong. */
export function completeSlip(draft: SlipDraft, ownTerminalId: string | null): HandSlip | null {
  const slip = HandSlip.safeParse({ ...draft, terminalId: draft.terminalId ?? ownTerminalId });
  return slip.success ? slip.data : null;
}
