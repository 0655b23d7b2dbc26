import { hash32 } from './seeded.ts';

/** Thrown where the till dies: nothing of the run that gets it may do anything any more. */
export class SimulatedCrash extends Error {
  override readonly name = 'SimulatedCrash';
}

/** Where a crash is to happen. */
export type CrashPlan =
  /** At the points that are passed as these of this world, the first one being 1; one crash at each. */
  | { readonly kind: 'at_passes'; readonly passes: readonly number[] }
  /** At the `time`-th passing of this point from now on. */
  | { readonly kind: 'at_point'; readonly point: string; readonly time: number }
  /** At the `time`-th of the points that are passed for the first time in this world from now on. */
  | { readonly kind: 'at_new_point'; readonly time: number };

/** The places where a till may die, as they are passed. */
export interface CrashPoints {
  /** True when the till dies here. */
  isFatal(point: string): boolean;
  /** Plans one more crash, or several. Each plan is for itself: it is over when its crash has happened. */
  plan(next: CrashPlan): void;
  /** Gives up what was planned and has not happened. */
  forget(): void;
  /** Plans that wait for a certain point, or for a new one. */
  planned(): number;
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
  const duePasses = new Set<number>();
  /** How many more passings of each point, the last of them fatal. */
  const duePoints = new Map<string, number>();
  /** How many more new points for each plan. */
  let dueNew: number[] = [];
  let passes = 0;

  function isDue(point: string, isNew: boolean): boolean {
    let isHere = duePasses.size > 0 && duePasses.delete(passes);
    if (duePoints.size > 0) {
      const left = duePoints.get(point);
      if (left === 1) {
        duePoints.delete(point);
        isHere = true;
      } else if (left !== undefined) duePoints.set(point, left - 1);
    }
    if (isNew && dueNew.length > 0) {
      dueNew = dueNew.map((left) => left - 1);
      if (dueNew.includes(0)) {
        dueNew = dueNew.filter((left) => left > 0);
        isHere = true;
      }
    }
    return isHere;
  }

  return {
    isFatal: (point) => {
      passes += 1;
      const times = seen.get(point);
      seen.set(point, (times ?? 0) + 1);
      onPass(point, passes);
      if (!isDue(point, times === undefined)) return false;
      crashed.set(point, (crashed.get(point) ?? 0) + 1);
      return true;
    },
    plan: (next) => {
      if (next.kind === 'at_passes') for (const pass of next.passes) duePasses.add(pass);
      else if (next.kind === 'at_point') duePoints.set(next.point, next.time);
      else dueNew.push(next.time);
    },
    forget: () => {
      duePasses.clear();
      duePoints.clear();
      dueNew = [];
    },
    planned: () => duePoints.size + dueNew.length,
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
