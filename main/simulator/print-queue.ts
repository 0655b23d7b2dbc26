import type { ActionRecord } from './print-action.ts';
import type { Store } from './store.ts';
import type { TerminalRecord } from './terminal.ts';
import type { Timekeeper, World } from './world.ts';

export interface PrintQueueParts {
  readonly store: Store;
  readonly world: Pick<World, 'pickUpTimeOf'>;
  readonly nowMs: () => number;
}

export interface PrintQueue extends Timekeeper {
  /** Makes the terminal fetch an action now. Throws when it is not waiting. */
  pickUp(actionId: string): void;
}

/** What terminals have to print: each fetches its actions by itself once it can. */
export function createPrintQueue({ store, world, nowMs }: PrintQueueParts): PrintQueue {
  // Only what waits is looked at; printed actions stay in the store for get.
  const waiting = new Map<string, ActionRecord>();
  const note = (action: ActionRecord): void => {
    if (action.status === 'created') waiting.set(action.id, action);
    else waiting.delete(action.id);
  };
  for (const action of store.actions.values()) note(action);
  store.subscribe((changes) => {
    for (const change of changes) {
      if (change.kind === 'action') note(change.action);
      if (change.kind === 'terminal') replan(change.terminal);
      if (change.kind === 'reset') waiting.clear();
    }
  });

  const replan = (terminal: TerminalRecord): void => {
    const changes = [...waiting.values()]
      .filter((action) => action.terminalId === terminal.id)
      .map((action) => ({ ...action, pickUpAtMs: world.pickUpTimeOf(terminal, nowMs()) }))
      .map((action) => ({ kind: 'action' as const, action }));
    if (changes.length > 0) store.commit(changes);
  };

  const fetched = (action: ActionRecord, atMs: number): void =>
    store.commit([
      { kind: 'action', action: { ...action, status: 'on_terminal', updatedAtMs: atMs, pickUpAtMs: null } },
    ]);

  const earliest = (): ActionRecord | undefined => {
    let found: ActionRecord | undefined;
    for (const action of waiting.values()) {
      if (action.pickUpAtMs !== null && action.pickUpAtMs < (found?.pickUpAtMs ?? Infinity)) found = action;
    }
    return found;
  };

  return {
    nextDueMs: () => earliest()?.pickUpAtMs ?? undefined,
    perform: (atMs) => {
      const action = earliest();
      if (action !== undefined) fetched(action, atMs);
    },
    pickUp: (actionId) => {
      const action = waiting.get(actionId);
      if (action === undefined) throw new Error(`no action ${actionId} is waiting`);
      fetched(action, nowMs());
    },
  };
}
