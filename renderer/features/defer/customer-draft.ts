import type { DeferralRules } from '#app/domain/deferral-rules.ts';
import { isReadableText } from '#renderer/ui/visible-text.ts';

/** Who owes, as it is typed. */
export interface CustomerDraft {
  readonly name: string;
  readonly contact: string;
  readonly note: string;
}

export const NO_CUSTOMER: CustomerDraft = { name: '', contact: '', note: '' };

export type CustomerField = keyof CustomerDraft;
export type CustomerProblem = 'missing' | 'unreadable';

/** As it is sent: without the spaces around. */
export function trimmedCustomer({ name, contact, note }: CustomerDraft): CustomerDraft {
  return { name: name.trim(), contact: contact.trim(), note: note.trim() };
}

/** What keeps a field from being sent; null when nothing does. What is missing depends on the shop's rules. */
export function customerProblem(
  field: CustomerField,
  draft: CustomerDraft,
  rules: Pick<DeferralRules, 'isNameRequired' | 'isContactRequired'>,
): CustomerProblem | null {
  if (!isReadableText(draft[field])) return 'unreadable';
  const isRequired =
    (field === 'name' && rules.isNameRequired) || (field === 'contact' && rules.isContactRequired);
  return isRequired && draft[field].trim() === '' ? 'missing' : null;
}

export function hasCustomerProblem(
  draft: CustomerDraft,
  rules: Pick<DeferralRules, 'isNameRequired' | 'isContactRequired'>,
): boolean {
  return (['name', 'contact', 'note'] as const).some(
    (field) => customerProblem(field, draft, rules) !== null,
  );
}
