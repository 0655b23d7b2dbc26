import { useEffect, useState } from 'react';
import type { DeferralLimitKind } from '#app/domain/deferral-rules.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { isReadableText } from '#renderer/ui/visible-text.ts';
import { trimmedCustomer, type CustomerDraft } from './customer-draft.ts';

/** Longer than the pause between two letters. */
const PAUSE_MS = 300;

/** Which limits leaving this amount uncollected would pass, asked anew when the customer is another one. Minor units. */
export function useExceededLimits(
  amountMinor: number,
  customer: CustomerDraft,
): readonly DeferralLimitKind[] {
  const [asked, setAsked] = useState(customer);
  const { name, contact, note } = customer;
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ name, contact, note }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [name, contact, note]);
  // The note is nobody's key, and may be long.
  const input = { amountMinor, customer: { ...trimmedCustomer(asked), note: '' } };
  const isReadable = isReadableText(asked.name) && isReadableText(asked.contact);
  const answer = useTillQuery('deferrals.check', input, {
    enabled: isReadable,
    keepPrevious: true,
    isFresh: true,
  });
  return answer.data?.exceeded ?? [];
}
