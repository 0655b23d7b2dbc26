import { TillStatus } from '#app/contract/status.ts';

/** Whether a text may be sent as an integrator's or a platform's id; an empty one sends none. */
export function isIntegratorId(text: string): boolean {
  return text === '' || TillStatus.shape.integrator.shape.platformId.safeParse(text).success;
}
