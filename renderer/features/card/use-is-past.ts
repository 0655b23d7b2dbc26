import { useEffect, useState } from 'react';

/** Whether an instant has come; looks again when it does, and at once when it is another one. */
export function useIsPast(atMs: number | null): boolean {
  const [seenPastMs, setSeenPastMs] = useState<number | null>(null);
  useEffect(() => {
    if (atMs === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const leftMs = atMs - Date.now();
      if (leftMs <= 0) setSeenPastMs(atMs);
      else timer = setTimeout(look, Math.min(leftMs, 60_000));
    };
    look();
    return () => clearTimeout(timer);
  }, [atMs]);
  return atMs !== null && seenPastMs === atMs;
}
