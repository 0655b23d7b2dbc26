let handler: ((error: unknown) => void) | undefined;
let isInstalled = false;

/**
 * What a queued microtask throws, and a rejection that nobody handles, ends a process. Here it is handed to `next`, which has the
 * program die of it; undefined leaves it to the process again.
 */
export function catchUncaught(next: ((error: unknown) => void) | undefined): void {
  handler = next;
  if (isInstalled) return;
  isInstalled = true;
  const original = globalThis.queueMicrotask;
  globalThis.queueMicrotask = (task) => {
    original(() => {
      try {
        task();
      } catch (error) {
        if (handler === undefined) throw error;
        handler(error);
      }
    });
  };
  process.on('unhandledRejection', (error) => {
    if (handler === undefined) throw error;
    handler(error);
  });
}
