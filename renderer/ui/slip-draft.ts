import { HandSlip } from '#app/contract/deferrals.ts';
import type { Words } from '#renderer/i18n/use-words.ts';
import { partOfOwed } from './part-of-owed.ts';

/** What is typed off a slip; `terminalId` null is the till's own terminal, `amountText` null all that is owed. */
export interface SlipDraft {
  readonly terminalId: string | null;
  readonly amountText: string | null;
  readonly lastDigits: string;
  readonly authorizationCode: string;
}

export const NO_SLIP: SlipDraft = {
  terminalId: null,
  amountText: null,
  lastDigits: '',
  authorizationCode: '',
};

/** The amount on the slip, minor units; null when it is none, or more than is owed. */
export function slipAmountMinor(draft: SlipDraft, owedMinor: number, words: Words): number | null {
  return draft.amountText === null ? owedMinor : partOfOwed(draft.amountText, owedMinor, words);
}

/** The slip as it is sent; null while a part of it is missing or wrong. */
export function completeSlip(
  draft: SlipDraft,
  ownTerminalId: string | null,
  amountMinor: number | null,
): HandSlip | null {
  const { lastDigits, authorizationCode } = draft;
  const terminalId = draft.terminalId ?? ownTerminalId;
  const slip = HandSlip.safeParse({ terminalId, amountMinor, lastDigits, authorizationCode });
  return slip.success ? slip.data : null;
}
