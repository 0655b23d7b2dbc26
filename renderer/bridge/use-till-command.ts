import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { invariant } from '#app/lib/assert.ts';
import type { Contract, Input, Method, Output } from '#app/contract/contract.ts';
import { useBridge } from './bridge-provider.tsx';
import { mayRetry, unwrap } from './call-failure.ts';
import { createIntention } from './intention.ts';

export type Command = { [M in Method]: Contract[M]['kind'] extends 'command' ? M : never }[Method];

/** What the caller gives: the id of the request is the hook's affair. */
export type CommandInput<M extends Command> = Omit<Input<M>, 'requestId'>;

/**
 * A change asked of the till. While one is on its way a second press does nothing, and a retry after silence carries the same
 * `requestId`, so that neither can do it twice.
 */
export function useTillCommand<M extends Command>(method: M, onDone?: (output: Output<M>) => void) {
  const bridge = useBridge();
  const [intention] = useState(() => createIntention(() => crypto.randomUUID()));
  const isBusy = useRef(false);
  // Handed over and forgotten: what the library is given it keeps for minutes, and it may be a password.
  const asked = useRef<CommandInput<M> | null>(null);
  const mutation = useMutation<Output<M>>({
    mutationFn: async () => {
      const input = asked.current;
      asked.current = null;
      invariant(input !== null, 'nothing was asked');
      const requestId = intention.requestIdFor(input);
      try {
        // TypeScript cannot see that Omit and the id make the whole again.
        // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
        const whole = { ...input, requestId } as unknown as Input<M>;
        const output = unwrap(await bridge.call(method, whole));
        intention.settled(undefined);
        return output;
      } catch (failure) {
        intention.settled(failure);
        throw failure;
      }
    },
    onSettled: () => {
      isBusy.current = false;
    },
    ...(onDone === undefined ? {} : { onSuccess: onDone }),
  });
  return {
    run: (input: CommandInput<M>) => {
      if (isBusy.current) return;
      isBusy.current = true;
      asked.current = input;
      mutation.mutate();
    },
    isPending: mutation.isPending,
    failure: mutation.error,
    canRetry: mutation.error !== null && mayRetry(mutation.error),
    forget: mutation.reset,
  };
}
