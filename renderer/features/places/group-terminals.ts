import type { Terminal } from '#app/contract/charging.ts';
import type { Store } from '#app/contract/places.ts';

/** Terminals of one point of sale. Names are null where the account's places do not tell them. */
export interface TerminalGroup {
  readonly key: string;
  readonly store: { readonly id: string; readonly name: string | null } | null;
  readonly pos: { readonly id: string; readonly name: string | null } | null;
  readonly terminals: readonly Terminal[];
}

/**
 * Terminals by store and point of sale, in the order of the account's places; those of places that it does not list come after them, and
 * last those without any. Terminals keep their order.
 */
export function groupTerminals(
  terminals: readonly Terminal[],
  stores: readonly Store[],
): readonly TerminalGroup[] {
  const groups = new Map<string, TerminalGroup>();
  for (const terminal of terminals) {
    const key = `${terminal.storeId ?? ''}/${terminal.posId ?? ''}`;
    const before = groups.get(key)?.terminals ?? [];
    const store = stores.find((each) => each.storeId === terminal.storeId);
    const pos = store?.pos.find((each) => each.posId === terminal.posId);
    groups.set(key, {
      key,
      store: terminal.storeId === null ? null : { id: terminal.storeId, name: store?.name ?? null },
      pos: terminal.posId === null ? null : { id: terminal.posId, name: pos?.name ?? null },
      terminals: [...before, terminal],
    });
  }
  const rank = rankIn(stores);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}

/** A sort that keeps the order of equals puts unknown places between the known ones and none. */
function rankIn(stores: readonly Store[]): (group: TerminalGroup) => number {
  const places = stores.flatMap((store) => [
    `${store.storeId}/`,
    ...store.pos.map((pos) => `${store.storeId}/${pos.posId}`),
  ]);
  return ({ key, store, pos }) => {
    if (store === null || pos === null) return places.length + 1;
    const index = places.indexOf(key);
    return index === -1 ? places.length : index;
  };
}
