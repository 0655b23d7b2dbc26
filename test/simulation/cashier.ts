import type { Counter, Operation, Sight } from './counter.ts';
import { attempt } from './counter.ts';
import { OPERATIONS } from './operations.ts';
import type { TillRun } from './machine.ts';

/** What one turn at the counter needs beside the counter itself. */
export interface CashierParts {
  readonly counter: (run: TillRun) => Counter;
  readonly onUnforeseen: (name: string, error: unknown) => void;
  readonly operations?: readonly Operation[];
}

/** What came of one turn at the counter. */
export type Turn = 'acted' | 'waited' | 'nothing to do';

/** Looks at the screen and does one thing that is possible and likely. */
export function takeTurn(parts: CashierParts, run: TillRun, isClosing: boolean): Turn {
  const counter = parts.counter(run);
  const looked = attempt(
    counter.machine,
    'look',
    () => lookAt(run, isClosing),
    (error) => {
      parts.onUnforeseen('look', error);
    },
  );
  if (looked.kind !== 'done') return 'waited';
  const sight = looked.value;
  const operation = counter.random.weighted(
    (parts.operations ?? OPERATIONS).map((each) => [each, each.weight(sight, counter)] as const),
  );
  operation?.perform(sight, counter);
  const isAlone =
    sight.basket.lines.length === 0 && sight.heldSaleIds.length === 0 && counter.waiting() === 0;
  if (sight.shift !== null && isAlone && sight.waitingSaleIds.length === 0) return 'nothing to do';
  return operation === undefined || operation.isWaiting === true ? 'waited' : 'acted';
}

function lookAt(run: TillRun, isClosing: boolean): Sight {
  const basket = run.baskets.current();
  const held = run.baskets.held().baskets;
  return {
    basket,
    charge: basket.chargeId === null ? null : run.charging.get({ chargeId: basket.chargeId }),
    shift: run.shifts.current().shift,
    heldSaleIds: held.filter((each) => each.status === 'held').map((each) => each.saleId),
    waitingSaleIds: held.filter((each) => each.status === 'charging').map((each) => each.saleId),
    isClosing,
  };
}
