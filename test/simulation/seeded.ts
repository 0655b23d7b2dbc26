/** Chance from a seed: the same seed draws the same in every run, on every machine. */
export interface Seeded {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** True with probability `p`. */
  isTrue(p: number): boolean;
  /** @throws RangeError for an empty list. */
  pick<T>(items: readonly T[]): T;
  /** Picks by weight; undefined when no weight is above zero. */
  weighted<T>(items: readonly (readonly [T, number])[]): T | undefined;
  /** A duration between `least` and `most` whose logarithm is even: minutes and days alike. */
  duration(least: number, most: number): number;
  /** A version 4 UUID. */
  uuid(): string;
  /** An independent stream, so that one more draw here does not change what is drawn there. */
  fork(name: string): Seeded;
}

/** sfc32, seeded through a string hash: quick, and without visible patterns. */
export function createSeeded(seed: string): Seeded {
  let a = hash32(`a ${seed}`);
  let b = hash32(`b ${seed}`);
  let c = hash32(`c ${seed}`);
  let d = 1;
  const next32 = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let turn = 0; turn < 12; turn += 1) next32();
  const next = (): number => next32() / 4_294_967_296;
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    isTrue: (p) => next() < p,
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + Math.max(0, weight), 0);
      for (const [item, weight] of items) {
        if (weight <= 0) continue;
        left -= weight;
        if (left < 0) return item;
      }
      return undefined;
    },
    duration: (least, most) => Math.round(least * (most / least) ** next()),
    uuid: () => {
      const hex = (): string => next32().toString(16).padStart(8, '0');
      const text = hex() + hex() + hex() + hex();
      return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-8${text.slice(17, 20)}-${text.slice(20)}`;
    },
    fork: (name) => createSeeded(`${seed}/${name}`),
  };
}

/** FNV-1a over UTF-16 units, mixed once more at the end. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
