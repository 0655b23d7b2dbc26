import { hash32 } from './seeded.ts';

/** Thrown where the till dies: nothing of the run that gets it may do anything any more. */
export class SimulatedCrash extends Error {
  override readonly name = 'SimulatedCrash';
}

/** Where the next crash is to happen. */
export type CrashPlan =
  | { readonly kind: 'none' }
  /** At the points that are passed as these of this world, the first one being 1; one crash at each. */
  | { readonly kind: 'at_passes'; readonly passes: readonly number[] }
  /** At the `time`-th passing of this point from now on. */
  | { readonly kind: 'at_point'; readonly point: string; readonly time: number };

/** The places where a till may die, as they are passed. */
export interface CrashPoints {
  /** True when the till dies here. */
  isFatal(point: string): boolean;
  plan(next: CrashPlan): void;
  passes(): number;
  /** Every point ever passed, with how often. */
  seen(): ReadonlyMap<string, number>;
  /** The points where a crash happened, with how often. */
  crashed(): ReadonlyMap<string, number>;
}

export function createCrashPoints(
  onPass: (point: string, pass: number) => void = () => undefined,
): CrashPoints {
  const seen = new Map<string, number>();
  const crashed = new Map<string, number>();
  let passes = 0;
  let plan: CrashPlan = { kind: 'none' };
  let left = 0;

  function isDue(point: string): boolean {
    switch (plan.kind) {
      case 'none':
        return false;
      case 'at_passes':
        return plan.passes.includes(passes);
      case 'at_point':
        if (point !== plan.point) return false;
        left -= 1;
        return left <= 0;
    }
  }

  return {
    isFatal: (point) => {
      passes += 1;
      seen.set(point, (seen.get(point) ?? 0) + 1);
      onPass(point, passes);
      if (!isDue(point)) return false;
      if (plan.kind === 'at_point') plan = { kind: 'none' };
      crashed.set(point, (crashed.get(point) ?? 0) + 1);
      return true;
    },
    plan: (next) => {
      plan = next;
      left = next.kind === 'at_point' ? next.time : 0;
    },
    passes: () => passes,
    seen: () => seen,
    crashed: () => crashed,
  };
}

const shapes = new Map<string, string>();

/** A statement's stable name: its text on one line, the end of a long one as a hash. */
export function shapeOf(sql: string): string {
  let shape = shapes.get(sql);
  if (shape === undefined) {
    const line = sql.replaceAll(/\s+/g, ' ').trim();
    shape = line.length <= 72 ? line : `${line.slice(0, 60)}… #${hash32(line).toString(16)}`;
    shapes.set(sql, shape);
  }
  return shape;
}
