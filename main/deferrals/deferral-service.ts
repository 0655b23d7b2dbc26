import type { Input, Method, Output } from '#app/contract/contract.ts';
import type { DeferralDetail, DeferralView, ExposureView } from '#app/contract/deferrals.ts';
import { TillError } from '#app/contract/errors.ts';
import { asDeferralId, type DeferralId } from '#app/domain/deferral.ts';
import type { DeferralRules } from '#app/domain/deferral-rules.ts';
import type { ChargingService } from '#main/charging/charging-service.ts';
import type { WritableDb } from '#main/ledger/connection.ts';
import { leaveQueue, listQueue, writeQueue } from '#main/ledger/deferral-queue.ts';
import { findDeferral, listMoves } from '#main/ledger/deferrals.ts';
import { findLastSlip, isOpenSlip, listOpenSlips, type StoredSlip } from '#main/ledger/hand-slips.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { findLink, listWatchedLinks } from '#main/ledger/payment-links.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { PointHttp } from '#main/point/point-http.ts';
import type { Clock, Ids, Log } from '#main/ports.ts';
import { listBook, readExposure } from './book.ts';
import { openSlipOf, searchSlip, settleSlip, withdrawSlip, writeSlipDown } from './by-hand.ts';
import { captureSale, exceededBy, readCustomer } from './capture.ts';
import { mustFindDeferral } from './collectable.ts';
import { viewDeferral, viewDetail } from './deferral-view.ts';
import { eraseCustomer } from './erase.ts';
import { advanceLink, askToClose, beginLink } from './links.ts';
import { createPaymentWatch, type Awaited } from './payment-watch.ts';
import { payInCash, payOtherwise, returnGoods, writeOff } from './take-off.ts';

export interface DeferralServiceParts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly http: PointHttp;
  readonly charging: Pick<ChargingService, 'get' | 'posOf' | 'listTerminals'>;
  readonly rules: () => DeferralRules;
  /** What a customer reads on Mercado Pago's page of a link. */
  readonly linkTitle: (deferralNumber: number) => string;
  /** Something of a deferral changed that nobody on the screen did. */
  readonly onChange: (deferralId: DeferralId) => void;
}

/** Sales that nobody has paid yet: captured, and everything that takes off what they owe but a charge on the terminal. */
export interface DeferralService {
  check(input: Input<'deferrals.check'>): Output<'deferrals.check'>;
  capture(input: Input<'deferrals.capture'>): DeferralView;
  list(input: Input<'deferrals.list'>): Output<'deferrals.list'>;
  get(input: Input<'deferrals.get'>): DeferralDetail;
  exposure(): ExposureView;
  payCash(input: Input<'deferrals.payCash'>): DeferralDetail;
  payOther(input: Input<'deferrals.payOther'>): DeferralDetail;
  returnGoods(input: Input<'deferrals.returnGoods'>): DeferralDetail;
  writeOff(input: Input<'deferrals.writeOff'>): DeferralDetail;
  erase(input: Input<'deferrals.erase'>): DeferralDetail;
  queue(): Output<'deferrals.queue'>;
  setQueue(input: Input<'deferrals.setQueue'>): Output<'deferrals.queue'>;
  skip(input: Input<'deferrals.skip'>): Output<'deferrals.queue'>;
  takeByHand(input: Input<'deferrals.takeByHand'>): DeferralDetail;
  searchByHand(input: Input<'deferrals.searchByHand'>): Promise<DeferralDetail>;
  settleByHand(input: Input<'deferrals.settleByHand'>): Promise<DeferralDetail>;
  withdrawByHand(input: Input<'deferrals.withdrawByHand'>): DeferralDetail;
  makeLink(input: Input<'deferrals.makeLink'>): Promise<DeferralDetail>;
  closeLink(input: Input<'deferrals.closeLink'>): Promise<DeferralDetail>;
  /** Begins to look for payments that come in without the till. */
  recover(): void;
  suspend(): void;
  wake(): void;
  /** Mercado Pago answers again: ask at once. */
  retry(): void;
  stop(): Promise<void>;
}

