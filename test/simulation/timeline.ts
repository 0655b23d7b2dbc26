/** Virtual time and the one queue of everything that will happen. Nothing in a simulation waits on anything else. */
export interface Timeline {
  /** Time since the start of the world, as the acquirer and physics have it: it never jumps and never goes back. */
  nowMs(): number;
  /**
   * Calls `run` when the time comes; answers how to call it off. What falls due at the same moment happens in the order it was
   * asked for. `isInstant`: it resolves no promise, so nothing has to be waited for afterwards.
   */
  at(atMs: number, run: () => void, isInstant?: boolean): () => void;
  /** Lets everything happen that falls due until `untilMs`, or until `isDone` says so after an event. */
  runUntil(untilMs: number, isDone?: () => boolean): Promise<void>;
  /** Events that have happened. */
  steps(): number;
}

interface Appointment {
  readonly atMs: number;
  readonly order: number;
  readonly isInstant: boolean;
  run: (() => void) | null;
}

/** `afterStep` is called when an event and everything it set off has come to rest. */
export function createTimeline(startMs: number, afterStep: () => void): Timeline {
  const heap: Appointment[] = [];
  let currentMs = startMs;
  let order = 0;
  let steps = 0;

  return {
    nowMs: () => currentMs,
    steps: () => steps,
    at: (atMs, run, isInstant = false) => {
      order += 1;
      const appointment: Appointment = { atMs: Math.max(atMs, currentMs), order, isInstant, run };
      push(heap, appointment);
      return () => {
        appointment.run = null;
      };
    },
    runUntil: async (untilMs, isDone = () => false) => {
      for (let next = heap[0]; next !== undefined && next.atMs <= untilMs; next = heap[0]) {
        pop(heap);
        if (next.run === null) continue;
        currentMs = next.atMs;
        steps += 1;
        next.run();
        if (!next.isInstant) await atRest();
        afterStep();
        if (isDone()) return;
      }
      if (Number.isFinite(untilMs)) currentMs = Math.max(currentMs, untilMs);
    },
  };
}

/**
 * Resolves when no promise is left to continue: an immediate runs only once the queue of microtasks is empty. Nothing in a
 * simulation reads a file or a socket asynchronously, so no other task can come in between.
 */
export function atRest(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function isBefore(a: Appointment, b: Appointment): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

function push(heap: Appointment[], added: Appointment): void {
  let index = heap.push(added) - 1;
  while (index > 0) {
    const parentIndex = (index - 1) >> 1;
    const parent = heap[parentIndex];
    if (parent === undefined || !isBefore(added, parent)) break;
    heap[index] = parent;
    index = parentIndex;
  }
  heap[index] = added;
}

function pop(heap: Appointment[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    const left = heap[2 * index + 1];
    const right = heap[2 * index + 2];
    const isRight = left !== undefined && right !== undefined && isBefore(right, left);
    const child = isRight ? right : left;
    if (child === undefined || !isBefore(child, last)) break;
    heap[index] = child;
    index = 2 * index + (isRight ? 2 : 1);
  }
  heap[index] = last;
}
