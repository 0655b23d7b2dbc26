import type { TillStatus } from '#app/contract/status.ts';
import type { Ledger } from './ledger/ledger.ts';

/** What a person should know of the ledger's file and its journal; null when all is as it should be. */
export function ledgerNotice(
  ledger: Pick<Ledger, 'journalOutcome' | 'journalHealth'>,
): TillStatus['ledgerNotice'] {
  const outcome = ledger.journalOutcome;
  switch (outcome.kind) {
    case 'restored_from_journal':
    case 'partly_restored':
      return { kind: outcome.kind, entryCount: outcome.entries };
    case 'diverged':
    case 'other_ledger':
      return { kind: outcome.kind, entryCount: 0 };
    case 'unavailable':
      return { kind: 'journal_unavailable', entryCount: 0 };
    case 'off':
    case 'in_step':
    case 'begun':
    case 'caught_up':
    case 'repaired': {
      const health = ledger.journalHealth();
      return health.state === 'failing'
        ? { kind: 'journal_failing', entryCount: health.entriesBehind }
        : null;
    }
  }
}
