import type { ChargeId } from '#app/domain/ids.ts';
import type { Exchange, ExchangeOperation } from '#main/ledger/exchanges.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { Clock, Log } from '#main/ports.ts';

/** A request's answer, and the record of it for the charge's history. */
export interface Asked<Value> {
  readonly answer: PointAnswer<Value>;
  exchange(): Exchange;
}

/** Asks about one charge, logs every request, and counts those that brought nothing new. */
export interface ChargeQuestion {
  ask<Value>(
    operation: ExchangeOperation,
    chargeId: ChargeId,
    send: () => Promise<PointAnswer<Value>>,
  ): Promise<Asked<Value>>;
  /** Whether the last exchange was news and has been kept. */
  kept(isNews: boolean): void;
}

export function createQuestion(clock: Pick<Clock, 'nowMs'>, log: Log): ChargeQuestion {
  let withoutNews = 0;
  return {
    ask: async (operation, chargeId, send) => {
      const sentAtMs = clock.nowMs();
      const answer = await send();
      const answeredAtMs = clock.nowMs();
      const code = answer.kind === 'ok' ? null : answer.kind === 'refused' ? answer.code : answer.reason;
      log.info(`point ${operation}`, {
        chargeId,
        answer: answer.kind,
        detail: code,
        requestId: answer.requestId,
        tookMs: answeredAtMs - sentAtMs,
      });
      const before = withoutNews;
      withoutNews += 1;
      return {
        answer,
        exchange: () => ({
          operation,
          sentAtMs,
          answeredAtMs,
          outcome: answer.kind,
          httpStatus: answer.kind === 'unanswered' ? null : answer.httpStatus,
          code,
          requestId: answer.requestId?.slice(0, 200) ?? null,
          withoutNews: before,
        }),
      };
    },
    kept: (isNews) => {
      if (isNews) withoutNews = 0;
    },
  };
}
