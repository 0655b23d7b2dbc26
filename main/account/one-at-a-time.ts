/** Work that must not overlap: each piece begins when the one before it has ended, well or badly. */
export interface OneAtATime {
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when everything that was begun has ended. Whatever comes later is not begun, and rejects with `refusal`. */
  close(refusal: Error): Promise<void>;
}

export function createOneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  let closedWith: Error | null = null;
  return {
    run: (work) => {
      const begin = (): ReturnType<typeof work> => {
        if (closedWith !== null) throw closedWith;
        return work();
      };
      const result = last.then(begin, begin);
      last = result.catch(() => undefined);
      return result;
    },
    close: async (refusal) => {
      closedWith = refusal;
      await last;
    },
  };
}
