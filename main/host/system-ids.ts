import { randomUUID } from 'node:crypto';
import type { Ids } from '../ports.ts';

/** Identifiers from the system's cryptographic source. */
export const systemIds: Ids = {
  uuid: () => randomUUID(),
  random: () => Math.random(),
};
