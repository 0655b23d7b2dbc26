import { CallFailure } from '#renderer/bridge/call-failure.ts';
import { TransportError } from '#renderer/bridge/till-bridge.ts';
import type { TillStatus } from '#app/contract/status.ts';
import type { Words } from './use-words.ts';

/** The sentence for a call that failed, amounts written in the reader's language. */
export function errorText(failure: unknown, words: Words, status: TillStatus | undefined): string {
  if (failure instanceof CallFailure) {
    const { code, params, incidentId } = failure.error;
    const values: Record<string, string> = {};
    for (const [name, value] of Object.entries(params)) {
      values[name] = name.endsWith('Minor') && typeof value === 'number' ? words.money(value) : String(value);
    }
    return words.t(`errors.${code}`, {
      ...values,
      incident: incidentId ?? '—',
      min: status === undefined ? '' : words.money(status.cardMinMinor),
      max: status === undefined ? '' : words.money(status.cardMaxMinor),
    });
  }
  if (failure instanceof TransportError) return words.t('errors.transport');
  return words.t('errors.internal', { incident: '—' });
}
