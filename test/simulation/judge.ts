import type { ChargeId } from '#app/domain/ids.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import type { SimulatorCore } from '#main/simulator/simulator.ts';
import type { Acknowledged } from './counter.ts';
import type { TillRun } from './machine.ts';
import { OTHER_TILL, type Network } from './network.ts';
import { gatherEvidence } from './oracle/evidence-of-run.ts';
import { createRowMemory } from './oracle/history.ts';
import { everythingOpenIsShown } from './oracle/shown.ts';
import { INVARIANTS, type Violation } from './oracle/invariants.ts';
import { onlyProvenEnds } from './oracle/told.ts';
import { oneLiveCharge } from './oracle/money.ts';
import { unwatched } from './statement-watch.ts';

/** Looks at the file, the acquirer and what people were told, and finds what must not be. */
export interface Judge {
  acknowledge(what: Acknowledged): void;
  /** Something that is wrong in itself. */
  accuse(invariant: string, what: string): void;
  chargeChanged(chargeId: ChargeId): void;
  /** Judges what the screen would show of the charges that have changed. Cheap. */
  afterStep(run: TillRun | undefined): void;
  /** Judges everything. `isSettled`: nothing may be pending any more. */
  holdCourt(run: TillRun, isSettled: boolean, isDayLater?: boolean): void;
  /** Money of a charge was given back in the acquirer's app. */
  noteGivenBackElsewhere(chargeId: string, amountMinor: number): void;
  /** The approval of this charge came after its end, at any time of a day. */
  noteApprovedLate(chargeId: string): void;
  /** Charges that were shown as paid. */
  paid(): readonly string[];
  violations(): readonly Violation[];
}

export function createJudge(parts: {
  readonly acquirer: SimulatorCore;
  readonly network: Network;
  readonly wallMs: () => number;
  readonly isClockTrue: () => boolean;
}): Judge {
  const { acquirer, network } = parts;
  const memory = createRowMemory();
  const acknowledged: Acknowledged[] = [];
  const paid = new Set<string>();
  const changed = new Set<ChargeId>();
  /** What of each charge has been judged: it is told of more often than it changes. */
  const judged = new Map<ChargeId, string>();
  const violations: Violation[] = [];
  const givenBackElsewhere = new Map<string, number>();
  const approvedLate = new Set<string>();

  function accuse(invariant: string, what: string | undefined): void {
    if (what === undefined || violations.some((each) => each.what === what)) return;
    violations.push({ invariant, what });
  }

  return {
    acknowledge: (what) => {
      acknowledged.push(what);
    },
    accuse,
    chargeChanged: (chargeId) => {
      changed.add(chargeId);
    },
    afterStep: (run) => {
      if (changed.size === 0 || run === undefined) return;
      unwatched(() => {
        accuse('I1 never twice', oneLiveCharge(run.ledger.db));
        for (const chargeId of changed) {
          const view = run.charging.get({ chargeId });
          const seen = `${view.state} ${view.orderId ?? ''} ${String(view.isByEvidence)}`;
          if (!view.isFinal || (view.orderId !== null && judged.get(chargeId) === seen)) continue;
          judged.set(chargeId, seen);
          if (view.state === 'processed' && !paid.has(chargeId)) {
            paid.add(chargeId);
            acknowledged.push({ kind: 'paid', chargeId, saleNumber: view.saleNumber });
          } else if (view.state !== 'processed') {
            accuse(
              'I12 only proven ends',
              onlyProvenEnds(view, acquirer.truth(), network.isUnderWay(chargeId)),
            );
          }
        }
      });
      changed.clear();
    },
    noteGivenBackElsewhere: (chargeId, amountMinor) => {
      givenBackElsewhere.set(chargeId, (givenBackElsewhere.get(chargeId) ?? 0) + amountMinor);
    },
    noteApprovedLate: (chargeId) => {
      approvedLate.add(chargeId);
    },
    holdCourt: (run, isSettled, isDayLater = false) => {
      unwatched(() => {
        const evidence = gatherEvidence({
          db: run.ledger.db,
          truth: acquirer
            .truth()
            .filter(({ externalReference }) => !externalReference.startsWith(OTHER_TILL)),
          acknowledged,
          bodiesByKey: network.bodiesByKey(),
          givenBackElsewhere,
          approvedLate,
          isDeceived: (orderId) => network.isDeceived(orderId),
          isSettled,
          isDayLater,
          wallMs: parts.wallMs(),
          isClockTrue: parts.isClockTrue(),
          payments: acquirer.paymentsWithoutOrder(),
        });
        for (const [name, holds] of INVARIANTS) accuse(name, holds(evidence));
        accuse('I4 immutable', memory.compare(evidence));
        accuse(
          'everything open is shown',
          everythingOpenIsShown(evidence, run.charging.unresolved().charges),
        );
        if (!isSettled) return;
        const verified = verifyLedger(run.ledger.db);
        if (!verified.ok) accuse('the ledger verifies', JSON.stringify(verified.damage));
      });
    },
    paid: () => [...paid],
    violations: () => violations,
  };
}
