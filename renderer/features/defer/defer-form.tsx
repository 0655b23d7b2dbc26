import { useEffect, useRef, useState } from 'react';
import type { Approval } from '#app/contract/deferrals.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { businessDateOf, DEFAULT_CUT_OVER_HOUR } from '#app/domain/business-date.ts';
import { CUSTOMER_LIMITS } from '#app/domain/deferral.ts';
import { CallFailure } from '#renderer/bridge/call-failure.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ApprovalFields } from '#renderer/ui/approval-fields.tsx';
import { completeApproval, NO_APPROVAL } from '#renderer/ui/approval-draft.ts';
import parts from '#renderer/ui/dialog-parts.module.css';
import { ExposureMeter } from '#renderer/ui/exposure-meter.tsx';
import { FormButtons } from '#renderer/ui/form-buttons.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { completeSlip, NO_SLIP, slipAmountMinor, type SlipDraft } from '#renderer/ui/slip-draft.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { usePayableBasket } from '#renderer/ui/use-payable-basket.ts';
import {
  customerProblem,
  hasCustomerProblem,
  NO_CUSTOMER,
  trimmedCustomer,
  type CustomerDraft,
} from './customer-draft.ts';
import { CustomerFields } from './customer-fields.tsx';
import styles from './defer-dialog.module.css';
import { ExceededNotice } from './exceeded-notice.tsx';
import { readPromisedDate } from './promised-date.ts';
import { PromisedDateField } from './promised-date-field.tsx';
import { SlipSection } from './slip-section.tsx';
import { useExceededLimits } from './use-exceeded-limits.ts';

export function DeferForm(props: {
  readonly saleId: string;
  readonly totalMinor: number;
  readonly status: TillStatus;
}) {
  const words = useWords();
  const { open, close } = useNavigation();
  const { saleId, totalMinor, status } = props;
  const rules = status.deferralRules;
  const [today] = useState(() => businessDateOf(Date.now(), status.timeZone, DEFAULT_CUT_OVER_HOUR));
  const formRef = useRef<HTMLFormElement>(null);
  const [customer, setCustomer] = useState<CustomerDraft>(NO_CUSTOMER);
  const [promise, setPromise] = useState('');
  const [slip, setSlip] = useState<SlipDraft | null>(null);
  const [approval, setApproval] = useState<Approval>(NO_APPROVAL);
  /** How often it was tried to go on with something missing. */
  const [tries, setTries] = useState(0);
  const capture = useTillCommand('deferrals.capture', () => open({ kind: 'receipt', saleId, isNew: true }));
  usePayableBasket('defer', saleId, totalMinor, capture.isPending);
  const exceeded = useExceededLimits(totalMinor, customer);
  const needsApproval = exceeded.length > 0 || isAboveLimit(capture.failure);

  const promised = readPromisedDate(promise, today);
  const wholeApproval = needsApproval ? completeApproval(approval) : null;
  const wholeSlip =
    slip === null ? null : completeSlip(slip, status.terminalId, slipAmountMinor(slip, totalMinor, words));
  const isComplete =
    !hasCustomerProblem(customer, rules) &&
    promised.kind !== 'problem' &&
    (!needsApproval || wholeApproval !== null) &&
    (slip === null || wholeSlip !== null);

  // The first field that keeps it from going on, for whoever has no mouse.
  useEffect(() => {
    if (tries > 0) focusFirstMissing(formRef.current);
  }, [tries]);

  // What was refused was another customer's, day's or slip's; while it is on its way it is nobody's.
  const changing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      if (capture.failure !== null) capture.forget();
      set(value);
    };
  const changeCustomer = changing(setCustomer);
  const changeSlip = changing(setSlip);

  const submit = () => {
    if (!isComplete) {
      setTries(tries + 1);
      return;
    }
    capture.run({
      saleId,
      totalMinor,
      customer: trimmedCustomer(customer),
      promisedDate: promised.kind === 'date' ? promised.date : null,
      approval: wholeApproval,
      slip: wholeSlip,
    });
  };
  const hint = isComplete
    ? null
    : tries > 0
      ? 'defer.incomplete'
      : needsApproval && wholeApproval === null
        ? 'defer.needsApproval'
        : null;
  const owedMinor = status.exposure.owedMinor + totalMinor;

  return (
    <form
      ref={formRef}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <CustomerFields customer={customer} onChange={changeCustomer} rules={rules} isTried={tries > 0} />
      <PromisedDateField text={promise} onChange={changing(setPromise)} today={today} isTried={tries > 0} />
      <TextField
        label={words.t('defer.note')}
        value={customer.note}
        onChange={(note) => changeCustomer({ ...customer, note })}
        maxLength={CUSTOMER_LIMITS.note}
        problem={customerProblem('note', customer, rules) === null ? undefined : words.t('defer.unreadable')}
      />
      <SlipSection
        slip={slip}
        onTick={(isTicked) => changeSlip(isTicked ? NO_SLIP : null)}
        onChange={changeSlip}
        totalMinor={totalMinor}
      />
      <div className={styles.exposure}>
        <span className={parts.soft}>{words.t('exposure.after')}</span>
        <ExposureMeter exposure={{ ...status.exposure, owedMinor }} />
      </div>
      {needsApproval ? (
        <div className={styles.approval} data-needed>
          <ExceededNotice exceeded={exceeded} limits={rules.limits} />
          <ApprovalFields
            approval={approval}
            onChange={setApproval}
            reasonExample={words.t('defer.approval.example')}
            isOwnersAlone
          />
        </div>
      ) : null}
      {capture.failure === null || isAboveLimit(capture.failure) ? null : (
        <Message tone="problem">{errorText(capture.failure, words, status)}</Message>
      )}
      <div className={styles.foot}>
        <p role="status" className={styles.hint}>
          {hint === null ? null : words.t(hint)}
        </p>
        <FormButtons
          confirm={words.t('defer.confirm', { amount: words.money(totalMinor) })}
          isPending={capture.isPending}
          onBack={close}
        />
      </div>
    </form>
  );
}

/** A limit that another sale has filled since it was asked; said by the notice of the limits. */
function isAboveLimit(failure: unknown): boolean {
  return failure instanceof CallFailure && failure.error.code === 'deferral_above_limit';
}

/** What is wrong, or else what is empty and needed. */
function focusFirstMissing(form: HTMLFormElement | null): void {
  const wrong = form?.querySelector<HTMLInputElement>('input[aria-invalid="true"]');
  const needed = [...(form?.querySelectorAll<HTMLInputElement>('[data-needed] input[type="text"]') ?? [])];
  (wrong ?? needed.find((field) => field.value.trim() === ''))?.focus();
}
