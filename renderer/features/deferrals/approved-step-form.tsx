import { useState, type ReactNode } from 'react';
import type { Approval } from '#app/contract/deferrals.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ApprovalFields } from '#renderer/ui/approval-fields.tsx';
import { completeApproval, NO_APPROVAL } from '#renderer/ui/approval-draft.ts';
import { StepForm } from './step-form.tsx';

/** A step that somebody in charge has to say yes to. */
export function ApprovedStepForm(props: {
  readonly title: string;
  readonly confirm: string;
  readonly reasonExample: string;
  readonly isPending: boolean;
  readonly failure: Error | null;
  /** False while what it is about is not chosen. */
  readonly isComplete?: boolean;
  readonly isDanger?: boolean;
  /** The focus starts on what stands above the approval. */
  readonly startsAbove?: boolean;
  readonly onConfirm: (approval: Approval) => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
}) {
  const words = useWords();
  const [approval, setApproval] = useState(NO_APPROVAL);
  const complete = completeApproval(approval);
  return (
    <StepForm
      title={props.title}
      confirm={props.confirm}
      isComplete={complete !== null && props.isComplete !== false}
      isPending={props.isPending}
      failure={props.failure}
      isDanger={props.isDanger ?? false}
      onBack={props.onBack}
      onConfirm={() => {
        if (complete !== null) props.onConfirm(complete);
      }}
    >
      {props.children}
      <ApprovalFields
        approval={approval}
        onChange={setApproval}
        approverLabel={words.t('refund.approver')}
        reasonExample={props.reasonExample}
        autoFocus={props.startsAbove !== true}
      />
    </StepForm>
  );
}
