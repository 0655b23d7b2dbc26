import { CALM, type Swarm } from '#test/simulation/swarm.ts';

/** One place of a mutant. `find` occurs in the file exactly once, so that a mutant never outlives the code it is about. */
export interface Edit {
  /** From the repository's root. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** What notices a mutant: seeds of the simulation, a short scenario with a crash at each point, or a unit test by its name. */
export type Hunt =
  | { readonly kind: 'seeds'; readonly seeds: readonly number[] }
  /** A storm: a few kinds of fault, and much of them. */
  | { readonly kind: 'storm'; readonly swarm: Partial<Swarm>; readonly seeds: readonly number[] }
  | { readonly kind: 'scenario'; readonly name: string }
  | { readonly kind: 'unit'; readonly file: string; readonly test: string };

/** A mistake as somebody could make it, or has made it. */
export interface Mutant {
  readonly name: string;
  /** What would go wrong in a shop. */
  readonly why: string;
  readonly edits: readonly Edit[];
  /** What the violation says that shows this mistake and no other; anything when nothing is said. */
  readonly sign?: RegExp;
  /** Where to look; the common seeds when nothing is said. */
  readonly hunts?: readonly Hunt[];
}

export const seeds = (...list: number[]): Hunt => ({ kind: 'seeds', seeds: list });
export const scenario = (name: string): Hunt => ({ kind: 'scenario', name });
export const unit = (file: string, test: string): Hunt => ({ kind: 'unit', file: `test/unit/${file}`, test });
export const contract = (file: string, test: string): Hunt => ({
  kind: 'unit',
  file: `test/contract/${file}`,
  test,
});

/** Seeds in which nothing happens but what is named, and often. */
export const storm = (
  { habits, ...swarm }: Omit<Partial<Swarm>, 'habits'> & { readonly habits?: Partial<Swarm['habits']> },
  ...list: number[]
): Hunt => ({
  kind: 'storm',
  swarm: { ...CALM, ...swarm, habits: { ...CALM.habits, ...habits } },
  seeds: list,
});
