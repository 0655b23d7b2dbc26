import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- the two programs are one module, which says what they send */
/**
 * Gives tasks to `jobs` processes of the program `module`, one at a time to each, until `next` has none left. What a process answers
 * is passed on as it comes. Rejects when one of them ends before it was told to.
 */
export async function inProcesses<Result>(
  module: URL,
  jobs: number,
  next: () => unknown,
  onResult: (result: Result) => void,
): Promise<void> {
  await Promise.all(
    Array.from(
      { length: jobs },
      () =>
        new Promise<void>((resolve, reject) => {
          const child = fork(fileURLToPath(module), ['--worker'], { serialization: 'advanced' });
          let isDone = false;
          const give = (): void => {
            const task = next();
            if (task !== undefined) {
              child.send({ task });
              return;
            }
            isDone = true;
            child.disconnect();
          };
          child.on('message', (message: { readonly result?: Result }) => {
            if (message.result !== undefined) onResult(message.result);
            give();
          });
          child.on('error', reject);
          child.on('exit', (code) => {
            if (isDone && code === 0) resolve();
            else reject(new Error(`a process of the simulation ended with ${String(code)}`));
          });
        }),
    ),
  );
}

/** The other side: does tasks as they come, until the parent has no more. */
export function serveTasks<Task>(work: (task: Task) => Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    process.on('message', ({ task }: { readonly task: Task }) => {
      void work(task).then((result) => process.send?.({ result }));
    });
    process.on('disconnect', resolve);
    process.send?.({});
  });
}
