/** Disk full, I/O error, locked or read-only file: the machine's trouble, not a fault in the program. */
export function isStorageError(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN)/.test(error.code)
  );
}
