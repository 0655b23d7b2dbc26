import { statfsSync } from 'node:fs';
import { TillError } from '#app/contract/errors.ts';

/** Less than this free, and what a charge or a sale brings about could perhaps not be written any more. */
export const RESERVE_BYTES = 1024 * 1024;

/** Bytes that this user may still write on the volume of `folder`; infinite when the system does not say. */
export function freeBytesOn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** @throws TillError `disk_full` when less than {@link RESERVE_BYTES} are free. */
export function assertRoomFor(freeBytes: number): void {
  if (freeBytes < RESERVE_BYTES) throw new TillError('disk_full', { freeBytes });
}
