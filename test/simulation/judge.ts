import type { ChargeId } from '#app/domain/ids.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import type { SimulatorCore } from '#main/simulator/simulator.ts';
import type { Acknowledged } from './counter.ts';
import type { TillRun } from './machine.ts';
import type { Network } from './network.ts';
import { gatherEvidence } from './oracle/evidence-of-run.ts';
import { createRowMemory } from './oracle/history.ts';
import { INVARIANTS, type Violation } from './oracle/invariants.ts';
import { onlyProvenEnds } from './oracle/told.ts';
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
  holdCourt(run: TillRun, isSettled: boolean): void;
  /** Charges that were shown as paid. */
  paid(): readonly string[];
  violations(): readonly Violation[];
}

export function createJudge(parts: {
  readonly acquirer: SimulatorCore;
  readonly network: Network;
  readonly wallMs: () => number;
}): Judge {
  const { acquirer, network } = parts;
  const memory = createRowMemory();
  const acknowledged: Acknowledged[] = [];
  const paid = new Set<string>();
  const changed = new Set<ChargeId>();
  const violations: Violation[] = [];

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
        for (const chargeId of changed) {
          const view = run.charging.get({ chargeId });
          if (!view.isFinal) continue;
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
    holdCourt: (run, isSettled) => {
      unwatched(() => {
        const evidence = gatherEvidence({
          db: run.ledger.db,
          truth: acquirer.truth(),
          acknowledged,
          bodiesByKey: network.bodiesByKey(),
          isSettled,
          wallMs: parts.wallMs(),
        });
        for (const [name, holds] of INVARIANTS) accuse(name, holds(evidence));
        accuse('I4 immutable', memory.compare(evidence));
        if (!isSettled) return;
        const verified = verifyLedger(run.ledger.db);
        if (!verified.ok) accuse('the ledger verifies', JSON.stringify(verified.damage));
      });
    },
    paid: () => [...paid],
    violations: () => violations,
  };
}
