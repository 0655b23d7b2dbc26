import { startBench, type Bench, type Reply, type SendOptions } from './harness.ts';
import type { SimulatorOptions } from '#main/simulator/simulator.ts';

/** A bench that drives its simulator through the control calls. */
export interface ControlBench extends Bench {
  control(method: string, path: string, body?: unknown, options?: SendOptions): Promise<Reply>;
}

export async function startControlBench(options: Partial<SimulatorOptions> = {}): Promise<ControlBench> {
  const bench = await startBench(options);
  return {
    ...bench,
    control: (method, path, body, sendOptions = {}) =>
      bench.send(method, `/_control${path}`, { token: null, body, ...sendOptions }),
  };
}
