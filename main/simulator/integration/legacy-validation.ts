import type { z } from 'zod';

import type { ApiAnswer } from '../envelope.ts';
import { legacyErrors } from './legacy-errors.ts';

/** Checks a body; what is wrong with it is one message, `member: what it must be`, as in the live answers. */
export function validateLegacy<Value>(
  schema: z.ZodType<Value>,
  body: unknown,
): { readonly value: Value } | { readonly answer: ApiAnswer } {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { value: parsed.data };
  const messages = parsed.error.issues.map((issue) => {
    const where = issue.path.length === 0 ? 'body' : issue.path.map(String).join('.');
    if (issue.code !== 'unrecognized_keys') return `${where}: ${issue.message}`;
    return issue.keys
      .map((key) => `${[...issue.path, key].map(String).join('.')}: Is not allowed`)
      .join(', ');
  });
  return { answer: legacyErrors.badRequest(messages.join(', ')) };
}
