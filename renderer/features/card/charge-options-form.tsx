import { useState } from 'react';
import { PAYMENT_TYPES, type ChargeOptions } from '#app/domain/charge-options.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './card-dialog.module.css';
import { isTicketNumber } from './ticket-number.ts';

/** Leaves the choice to the terminal or the account. */
const ANY = 'any';

/** What a charge may ask of the terminal beside the amount, folded away: the usual charge needs none of it. */
export function ChargeOptionsForm(props: {
  readonly rules: TillStatus['chargeRules'];
  readonly options: ChargeOptions;
  readonly onChange: (options: ChargeOptions) => void;
}) {
  const words = useWords();
  const { rules, options } = props;
  const [ticket, setTicket] = useState(options.ticketNumber ?? '');
  const change = (what: Partial<ChargeOptions>) => props.onChange({ ...options, ...what });
  const hasInstallments = rules.maxInstallments !== null && options.paymentType === 'credit_card';
  const numbers = Array.from({ length: rules.maxInstallments ?? 0 }, (_, index) => index + 1);

  return (
    <details className={styles.options}>
      <summary>{words.t('options.title')}</summary>
      <div className={styles.optionRows}>
        {rules.paymentTypes.length === 0 ? null : (
          <Select
            label={words.t('options.paymentType')}
            value={options.paymentType ?? ANY}
            options={[
              { value: ANY, text: words.t('options.paymentType.any') },
              ...PAYMENT_TYPES.filter((type) => rules.paymentTypes.includes(type)).map((type) => ({
                value: type,
                text: words.t(`payment.type.${type}`),
              })),
            ]}
            onChange={(type) =>
              change({
                paymentType: type === ANY ? null : type,
                // Instalments belong to credit cards, and their cost to instalments.
                ...(type === 'credit_card' ? {} : { installments: null, installmentsCost: null }),
              })
            }
          />
        )}
        {hasInstallments ? (
          <Select
            label={words.t('options.installments')}
            value={options.installments === null ? ANY : String(options.installments)}
            options={[
              { value: ANY, text: words.t('options.installments.any') },
              ...numbers.map((n) => ({
                value: String(n),
                text:
                  n === 1 ? words.t('options.installments.one') : words.t('options.installments.many', { n }),
              })),
            ]}
            onChange={(n) =>
              change(n === ANY ? { installments: null, installmentsCost: null } : { installments: Number(n) })
            }
          />
        ) : null}
        {hasInstallments && options.installments !== null && rules.installmentsCosts.length > 0 ? (
          <Select
            label={words.t('options.cost')}
            value={options.installmentsCost ?? ANY}
            options={[
              { value: ANY, text: words.t('options.cost.any') },
              ...rules.installmentsCosts.map((cost) => ({
                value: cost,
                text: words.t(`options.cost.${cost}`),
              })),
            ]}
            onChange={(cost) => change({ installmentsCost: cost === ANY ? null : cost })}
          />
        ) : null}
        {rules.hasPrintOption ? (
          <label className={styles.outcome}>
            <input
              type="checkbox"
              checked={options.printsOnTerminal}
              onChange={(event) => change({ printsOnTerminal: event.target.checked })}
            />
            {words.t('options.print')}
          </label>
        ) : null}
        {rules.hasTicketNumber ? (
          <TextField
            label={words.t('options.ticket')}
            description={words.t('options.ticket.hint')}
            value={ticket}
            maxLength={20}
            problem={isTicketNumber(ticket) ? undefined : words.t('options.ticket.wrong')}
            onChange={(text) => {
              setTicket(text);
              change({ ticketNumber: text === '' ? null : text });
            }}
          />
        ) : null}
      </div>
    </details>
  );
}
