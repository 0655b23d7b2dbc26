/** What keeps a till from opening, with the step that helps; the system's own words where there is nothing to add. */
export function sayStartFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const next = 'code' in error && typeof error.code === 'string' ? NEXT_STEPS.get(error.code) : undefined;
  return next === undefined ? error.message : `${next} (${error.message})`;
}

const NEXT_STEPS: ReadonlyMap<string, string> = new Map([
  ['EEXIST', 'the data folder is the name of a file: choose another with --data'],
  ['ENOTDIR', 'a part of the data folder is the name of a file: choose another with --data'],
  ['ENOENT', 'the data folder cannot be made there: choose another with --data'],
  [
    'EACCES',
    'this user may not write to the data folder: choose another with --data, or change its permissions',
  ],
  [
    'EPERM',
    'this user may not write to the data folder: choose another with --data, or change its permissions',
  ],
  ['EROFS', 'the data folder is on a disk that cannot be written: choose another with --data'],
  ['ENOSPC', 'the disk is full: make room and start again'],
  ['EADDRINUSE', 'another program has this port: choose another with --port, or leave it out'],
]);
