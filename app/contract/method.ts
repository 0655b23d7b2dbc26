import { z } from 'zod';

/** Made by the caller, once per intention: a second call with the same id answers the first one's result and changes nothing. */
export const RequestIdSchema = z.uuid();

/** A method that only reads. */
export function query<Shape extends z.ZodRawShape, Output extends z.ZodType>(input: Shape, output: Output) {
  return { kind: 'query' as const, input: z.strictObject(input), output };
}

/** A method that may change something; its input carries the `requestId` stored with the change. */
export function command<Shape extends z.ZodRawShape, Output extends z.ZodType>(input: Shape, output: Output) {
  return {
    kind: 'command' as const,
    input: z.strictObject({ requestId: RequestIdSchema, ...input }),
    output,
  };
}
