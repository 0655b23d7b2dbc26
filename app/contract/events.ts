import { z } from 'zod';

/**
 * What the main process tells the renderer. Events say *what* changed and not *to what*: the reader asks again. `seq` grows by one;
 * a reader that misses a number asks for everything.
 */
export const TOPICS = [
  'basket',
  'catalogue',
  'charge',
  'sale',
  'deferral',
  'shift',
  'day',
  'status',
  'practice',
  'account',
] as const;
export const Topic = z.enum(TOPICS);
export type Topic = z.infer<typeof Topic>;

export const TillEvent = z.strictObject({
  seq: z.int().positive(),
  topic: Topic,
  /** Ids of what changed, where the topic has ids. */
  ids: z.array(z.string()),
});
export type TillEvent = z.infer<typeof TillEvent>;
