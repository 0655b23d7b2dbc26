import type { ChargeView } from '#app/contract/charging.ts';
import type { Input, Output } from '#app/contract/contract.ts';
import { TillError } from '#app/contract/errors.ts';
import { isFinal } from '#app/domain/charge.ts';
import type { ChargeEvent } from '#app/domain/charge-event.ts';
import { settleableFromMs } from '#app/domain/charge-step.ts';
import { asChargeId, type ChargeId } from '#app/domain/ids.ts';
import type { Site } from '#app/domain/site.ts';
import {
  findCharge,
  listUnresolvedCharges,
  listWatchedCharges,
  type StoredCharge,
} from '#main/ledger/charges.ts';
import type { ReadableDb, WritableDb } from '#main/ledger/connection.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import type { Gateway } from '#main/point/gateway.ts';
import type { Clock, Ids, Log } from '#main/ports.ts';
import { viewCharge } from './charge-view.ts';
import { createChargingLoop } from './charging-loop.ts';
import { recordChargeEvent } from './record-charge-event.ts';
import { startCharge } from './start-charge.ts';

/** What happened, for those who show it. */
export interface ChargingNews {
  /** The charge itself, or whether its requests get answers. */
  readonly chargeChanged: (chargeId: ChargeId) => void;
  /** Its sale was completed, or its basket unlocked. */
  readonly saleChanged: (saleId: string) => void;
}

export interface ChargingService {
  start(input: Input<'charging.start'>): ChargeView;
  get(input: Input<'charging.get'>): ChargeView;
  cancel(input: Input<'charging.cancel'>): ChargeView;
  settle(input: Input<'charging.settle'>): ChargeView;
  unresolved(): Output<'charging.unresolved'>;
  listTerminals(): Promise<Output<'terminals.list'>>;
  /** Takes up every charge the last run left open; resolves when each has been asked about once. */
  recover(): Promise<void>;
  /** The machine woke up or the network came back: ask at once. */
  wake(): void;
  stop(): Promise<void>;
}

export function createChargingService(parts: {
  readonly ledger: Ledger;
  readonly site: Site;
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly news: ChargingNews;
}): ChargingService {
  const { ledger, gateway, clock, news } = parts;

  const loop = createChargingLoop({
    gateway,
    clock,
    ids: parts.ids,
    log: parts.log,
    load: (chargeId) => mustFind(ledger.db, chargeId),
    record: (chargeId, event) => ledger.write((db) => record(db, chargeId, event)),
    onReachability: news.chargeChanged,
  });

  /** Records an event and, once the transaction stands, tells of it. */
  function record(db: WritableDb, chargeId: ChargeId, event: ChargeEvent): StoredCharge {
    const { stored, changed } = recordChargeEvent(db, parts, chargeId, event);
    if (changed.length > 0) {
      afterCommit(() => {
        for (const each of changed) news.chargeChanged(each);
        if (isFinal(stored.charge.state)) news.saleChanged(stored.charge.saleId);
        // A charge this one has asked to cancel is asked now, not at its next turn.
        for (const each of changed.slice(1)) loop.hurry(each);
      });
    }
    return stored;
  }

  const view = (db: ReadableDb, stored: StoredCharge): ChargeView =>
    viewCharge(db, stored, loop.isUnreachable(stored.charge.chargeId), clock.nowMs());

  return {
    start: (input) => {
      const begun: ChargeId[] = [];
      const started = ledger.once({ requestId: input.requestId, method: 'charging.start', input }, (db) => {
        const chargeId = startCharge(db, parts, input);
        begun.push(chargeId);
        return { chargeId };
      });
      // Only a charge made just now is known not to have been sent; a repeated request finds its charge watched or ended.
      for (const chargeId of begun) {
        loop.watch(chargeId, true);
        news.chargeChanged(chargeId);
        news.saleChanged(input.saleId);
      }
      return view(ledger.db, mustFind(ledger.db, asChargeId(started.chargeId)));
    },

    get: (input) => view(ledger.db, mustFind(ledger.db, asChargeId(input.chargeId))),

    cancel: (input) => {
      const chargeId = asChargeId(input.chargeId);
      const answer = ledger.once({ requestId: input.requestId, method: 'charging.cancel', input }, (db) => {
        const { charge } = mustFind(db, chargeId);
        const isCancelable =
          !isFinal(charge.state) && charge.state !== 'action_required' && charge.state !== 'quarantined';
        if (!isCancelable) throw new TillError('charge_not_cancelable', { state: charge.state });
        const event: ChargeEvent = loop.hasNeverLeft(chargeId)
          ? { kind: 'withdrawn' }
          : { kind: 'cancel_asked', by: 'cashier' };
        return view(db, record(db, chargeId, event));
      });
      loop.hurry(chargeId);
      return answer;
    },

    settle: (input) => {
      const chargeId = asChargeId(input.chargeId);
      return ledger.once({ requestId: input.requestId, method: 'charging.settle', input }, (db) => {
        const { charge } = mustFind(db, chargeId);
        const fromMs = settleableFromMs(charge, clock.nowMs(), loop.isUnreachable(chargeId));
        if (fromMs === null || clock.nowMs() < fromMs) {
          throw new TillError('charge_not_settleable', { state: charge.state });
        }
        // The answer on its way may be the very one that is missing, or may make the order that is being given up.
        if (loop.isAsking(chargeId)) throw new TillError('charge_being_asked');
        if (input.outcome === 'charged' && input.reference === '')
          throw new TillError('evidence_needs_reference');
        const { outcome, approver, reason, reference } = input;
        return view(
          db,
          record(db, chargeId, { kind: 'settled_by_evidence', outcome, approver, reason, reference }),
        );
      });
    },

    unresolved: () => ({
      charges: listUnresolvedCharges(ledger.db).map((chargeId) =>
        view(ledger.db, mustFind(ledger.db, chargeId)),
      ),
    }),

    listTerminals: async () => {
      const answer = await gateway.listTerminals();
      switch (answer.kind) {
        case 'ok':
          return { terminals: answer.value.map((terminal) => ({ ...terminal })) };
        case 'refused':
          if (answer.httpStatus === 401) throw new TillError('point_unauthorized');
          throw new TillError('point_refused', { code: answer.code });
        case 'unanswered':
          throw new TillError('point_unreachable', { reason: answer.reason });
      }
    },

    recover: async () => {
      for (const chargeId of listWatchedCharges(ledger.db)) loop.watch(chargeId, false);
      await loop.firstRound();
    },

    wake: () => {
      loop.wake();
    },

    stop: () => loop.stop(),
  };
}

/**
 * Transactions are synchronous, so a microtask runs after the one under way has been committed or rolled back. Listeners
 * only ask again, so news of something that was rolled back is a question too many and nothing worse.
 */
function afterCommit(tell: () => void): void {
  queueMicrotask(tell);
}

function mustFind(db: ReadableDb, chargeId: ChargeId): StoredCharge {
  const stored = findCharge(db, chargeId);
  if (!stored) throw new TillError('charge_not_found');
  return stored;
}
