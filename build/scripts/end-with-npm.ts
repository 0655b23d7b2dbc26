import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 500;

/**
 * Ends this process, in order, when the npm that started it is killed: a till nobody sees any more must not go on holding its port and
 * its folder. npm starts scripts through a shell, which survives it.
 */
export function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const ancestors = describeAncestors();
  const look = setInterval(() => {
    if (describeAncestors() === ancestors) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  look.unref();
}

/** The parent's number and, where the system says it, that of its parent. */
function describeAncestors(): string {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

function parentOf(pid: number): string {
  try {
    // Fields after the name in brackets: state, parent (proc(5)).
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1] ?? '';
  } catch {
    return '';
  }
}
