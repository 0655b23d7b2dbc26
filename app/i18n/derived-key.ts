import type { ImportProblem } from '#app/contract/catalogue.ts';
import type { ErrorCode } from '#app/contract/errors.ts';
import type { UnansweredReason } from '#app/domain/charge-event.ts';
import type { ChargeState } from '#app/domain/charge.ts';
import type { DeclineReason, RefusalReason } from './reasons.ts';

/**
 * Keys that follow from closed unions elsewhere: a new error code, charge state or import problem does not compile until it has
 * a sentence.
 */
export type DerivedKey =
  | `errors.${ErrorCode}`
  | `import.problem.${ImportProblem['code']}`
  | `charge.state.${ChargeState}.title`
  | `charge.state.${ChargeState}.text`
  | `report.charge.${ChargeState}`
  | `charge.unanswered.${UnansweredReason}`
  | `charge.refusal.${RefusalReason}`
  | `decline.${DeclineReason}.reason`
  | `decline.${DeclineReason}.next`;
