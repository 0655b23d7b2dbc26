import type { ChargeRefunds, ChargeTimeline, ChargeView, RefundView } from '#app/contract/charging.ts';
import type { Input, Output } from '#app/contract/contract.ts';
import { TillError } from '#app/contract/errors.ts';
import { isFinal } from '#app/domain/charge.ts';
import type { ChargeEvent } from '#app/domain/charge-event.ts';
import { settleableFromMs } from '#app/domain/charge-step.ts';
import { asChargeId, asTerminalId, type ChargeId, type TerminalId } from '#app/domain/ids.ts';
import { asRefundId, type RefundId } from '#app/domain/refund.ts';
import type { GatewayKind, Site } from '#app/domain/site.ts';
import { invariant } from '#app/lib/assert.ts';
import {
  countOpenCharges,
  listUnresolvedCharges,
  listWatchedCharges,
  type StoredCharge,
} from '#main/ledger/charges.ts';
import type { ReadableDb, WritableDb } from '#main/ledger/connection.ts';
import type { Exchange } from '#main/ledger/exchanges.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { leftMinor } from '#main/ledger/money-aside.ts';
import { findNextRecheck, planRecheck } from '#main/ledger/rechecks.ts';
import { listOpenRefunds, UNLISTED_SUFFIXES } from '#main/ledger/refunds.ts';
import type { Gateway, PointOrder } from '#main/point/gateway.ts';
import type { Clock, Ids, Log } from '#main/ports.ts';
import { viewCharge } from './charge-view.ts';
import { createChargingLoop, type Recorded } from './charging-loop.ts';
import { mustFindCharge, mustFindRefund } from './must-find.ts';
import { createQuestion } from './question.ts';
import { createRecheckLoop } from './recheck-loop.ts';
import { recordChargeEvent } from './record-charge-event.ts';
import { recordOrder, saysNothingNew } from './record-order.ts';
import { recordRefundEvent, recordReversal } from './record-refunds.ts';
import { createRefundLoop } from './refund-loop.ts';
import { viewChargeRefunds, viewRefund } from './refund-view.ts';
import { startCharge, startDeferralCharge, startTestCharge } from './start-charge.ts';
import { startRefund } from './start-refund.ts';
import { createTerminals } from './terminals.ts';
import { giveTestBack, isToGiveBack, listTestsToGiveBack } from './test-charges.ts';
import { readTimeline } from './timeline.ts';

/** What happened, for those who show it. */
export interface ChargingNews {
  /** The charge itself, its refunds, or whether its requests get answers. */
  readonly chargeChanged: (chargeId: ChargeId) => void;
  /** Its sale was completed, or its basket unlocked, or money of it went back. */
  readonly saleChanged: (saleId: string) => void;
}

/** The generations of the API the account may use; null where its site has none of that kind. */
export type Gateways = Readonly<Record<GatewayKind, Gateway | null>>;

export interface ChargingService {
  start(input: Input<'charging.start'>): ChargeView;
  /** Charges what a captured sale still owes, or part of it. */
  startForDeferral(input: Input<'deferrals.charge'>): ChargeView;
  /** Tries a terminal with the country's smallest amount, for no sale. */
  startTest(input: Input<'terminals.testCharge'>): ChargeView;
  get(input: Input<'charging.get'>): ChargeView;
  cancel(input: Input<'charging.cancel'>): ChargeView;
  settle(input: Input<'charging.settle'>): ChargeView;
  unresolved(): Output<'charging.unresolved'>;
  refresh(input: Input<'charging.refresh'>): Promise<ChargeView>;
  refund(input: Input<'charging.refund'>): RefundView;
  refunds(input: Input<'charging.refunds'>): ChargeRefunds;
  timeline(input: Input<'charging.timeline'>): ChargeTimeline;
  listTerminals(): Promise<Output<'terminals.list'>>;
  /** The point of sale a terminal belongs to, as far as it is known. */
  posOf(terminalId: string): string | null;
  /** The gateway that new charges are made with. */
  currentGateway(): Gateway;
  /** Charges and refunds whose end is not known. */
  countUnderWay(): number;
  /** Takes up every charge and refund the last run left open; resolves when each charge has been asked about once. */
  recover(): Promise<void>;
  /** The machine goes to sleep: nothing is sent until it wakes. */
  suspend(): void;
  /** The machine woke up: ask at once. */
  wake(): void;
  /** The network came back: ask about what has no answers. */
  retry(): void;
  stop(): Promise<void>;
}

