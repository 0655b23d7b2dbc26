import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { contract, type Input, type Method, type Output } from '#app/contract/contract.ts';

const PROCESS = fileURLToPath(new URL('./till-process.ts', import.meta.url));

const Answer = z.looseObject({ ok: z.boolean(), value: z.unknown() });

/** A till in a process of its own, spoken to over its loopback server as its screen does. */
export interface TillClient {
  readonly process: ChildProcess;
  /** Undefined when the process ended before it answered, or answered with an error. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M> | undefined>;
  /** `kill -9`, and the end of the process. */
  kill(): Promise<void>;
  hasEnded(): boolean;
}

/** Starts the process; answers when it answers. Undefined when it ended before. */
export async function startTill(args: readonly string[]): Promise<TillClient | undefined> {
  const child = spawn(process.execPath, [PROCESS, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await Promise.race([firstLine(child), ended.then(() => undefined)]);
  if (address === undefined) return undefined;
  const url = new URL(address);
  const headers = {
    authorization: `Bearer ${url.searchParams.get('token') ?? ''}`,
    'content-type': 'application/json',
  };
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  return {
    process: child,
    call: async (method, input) => {
      const answer = await fetch(new URL('/call', url), {
        method: 'POST',
        headers,
        body: JSON.stringify({ method, input }),
      })
        .then((response) => response.json())
        .catch(() => undefined);
      const envelope = Answer.safeParse(answer);
      if (!envelope.success || !envelope.data.ok) return undefined;

      return contract[method].output.parse(envelope.data.value) as Output<typeof method>;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    hasEnded: () => hasEnded,
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
  });
}
