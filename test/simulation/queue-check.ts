import type { DeferralView } from '#app/contract/deferrals.ts';
import type { Counter } from './counter.ts';
import { unwatched } from './statement-watch.ts';

const OWED = `SELECT deferral_id FROM deferral WHERE amount_minor >
  (SELECT coalesce(sum(amount_minor), 0) FROM deferral_move WHERE deferral_move.deferral_id = deferral.deferral_id)`;

/** The list shows, in its order, those that were put on it, were not skipped, and still owe; whatever has crashed since. */
export function checkQueue(counter: Counter, shown: readonly DeferralView[]): void {
  const { memory, run } = counter;
  const seen = shown.map(({ deferralId }) => deferralId);
  const owing = unwatched(() => new Set(run.ledger.db.prepare(OWED).pluck().all() as string[]));
  const isSeen = (queue: readonly string[]): boolean =>
    JSON.stringify(queue.filter((deferralId) => owing.has(deferralId))) === JSON.stringify(seen);
  const possible = memory.queues?.filter(isSeen) ?? [seen];
  if (possible.length === 0) {
    counter.accuse(
      'I14 the queue keeps its order',
      `${seen.join(' ')} instead of ${(memory.queues ?? []).join(' or ')}`,
    );
    memory.queues = [seen];
    return;
  }
  memory.queues = possible;
}