export interface ChargingParts {
  readonly ledger: Ledger;
  readonly site: Site;
  readonly gateways: Gateways;
  /** The generation new charges are made with; asked for each. */
  readonly gatewayKind: () => GatewayKind;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly news: ChargingNews;
  /** What stands in the ledger as the reason of a test charge's refund, in the till's language. */
  readonly testReason?: () => string;
}

export function createChargingService(parts: ChargingParts): ChargingService {
  const { ledger, clock, ids, log, news } = parts;

  const gatewayOf = (kind: GatewayKind): Gateway => {
    const gateway = parts.gateways[kind];
    invariant(gateway !== null, `there is no gateway for ${kind} on this site`);
    return gateway;
  };
  const currentGateway = (): Gateway => {
    const gateway = parts.gateways[parts.gatewayKind()];
    if (gateway === null) throw new TillError('generation_unavailable');
    return gateway;
  };

  const loop = createChargingLoop({
    gatewayOf,
    clock,
    ids,
    log,
    load: (chargeId) => mustFindCharge(ledger.db, chargeId),
    record: (chargeId, event, exchange) => ledger.write((db) => record(db, chargeId, event, exchange)),
    recordOrder: recordAnswer,
    onReachability: news.chargeChanged,
  });
  const refundLoop = createRefundLoop({
    gatewayOf,
    clock,
    ids,
    log,
    load: (refundId) => mustFindRefund(ledger.db, refundId),
    loadCharge: (chargeId) => mustFindCharge(ledger.db, chargeId),
    leftMinor: (chargeId) => leftMinor(ledger.db, mustFindCharge(ledger.db, chargeId).charge),
    record: (refundId, event, exchange) => {
      ledger.write((db) => {
        const { stored, isNews } = recordRefundEvent(db, parts, refundId, event, exchange);
        if (isNews) tell(db, [stored.refund.chargeId]);
      });
    },
    recordOrder: recordAnswer,
  });
  const recheckLoop = createRecheckLoop({
    gatewayOf,
    clock,
    ids,
    log,
    findNext: () => findNextRecheck(ledger.db),
    load: (chargeId) => mustFindCharge(ledger.db, chargeId),
    plan: (chargeId, dueAtMs) => {
      ledger.write((db) => {
        planRecheck(db, chargeId, dueAtMs);
      });
    },
    recordOrder: recordAnswer,
    recordReversal: (chargeId, exchange) => {
      ledger.write((db) => {
        const orderId = mustFindCharge(db, chargeId).charge.order?.orderId ?? '';
        if (recordReversal(db, parts, chargeId, orderId + UNLISTED_SUFFIXES.reversed, exchange))
          tell(db, [chargeId]);
      });
    },
  });
  const terminals = createTerminals({ ledger, gateway: currentGateway, clock });

  /** Records an event in the caller's transaction, and tells of it once that stands. */
  function record(
    db: WritableDb,
    chargeId: ChargeId,
    event: ChargeEvent,
    exchange: Exchange | null,
  ): Recorded {
    const { stored, changed } = recordChargeEvent(db, parts, mustFindCharge(db, chargeId), event, exchange);
    tell(db, changed);
    return { stored, isNews: changed.length > 0 };
  }

  /** Records what an answer showed of an order, in a transaction of its own; none is opened for what says nothing new. */
  function recordAnswer(chargeId: ChargeId, order: PointOrder, exchange: Exchange): Recorded {
    const known = mustFindCharge(ledger.db, chargeId);
    if (saysNothingNew(known, order, ledger.identity.mode, clock.nowMs()))
      return { stored: known, isNews: false };
    const canBeOurs = (refundId: RefundId): boolean => !refundLoop.hasNeverLeft(refundId);
    return ledger.write((db) => {
      const { stored, changed } = recordOrder(db, parts, known, order, exchange, canBeOurs);
      tell(db, changed);
      return { stored, isNews: changed.length > 0 };
    });
  }

  /** Tells of changed charges once the transaction under way has been committed. What there is to tell is read inside it. */
  function tell(db: ReadableDb, changed: readonly ChargeId[]): void {
    if (changed.length === 0) return;
    const ended = changed
      .map((each) => mustFindCharge(db, each).charge)
      .filter((charge) => isFinal(charge.state))
      .map((charge) => charge.saleId);
    afterCommit(() => {
      for (const each of changed) news.chargeChanged(each);
      for (const saleId of ended) news.saleChanged(saleId);
      // A charge that another one has asked to cancel is asked now, not at its next turn.
      for (const each of changed.slice(1)) loop.hurry(each);
      giveTestsBack(changed);
    });
  }

  /** What a test charge took goes back by itself, whoever looks: the screen it was begun on may be gone. */
  function giveTestsBack(chargeIds: readonly ChargeId[]): void {
    const refundParts = {
      ledger,
      clock,
      ids,
      gatewayOf: (stored: StoredCharge) => gatewayOf(stored.gateway),
    };
    for (const chargeId of chargeIds) {
      try {
        if (!isToGiveBack(ledger.db, chargeId)) continue;
        const refundId = giveTestBack(refundParts, chargeId, parts.testReason?.() ?? 'test charge');
        if (refundId === undefined) continue;
        refundLoop.watch(refundId, true);
        news.chargeChanged(chargeId);
      } catch (error) {
        // It stays among the payments without a sale, and is tried again at the next start.
        log.error('a test charge could not be given back', { chargeId, error: String(error) });
      }
    }
  }

  /** A charge for a terminal in another mode would never be shown. */
  function assertInPdv(terminalId: TerminalId): void {
    if (!terminals.isKnownOutsidePdv(terminalId)) return;
    // It may have been set right since: asked now, for the next press.
    terminals.list().catch((error: unknown) => {
      log.info('terminals could not be listed', { error: String(error) });
    });
    throw new TillError('terminal_wrong_mode');
  }

  /** Commits a new charge and follows it; a repeated request answers the one that was begun. */
  function begin(
    method: 'charging.start' | 'deferrals.charge' | 'terminals.testCharge',
    input: { readonly requestId: string; readonly terminalId: string },
    commit: (db: WritableDb, gateway: Gateway) => ChargeId,
  ): ChargeView {
    resume();
    const gateway = currentGateway();
    const begun: ChargeId[] = [];
    const started = ledger.once({ requestId: input.requestId, method, input }, (db) => {
      assertInPdv(asTerminalId(input.terminalId));
      const chargeId = commit(db, gateway);
      begun.push(chargeId);
      return { chargeId };
    });
    // Followed before anything else can fail: it is committed, and nobody else would take it up before the next start. Only a charge
    // made just now is known not to have been sent; a repeated request finds its charge watched or ended.
    for (const chargeId of begun) loop.watch(chargeId, true);
    const stored = mustFindCharge(ledger.db, asChargeId(started.chargeId));
    for (const chargeId of begun) {
      news.chargeChanged(chargeId);
      news.saleChanged(stored.charge.saleId);
    }
    return view(ledger.db, mustFindCharge(ledger.db, stored.charge.chargeId));
  }

  function resume(): void {
    for (const each of [loop, refundLoop, recheckLoop]) each.resume();
  }

  const view = (db: ReadableDb, stored: StoredCharge): ChargeView =>
    viewCharge(db, stored, loop.isUnreachable(stored.charge.chargeId), clock.nowMs());

  return {
    start: (input) =>
      begin('charging.start', input, (db, gateway) => startCharge(db, { ...parts, gateway }, input)),

    startForDeferral: (input) =>
      begin('deferrals.charge', input, (db, gateway) =>
        startDeferralCharge(db, { ...parts, gateway }, input),
      ),

    startTest: (input) =>
      begin('terminals.testCharge', input, (db, gateway) =>
        startTestCharge(db, { ...parts, gateway }, asTerminalId(input.terminalId)),
      ),

    posOf: (terminalId) => terminals.posOf(terminalId),

    currentGateway,

    countUnderWay: () => countOpenCharges(ledger.db) + listOpenRefunds(ledger.db).length,

    get: (input) => view(ledger.db, mustFindCharge(ledger.db, asChargeId(input.chargeId))),

    cancel: (input) => {
      resume();
      const chargeId = asChargeId(input.chargeId);
      const answer = ledger.once({ requestId: input.requestId, method: 'charging.cancel', input }, (db) => {
        const { charge } = mustFindCharge(db, chargeId);
        const isCancelable =
          !isFinal(charge.state) && charge.state !== 'action_required' && charge.state !== 'quarantined';
        if (!isCancelable) throw new TillError('charge_not_cancelable', { state: charge.state });
        const what: ChargeEvent = loop.hasNeverLeft(chargeId)
          ? { kind: 'withdrawn' }
          : { kind: 'cancel_asked', by: 'cashier' };
        return view(db, record(db, chargeId, what, null).stored);
      });
      loop.hurry(chargeId);
      return answer;
    },

    settle: (input) => {
      resume();
      const chargeId = asChargeId(input.chargeId);
      const answer = ledger.once({ requestId: input.requestId, method: 'charging.settle', input }, (db) => {
        const { charge } = mustFindCharge(db, chargeId);
        const fromMs = settleableFromMs(charge, clock.nowMs(), loop.isUnreachable(chargeId));
        if (fromMs === null || clock.nowMs() < fromMs) {
          throw new TillError('charge_not_settleable', { state: charge.state });
        }
        // The answer on its way may be the very one that is missing, or may make the order that is being given up.
        if (loop.isAsking(chargeId)) throw new TillError('charge_being_asked');
        if (input.outcome === 'charged' && input.reference === '')
          throw new TillError('evidence_needs_reference');
        const { outcome, approver, role, reason, reference } = input;
        const evidence = { outcome, approver, role, reason, reference };
        return view(db, record(db, chargeId, { kind: 'settled_by_evidence', ...evidence }, null).stored);
      });
      // One that nobody could ask about any more is asked about again, for its day.
      loop.watch(chargeId, false);
      loop.hurry(chargeId);
      return answer;
    },

    unresolved: () => ({
      charges: listUnresolvedCharges(ledger.db).map((chargeId) =>
        view(ledger.db, mustFindCharge(ledger.db, chargeId)),
      ),
    }),

    refresh: async (input) => {
      const chargeId = asChargeId(input.chargeId);
      const { charge, gateway } = mustFindCharge(ledger.db, chargeId);
      if (charge.order === null) return view(ledger.db, mustFindCharge(ledger.db, chargeId));
      const { orderId } = charge.order;
      const { terminalId, currency } = charge;
      const asked = await createQuestion(clock, log).ask('read', chargeId, () =>
        gatewayOf(gateway).getOrder({ orderId, terminalId, currency }),
      );
      const { answer } = asked;
      if (answer.kind === 'unanswered') throw new TillError('point_unreachable', { reason: answer.reason });
      if (answer.kind === 'refused') throw new TillError('point_refused', { code: answer.code });
      recordAnswer(chargeId, answer.value, asked.exchange());
      return view(ledger.db, mustFindCharge(ledger.db, chargeId));
    },

    refund: (input) => {
      resume();
      const begun: RefundId[] = [];
      const { refundId } = ledger.once(
        { requestId: input.requestId, method: 'charging.refund', input },
        (db) => {
          const started = startRefund(
            db,
            { ledger, clock, ids, gatewayOf: (stored) => gatewayOf(stored.gateway) },
            input,
          );
          begun.push(started);
          return { refundId: started };
        },
      );
      for (const each of begun) {
        refundLoop.watch(each, true);
        news.chargeChanged(asChargeId(input.chargeId));
      }
      return viewRefund(mustFindRefund(ledger.db, asRefundId(refundId)));
    },

    refunds: (input) => viewChargeRefunds(ledger.db, mustFindCharge(ledger.db, asChargeId(input.chargeId))),

    timeline: (input) => {
      const stored = mustFindCharge(ledger.db, asChargeId(input.chargeId));
      return readTimeline(ledger.db, stored, view(ledger.db, stored));
    },

    listTerminals: async () => ({ terminals: [...(await terminals.list())] }),

    recover: async () => {
      for (const chargeId of listWatchedCharges(ledger.db)) loop.watch(chargeId, false);
      for (const refundId of listOpenRefunds(ledger.db)) refundLoop.watch(refundId, false);
      recheckLoop.watch('rechecks', false);
      giveTestsBack(listTestsToGiveBack(ledger.db));
      await loop.firstRound();
    },

    suspend: () => {
      for (const each of [loop, refundLoop, recheckLoop]) each.suspend();
    },

    wake: () => {
      for (const each of [loop, refundLoop, recheckLoop]) each.wake();
    },

    retry: () => {
      resume();
      for (const each of [loop, refundLoop, recheckLoop]) each.retry();
    },

    stop: async () => {
      await Promise.all([loop.stop(), refundLoop.stop(), recheckLoop.stop()]);
    },
  };
}

/**
 * Transactions are synchronous, so a microtask runs after the one under way has been committed or rolled back. Listeners
 * only ask again, so news of something that was rolled back is a question too many and nothing worse.
 */
function afterCommit(tell: () => void): void {
  queueMicrotask(tell);
}
