import { startBench, type Bench } from './harness.ts';

type Keys = Parameters<Bench['simulator']['press']>[1][];

/** A simulator in which nobody pays by himself. */
export async function byHand(options: Parameters<typeof startBench>[0] = {}) {
  const bench = await startBench(options);
  const { simulator, clock, terminalId } = bench;
  simulator.setCustomer({ kind: 'walks_away' });
  return {
    ...bench,
    screen: () => simulator.look(terminalId).screen,
    kind: () => simulator.look(terminalId).screen.kind,
    slip: () => simulator.look(terminalId).slip,
    press: (...keys: Keys) => {
      for (const key of keys) simulator.press(terminalId, key);
    },
    /** Brings an order to the terminal's screen. */
    order: async (change?: Record<string, unknown>) => {
      const orderId = await bench.createdId(change);
      clock.advance(1_500);
      return orderId;
    },
  };
}
