import type { Terminal } from '#app/contract/charging.ts';
import { TillError } from '#app/contract/errors.ts';
import { asTerminalId, type TerminalId } from '#app/domain/ids.ts';
import { medianMs, terminalHealth } from '#app/domain/terminal-health.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { readTerminalUse } from '#main/ledger/terminal-use.ts';
import type { Gateway, PointTerminal } from '#main/point/gateway.ts';
import type { Clock } from '#main/ports.ts';

/** The account's terminals, and how they do. */
export interface Terminals {
  /** Asks the API now. */
  list(): Promise<readonly Terminal[]>;
  /** The point of sale it belonged to when the account was asked last; null while that is not known. */
  posOf(terminalId: string): string | null;
  /** The account said lately that the terminal is in another mode than PDV: a charge sent to it would never be shown. */
  isKnownOutsidePdv(terminalId: TerminalId): boolean;
}

/** How long an answer of the list is taken for how things are. */
const LISTED_FOR_MS = 10 * 60_000;

export function createTerminals(parts: {
  readonly ledger: Ledger;
  readonly gateway: () => Gateway;
  readonly clock: Pick<Clock, 'nowMs'>;
}): Terminals {
  let known: { readonly atMs: number; readonly terminals: readonly PointTerminal[] } | null = null;

  const ask = async (): Promise<readonly PointTerminal[]> => {
    const answer = await parts.gateway().listTerminals();
    switch (answer.kind) {
      case 'ok':
        known = { atMs: parts.clock.nowMs(), terminals: answer.value };
        return answer.value;
      case 'refused':
        if (answer.httpStatus === 401) throw new TillError('point_unauthorized');
        throw new TillError('point_refused', { code: answer.code });
      case 'unanswered':
        if (answer.reason === 'unauthorized') throw new TillError('point_unauthorized');
        throw new TillError('point_unreachable', { reason: answer.reason });
    }
  };

  return {
    list: async () => {
      const terminals = await ask();
      return terminals.map((terminal) => {
        const use = readTerminalUse(parts.ledger.db, asTerminalId(terminal.terminalId));
        return {
          ...terminal,
          health: terminalHealth(terminal, use, parts.clock.nowMs()),
          medianPickUpMs: medianMs(use.pickUpsMs),
        };
      });
    },
    posOf: (terminalId) =>
      known?.terminals.find((terminal) => terminal.terminalId === terminalId)?.posId ?? null,
    isKnownOutsidePdv: (terminalId) => {
      if (known === null || parts.clock.nowMs() - known.atMs > LISTED_FOR_MS) return false;
      const listed = known.terminals.find((terminal) => terminal.terminalId === terminalId);
      return listed !== undefined && listed.operatingMode !== 'PDV';
    },
  };
}
