import type { Approval } from '#app/contract/deferrals.ts';
import { APPROVER_ROLES } from '#app/domain/charge-event.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './approval-fields.module.css';
import { Select } from './select.tsx';
import { TextField } from './text-field.tsx';

/** Who says yes, as what, and why. */
export function ApprovalFields(props: {
  readonly approval: Approval;
  readonly onChange: (approval: Approval) => void;
  /** An example of a reason. */
  readonly reasonExample: string;
  readonly approverLabel?: string;
  /** A manager may not. */
  readonly isOwnersAlone?: boolean;
  readonly autoFocus?: boolean;
}) {
  const words = useWords();
  const { approval } = props;
  const change = (what: Partial<Approval>) => props.onChange({ ...approval, ...what });
  return (
    <>
      <div className={styles.two}>
        <TextField
          label={props.approverLabel ?? words.t('settle.approver')}
          value={approval.approver}
          onChange={(approver) => change({ approver })}
          maxLength={80}
          autoFocus={props.autoFocus ?? false}
        />
        <Select
          label={words.t('role.label')}
          isStacked
          value={approval.role}
          options={(props.isOwnersAlone === true ? (['owner'] as const) : APPROVER_ROLES).map((each) => ({
            value: each,
            text: words.t(`role.${each}`),
          }))}
          onChange={(role) => change({ role })}
        />
      </div>
      <TextField
        label={words.t('settle.reason')}
        value={approval.reason}
        onChange={(reason) => change({ reason })}
        description={props.reasonExample}
      />
    </>
  );
}
