import { z } from 'zod';

import { canAdvance, isAdjustable, type SimulatorClock } from '../clock.ts';
import { notNow, ok } from './answers.ts';
import { callWith, type ControlCall, type ControlParts } from './control-call.ts';

/** A year at once is more than anything waits for. */
const MAX_ADVANCE_MS = 366 * 24 * 60 * 60 * 1_000;

const ClockChange = z.strictObject({
  speed: z.number().gt(0).max(1_000_000).exactOptional().describe('Simulated time per real time.'),
  isFrozen: z.boolean().exactOptional().describe('A frozen clock moves by advance only.'),
});
const Advance = z.strictObject({ ms: z.int().min(0).max(MAX_ADVANCE_MS) });

export const CLOCK_CALLS: readonly ControlCall[] = [
  {
    method: 'GET',
    path: '/clock',
    does: 'Tells the simulated time, its speed and whether it is frozen.',
    run: ({ clock }) => ok(clockState(clock)),
  },
  callWith({
    method: 'PATCH',
    path: '/clock',
    does: 'Changes the speed, freezes the time or lets it go on.',
    body: ClockChange,
    run: (parts, { body: { speed, isFrozen } }) => {
      const { clock } = parts;
      if (!isAdjustable(clock))
        return notNow('The clock is driven by the program that started the simulator.');
      if (speed !== undefined) clock.setSpeed(speed);
      if (isFrozen === true) clock.freeze();
      if (isFrozen === false) clock.resume();
      noteAnchor(parts);
      return ok(clockState(clock));
    },
  }),
  callWith({
    method: 'POST',
    path: '/clock/advance',
    does: 'Moves the time on at once; everything that falls due on the way happens at its own time.',
    body: Advance,
    run: (parts, { body }) => {
      const { clock, cloud } = parts;
      if (!canAdvance(clock)) return notNow('The clock cannot be moved by hand.');
      clock.advance(body.ms);
      cloud.world.settle();
      noteAnchor(parts);
      return ok(clockState(clock));
    },
  }),
];

/** The clock as the control calls show it. */
export function clockState(clock: SimulatorClock): Record<string, unknown> {
  const nowMs = clock.nowMs();
  const adjustable = isAdjustable(clock) ? { speed: clock.speed, isFrozen: clock.isFrozen } : {};
  return { nowMs, now: new Date(nowMs).toISOString(), ...adjustable };
}

/** The next start on the journal must go on from the time as it was moved. */
function noteAnchor({ clock, cloud }: ControlParts): void {
  if (!isAdjustable(clock)) return;
  const anchor = {
    simulatedMs: clock.nowMs(),
    wallMs: Date.now(),
    speed: clock.isFrozen ? 0 : clock.speed,
  };
  cloud.store.commit([{ kind: 'clock', anchor }]);
}
