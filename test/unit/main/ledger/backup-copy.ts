import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Shop } from '#test/fakes/shop.ts';

/** Copies the ledger as somebody's backup program does; answers how to put the copy back while the till is closed. */
export function backUp(shop: Shop, name = 'backup'): { readonly putBack: () => void } {
  shop.run().ledger.db.pragma('wal_checkpoint(TRUNCATE)');
  const copy = join(shop.folder, `${name}.sqlite`);
  copyFileSync(shop.file, copy);
  return {
    putBack: () => {
      removeLedger(shop);
      copyFileSync(copy, shop.file);
    },
  };
}

export function removeLedger(shop: Shop): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(shop.file + suffix, { force: true });
}
