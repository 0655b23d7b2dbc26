import { useTranslation } from 'react-i18next';
import type { PracticeCustomer } from '#app/contract/status.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { Select } from './select.tsx';
import styles from './customer-picker.module.css';

type Customer = PracticeCustomer;
type Detail = Extract<Customer, { kind: 'declines' }>['detail'];

const KINDS = [
  'pays',
  'declines',
  'walks_away',
  'cancels_on_terminal',
  'slow_issuer',
] as const satisfies readonly Customer['kind'][];

const DETAILS = [
  'insufficient_amount',
  'rejected_by_issuer',
  'card_disabled',
  'required_call_for_authorize',
  'bad_filled_card_data',
  'high_risk',
  'max_attempts_exceeded',
  'amount_limit_exceeded',
  'invalid_installments',
  'processing_error',
] as const satisfies readonly Detail[];

/** Practice mode: what the simulated customer does with the next charge. */
export function CustomerPicker() {
  const { t } = useTranslation();
  const customer = useTillQuery('practice.customer', {}).data?.customer;
  const setCustomer = useTillCommand('practice.setCustomer');
  if (customer === undefined) return null;
  const choose = (kind: Customer['kind']) =>
    setCustomer.run({ customer: kind === 'declines' ? { kind, detail: DETAILS[0] } : { kind } });
  return (
    <div className={styles.picker}>
      <Select
        label={t('practice.customer.label')}
        value={customer.kind}
        options={KINDS.map((kind) => ({ value: kind, text: t(`practice.customer.${kind}`) }))}
        onChange={choose}
      />
      {customer.kind === 'declines' ? (
        <Select
          label={t('practice.detail.label')}
          isLabelHidden
          value={customer.detail}
          options={DETAILS.map((detail) => ({ value: detail, text: t(`practice.detail.${detail}`) }))}
          onChange={(detail) => setCustomer.run({ customer: { kind: 'declines', detail } })}
        />
      ) : null}
    </div>
  );
}
