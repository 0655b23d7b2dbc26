import type { ChargeView } from '#app/contract/charging.ts';
import { isFinal, type ChargeState } from '#app/domain/charge.ts';

export type StepName = 'prepared' | 'created' | 'at_terminal' | 'processed' | 'ended';
export type StepMark = 'done' | 'now' | 'waiting' | 'trouble';

export interface ChargeStep {
  readonly name: StepName;
  readonly mark: StepMark;
}

const WAY = ['prepared', 'created', 'at_terminal'] as const;

/** The way of a charge as a list: what is behind, where it is, what is to come. */
export function chargeSteps(charge: Pick<ChargeView, 'state' | 'orderStatus'>): readonly ChargeStep[] {
  const isOver = isFinal(charge.state);
  const isPaid = charge.state === 'processed' || charge.state === 'refunded';
  const reached = reachedStep(charge.state, charge.orderStatus);
  const steps: ChargeStep[] = WAY.map((name, index) => ({
    name,
    mark:
      isPaid || index < reached
        ? 'done'
        : index > reached
          ? 'waiting'
          : isOver
            ? 'done'
            : nowMark(charge.state),
  }));
  if (isOver && !isPaid)
    return [...steps.filter((step) => step.mark === 'done'), { name: 'ended', mark: 'trouble' }];
  return [...steps, { name: 'processed', mark: isPaid ? 'done' : 'waiting' }];
}

function nowMark(state: ChargeState): StepMark {
  return state === 'action_required' || state === 'quarantined' || state === 'unknown' ? 'trouble' : 'now';
}

/** Index of the last step known to be reached. An order whose status says little was at least received. */
function reachedStep(state: ChargeState, orderStatus: string | null): number {
  switch (state) {
    case 'prepared':
    case 'unknown':
    case 'rejected':
      return 0;
    case 'created':
      return 1;
    case 'at_terminal':
    case 'action_required':
    case 'failed':
    case 'processed':
    case 'refunded':
      return 2;
    case 'cancel_requested':
    case 'quarantined':
    case 'canceled':
    case 'expired':
      if (orderStatus === null) return 0;
      return orderStatus === 'at_terminal' ? 2 : 1;
  }
}
