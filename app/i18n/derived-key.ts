import type {
  AuthorizationProblem,
  ConnectionKind,
  KeepingObstacle,
  RenewalFailure,
} from '#app/contract/account.ts';
import type { ImportProblem } from '#app/contract/catalogue.ts';
import type { ErrorCode } from '#app/contract/errors.ts';
import type { LEDGER_NOTICES } from '#app/contract/status.ts';
import type { ApproverRole, OrderStatus, UnansweredReason } from '#app/domain/charge-event.ts';
import type { ConnectionState } from '#app/domain/connection.ts';
import type { ChargeState, EvidenceCheck } from '#app/domain/charge.ts';
import type { DeferralLimitKind } from '#app/domain/deferral-rules.ts';
import type { DeferralMoveKind } from '#app/domain/deferral.ts';
import type { TillMode } from '#app/domain/mode.ts';
import type { ShownReach } from '#app/domain/reach.ts';
import type { RefundOrigin, RefundState } from '#app/domain/refund.ts';
import type { TenderKind } from '#app/domain/sale.ts';
import type { GatewayKind, SiteId } from '#app/domain/site.ts';
import type { TerminalHealth } from '#app/domain/terminal-health.ts';
import type { SettableMode } from '#app/domain/terminal-mode.ts';
import type { DeclineReason, RefundRefusalReason, RefusalReason, UnreachableCause } from './reasons.ts';

/**
 * Keys that follow from closed unions elsewhere: a new error code, charge state or import problem does not compile until it has
 * a sentence.
 */
export type DerivedKey =
  | `account.kept.${KeepingObstacle}`
  | `account.kind.${ConnectionKind}`
  | `account.notice.${Exclude<ConnectionState, 'connected'>}`
  | `account.problem.${AuthorizationProblem}`
  | `account.renewal.${RenewalFailure}`
  | `account.renews.${ConnectionKind}`
  | `account.shop.changes.${TillMode}`
  | `account.state.${ConnectionState}`
  | `account.way.${ConnectionKind}`
  | `account.way.${ConnectionKind}.hint`
  | `defer.exceeded.${DeferralLimitKind}`
  | `errors.${ErrorCode}`
  | `errors.unreachable.${UnreachableCause}`
  | `import.problem.${ImportProblem['code']}`
  | `charge.state.${ChargeState}.title`
  | `charge.state.${ChargeState}.text`
  | `report.charge.${ChargeState}`
  | `charge.unanswered.${UnansweredReason}`
  | `charge.refusal.${RefusalReason}`
  | `decline.${DeclineReason}.reason`
  | `decline.${DeclineReason}.next`
  | `charge.evidence.${EvidenceCheck}`
  | `charging.gateway.${GatewayKind}`
  | `history.order.${OrderStatus}`
  | `history.reason.${UnansweredReason}`
  | `ledger.notice.${(typeof LEDGER_NOTICES)[number]}`
  | `mode.${Exclude<TillMode, 'live'>}.badge`
  | `mode.${Exclude<TillMode, 'live'>}.title`
  | `receipt.move.${DeferralMoveKind}`
  | `receipt.tender.${TenderKind}`
  | `reach.badge.${ShownReach}`
  | `reach.check.${UnreachableCause}`
  | `reach.said.${ShownReach}`
  | `reach.text.${ShownReach}`
  | `reach.title.${ShownReach}`
  | `refund.origin.${RefundOrigin}`
  | `refund.refusal.${RefundRefusalReason}`
  | `refund.state.${RefundState}`
  | `refund.state.${RefundState}.text`
  | `report.refund.${RefundOrigin}`
  | `role.${ApproverRole}`
  | `shell.site.${SiteId}`
  | `terminal.health.${TerminalHealth}`
  | `terminal.health.${TerminalHealth}.next`
  | `terminals.mode.${SettableMode}`;