/** A link that has ended may have been paid by a page that was open already: looked at this often until it would have ended by itself. */
const ENDED_LINK_EVERY_MS = 60 * 60_000;

export function createDeferralService(parts: DeferralServiceParts): DeferralService {
  const { ledger, clock, charging } = parts;
  const today = (): string => ledger.businessDate(clock.nowMs());

  const watch = createPaymentWatch({ ...parts, list: listAwaited });

  function listAwaited(): readonly Awaited[] {
    return [
      ...listOpenSlips(ledger.db).map((slip) => ({
        key: `slip ${slip.slipId}`,
        sinceMs: slip.takenAtMs,
        ask: () => search(slip),
      })),
      ...listWatchedLinks(ledger.db, clock.nowMs()).map(({ linkId, madeAtMs, isEnded, surplus }) => ({
        key: `link ${linkId}`,
        sinceMs: madeAtMs,
        ...(isEnded && surplus.length === 0 ? { leastApartMs: ENDED_LINK_EVERY_MS } : {}),
        ask: () => advance(linkId),
      })),
    ];
  }

  async function search(slip: StoredSlip): Promise<PointAnswer<unknown>> {
    // Which till it is of is known from the account's list; without it the authorization has to agree.
    if (charging.posOf(slip.terminalId) === null) await charging.listTerminals().catch(() => undefined);
    const answer = await searchSlip({ ...parts, posOf: charging.posOf }, slip);
    logAnswer('payment search', answer);
    if (answer.kind === 'ok') parts.onChange(slip.deferralId);
    return answer;
  }

  async function advance(linkId: string): Promise<PointAnswer<unknown> | null> {
    const before = findLink(ledger.db, linkId);
    const answer = await advanceLink({ ...parts, title: parts.linkTitle }, linkId);
    if (answer) logAnswer('payment link', answer);
    const after = findLink(ledger.db, linkId);
    if (after && after.version !== before?.version) parts.onChange(after.deferralId);
    return answer;
  }

  function logAnswer(what: string, answer: PointAnswer<unknown>): void {
    const detail = answer.kind === 'ok' ? null : answer.kind === 'refused' ? answer.code : answer.reason;
    parts.log.info(`point ${what}`, { answer: answer.kind, detail, requestId: answer.requestId });
  }

  const detail = (deferralId: DeferralId): DeferralDetail =>
    viewDetail(ledger.db, ledger, mustFindDeferral(ledger.db, deferralId), today(), (chargeId) =>
      charging.get({ chargeId }),
    );

  /** What is kept of a request has ids in it and nobody's name: it stays when somebody is erased. */
  function once(
    method: Method,
    input: { readonly requestId: string; readonly deferralId: string },
    work: (db: WritableDb, deferralId: DeferralId) => void,
  ): DeferralDetail {
    const deferralId = asDeferralId(input.deferralId);
    ledger.once({ requestId: input.requestId, method, input }, (db) => {
      work(db, deferralId);
      return { deferralId };
    });
    return detail(deferralId);
  }

  const queue = (): Output<'deferrals.queue'> => ({
    deferrals: listQueue(ledger.db)
      .map((deferralId) => findDeferral(ledger.db, deferralId))
      .filter((deferral) => deferral !== undefined && deferral.owedMinor > 0)
      .flatMap((deferral) => (deferral ? [viewDeferral(ledger.db, ledger, deferral, today())] : [])),
  });

  return {
    check: ({ amountMinor, customer }) => ({
      exceeded: [...exceededBy(ledger.db, parts.rules(), readCustomer(customer), amountMinor, today())],
    }),

    capture: (input) => {
      // Without the customer: a hash of a name that many have is no secret.
      const kept = { ...input, customer: null };
      const { deferralId } = ledger.once(
        { requestId: input.requestId, method: 'deferrals.capture', input: kept },
        (db) => ({ deferralId: captureSale(db, parts, input) }),
      );
      watch.hurry('payments');
      return viewDeferral(ledger.db, ledger, mustFindDeferral(ledger.db, deferralId), today());
    },

    list: (input) => listBook(ledger.db, ledger, input, today()),
    get: (input) => detail(asDeferralId(input.deferralId)),
    exposure: () => readExposure(ledger.db, parts.rules(), today()),

    payCash: (input) =>
      once('deferrals.payCash', input, (db) => {
        payInCash(db, parts, input);
      }),
    payOther: (input) =>
      once('deferrals.payOther', input, (db) => {
        payOtherwise(db, parts, input);
      }),
    returnGoods: (input) =>
      once('deferrals.returnGoods', input, (db, deferralId) => {
        returnGoods(db, parts, deferralId, input.approval);
      }),
    writeOff: (input) =>
      once('deferrals.writeOff', input, (db, deferralId) => {
        writeOff(db, parts, deferralId, input.approval);
      }),
    erase: (input) => {
      const erased = once('deferrals.erase', input, (db, deferralId) => {
        eraseCustomer(db, parts, deferralId, input.approval);
      });
      ledger.forgetDeleted();
      return erased;
    },

    queue,
    setQueue: (input) => {
      ledger.once({ requestId: input.requestId, method: 'deferrals.setQueue', input }, (db) => {
        const wanted = [...new Set(input.deferralIds)].map(asDeferralId);
        for (const deferralId of wanted) mustFindDeferral(db, deferralId);
        writeQueue(db, wanted);
        return {};
      });
      return queue();
    },
    skip: (input) => {
      ledger.once({ requestId: input.requestId, method: 'deferrals.skip', input }, (db) => {
        leaveQueue(db, asDeferralId(input.deferralId));
        return {};
      });
      return queue();
    },

    takeByHand: (input) => {
      const taken = once('deferrals.takeByHand', input, (db, deferralId) => {
        writeSlipDown(db, parts, deferralId, input.slip);
      });
      watch.hurry('payments');
      return taken;
    },
    searchByHand: async (input) => {
      const deferralId = asDeferralId(input.deferralId);
      assertAnswered(await search(openSlipOf(ledger.db, deferralId)));
      return detail(deferralId);
    },
    settleByHand: async (input) => {
      // The payment may have gone back since it was listed.
      const slip = findLastSlip(ledger.db, asDeferralId(input.deferralId));
      if (isOpenSlip(slip)) assertAnswered(await search(slip));
      return once('deferrals.settleByHand', input, (db, deferralId) => {
        // The search may have found that it is the one, and booked it.
        if (listMoves(db, deferralId).some((move) => move.paymentId === input.paymentId)) return;
        settleSlip(db, parts, deferralId, input.paymentId, input.approval);
      });
    },
    withdrawByHand: (input) =>
      once('deferrals.withdrawByHand', input, (db, deferralId) => {
        withdrawSlip(db, parts, deferralId, input.approval);
      }),

    makeLink: async (input) => {
      const { linkId } = ledger.once(
        { requestId: input.requestId, method: 'deferrals.makeLink', input },
        (db) => ({
          linkId: beginLink(db, parts, asDeferralId(input.deferralId)),
        }),
      );
      // A repeated request finds what became of the first; without an answer the watch asks again.
      if (findLink(ledger.db, linkId)?.state === 'making') await advance(linkId);
      watch.hurry('payments');
      return detail(asDeferralId(input.deferralId));
    },
    closeLink: async (input) => {
      const { linkId } = ledger.once(
        { requestId: input.requestId, method: 'deferrals.closeLink', input },
        (db) => ({
          linkId: askToClose(db, parts, asDeferralId(input.deferralId)),
        }),
      );
      await advance(linkId);
      watch.hurry('payments');
      return detail(asDeferralId(input.deferralId));
    },

    recover: () => {
      watch.watch('payments', false);
    },
    suspend: () => {
      watch.suspend();
    },
    wake: () => {
      watch.wake();
    },
    retry: () => {
      watch.retry();
    },
    stop: () => watch.stop(),
  };
}

/** For a person who waits for the answer. */
function assertAnswered(answer: PointAnswer<unknown>): void {
  if (answer.kind === 'unanswered') throw new TillError('point_unreachable', { reason: answer.reason });
  if (answer.kind === 'refused') throw new TillError('point_refused', { code: answer.code });
}
