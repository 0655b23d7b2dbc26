import type { ImportProblem } from '#app/contract/catalogue.ts';
import type { ErrorCode } from '#app/contract/errors.ts';
import type { UnansweredReason } from '#app/domain/charge-event.ts';
import type { ChargeState } from '#app/domain/charge.ts';
import type { en } from './en.ts';
import type { DeclineReason, RefusalReason } from './reasons.ts';

/** Every sentence the till can say. English names the keys; the other languages do not compile without all of them. */
export type MessageKey = keyof typeof en;

/** One language's sentences. Values go between double braces: `{{amount}}`. */
export type Messages = Readonly<Record<MessageKey, string>>;

/**
 * Keys that follow from closed unions elsewhere: a new error code, charge state or import problem does not compile until it has
 * a sentence.
 */
export type DerivedKey =
  | `errors.${ErrorCode}`
  | `import.problem.${ImportProblem['code']}`
  | `charge.state.${ChargeState}.title`
  | `charge.state.${ChargeState}.text`
  | `charge.unanswered.${UnansweredReason}`
  | `charge.refusal.${RefusalReason}`
  | `decline.${DeclineReason}.reason`
  | `decline.${DeclineReason}.next`;
