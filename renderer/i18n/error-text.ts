import { CallFailure } from '#renderer/bridge/call-failure.ts';
import { TransportError } from '#renderer/bridge/till-bridge.ts';
import type { CallError, ErrorCode } from '#app/contract/errors.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { UNANSWERED_REASONS } from '#app/domain/charge-event.ts';
import type { MessageKey } from '#app/i18n/messages.ts';
import { unreachableCauseOf } from '#app/i18n/reasons.ts';
import { shortText } from '#renderer/ui/visible-text.ts';
import type { Words } from './use-words.ts';

/** Longest value of the API inside a sentence. */
const VALUE_LENGTH = 120;

/** Errors whose reason only the API knows: its own words stand behind the sentence, for support. */
const SAID_BY_API: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['point_refused', 'store_field_refused']);

/** What is typed of a customer, as its error names it. */
const FIELDS = ['name', 'contact', 'note', 'reference'] as const;

/** The sentence for a call that failed, amounts written in the reader's language. */
export function errorText(failure: unknown, words: Words, status: TillStatus | undefined): string {
  if (failure instanceof CallFailure) {
    const { error } = failure;
    const values: Record<string, string> = {};
    for (const [name, value] of Object.entries(error.params)) {
      values[name] =
        name.endsWith('Minor') && typeof value === 'number'
          ? words.money(value)
          : shortText(String(value), VALUE_LENGTH);
    }
    const field = FIELDS.find((each) => each === values.field);
    if (error.code === 'customer_text_unreadable' && field !== undefined) {
      values.field = words.t(`defer.field.${field}`);
    }
    const sentence = words.t(sentenceOf(error), {
      ...values,
      incident: error.incidentId ?? '—',
      min: status === undefined ? '' : words.money(status.cardMinMinor),
      max: status === undefined ? '' : words.money(status.cardMaxMinor),
    });
    const detail = SAID_BY_API.has(error.code)
      ? [values.message, values.code, values.requestId].filter((each) => each !== undefined && each !== '')
      : [];
    return detail.length === 0
      ? sentence
      : `${sentence} ${words.t('errors.apiSays', { detail: detail.join(' · ') })}`;
  }
  if (failure instanceof TransportError) return words.t('errors.transport');
  return words.t('errors.internal', { incident: '—' });
}

/** The sentence of an error's code, or the narrower one that its reason has. */
function sentenceOf({ code, params }: CallError): MessageKey {
  if (code !== 'point_unreachable') return `errors.${code}`;
  const reason = UNANSWERED_REASONS.find((each) => each === params.reason);
  if (reason === 'unauthorized') return 'errors.point_unauthorized';
  const cause = reason === undefined ? undefined : unreachableCauseOf(reason);
  return cause === undefined ? 'errors.point_unreachable' : `errors.unreachable.${cause}`;
}
