import { useEffect, useState } from 'react';

/** For a person who reads it is nothing, and longer than anybody takes who presses twice. */
const QUIET_MS = 600;
/** What presses the button that has the focus. */
const PRESSING: ReadonlySet<string> = new Set(['Enter', ' ']);

/**
 * Whether a button may take a press yet: after `QUIET_MS` without one of the keys that press, so that the second press of two meant
 * for what was here before does nothing. At once unless `isGuarded`; armed, it stays so.
 */
export function useArmed(isGuarded: boolean): boolean {
  const [isArmed, setIsArmed] = useState(!isGuarded);
  useEffect(() => {
    if (isArmed) return;
    const wait = () => setTimeout(() => setIsArmed(true), QUIET_MS);
    let timer = wait();
    // A key held down says so again and again; its end counts too.
    const onKey = (event: KeyboardEvent) => {
      if (!PRESSING.has(event.key)) return;
      clearTimeout(timer);
      timer = wait();
    };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('keyup', onKey, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('keyup', onKey, true);
    };
  }, [isArmed]);
  return isArmed;
}
