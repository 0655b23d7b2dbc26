import type { Power } from '../../ports.ts';

/** Plain Node is not told when the system sleeps or wakes: nobody is ever called. */
export const noPower: Power = {
  onSuspend: () => () => undefined,
  onWake: () => () => undefined,
};
