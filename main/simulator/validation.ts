import type { z } from 'zod';

import type { ApiError } from './envelope.ts';
import type { Answers } from './open-questions.ts';

/** The codes of a refused body (Point API, Create order) and their texts. */
const MESSAGES = {
  required_properties: 'Required properties are missing.',
  minimum_properties: 'An object has too few properties.',
  unsupported_properties: 'Unsupported properties were sent.',
  property_type: 'A property has the wrong type.',
  minimum_items: 'An array has too few items.',
  maximum_items: 'An array has too many items.',
  property_value: 'A property has a wrong value.',
} as const;

type ValidationCode = keyof typeof MESSAGES;

/** In the order in which they are answered. */
const CODES: readonly ValidationCode[] = [
  'required_properties',
  'minimum_properties',
  'unsupported_properties',
  'property_type',
  'minimum_items',
  'maximum_items',
  'property_value',
];

interface Finding {
  readonly code: ValidationCode;
  readonly detail: string;
}

/** The body as the schema gives it back, or what is wrong with it: one error per code, each with its details. */
export type Validated<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly errors: readonly ApiError[] };

/** Checks a parsed JSON body and tells every fault in the API's own codes. */
export function validateBody<Value>(
  schema: z.ZodType<Value>,
  body: unknown,
  answers: Answers,
): Validated<Value> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  const findings = parsed.error.issues.flatMap((issue) => findingsOf(issue, body, answers));
  const errors = CODES.flatMap((code): ApiError[] => {
    const details = findings.filter((finding) => finding.code === code).map((finding) => finding.detail);
    return details.length === 0 ? [] : [{ code, message: MESSAGES[code], details: [...new Set(details)] }];
  });
  return { ok: false, errors };
}

function findingsOf(issue: z.core.$ZodIssue, body: unknown, answers: Answers): readonly Finding[] {
  const where = pathText(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        code: 'unsupported_properties',
        detail: pathText([...issue.path, key]),
      }));
    case 'too_small':
      return [
        issue.origin === 'array'
          ? { code: 'minimum_items', detail: `${where}: Must have at least ${issue.minimum} item(s)` }
          : { code: 'property_value', detail: `${where}: ${issue.message}` },
      ];
    case 'too_big':
      return [
        issue.origin === 'array'
          ? { code: 'maximum_items', detail: `${where}: Must have at most ${issue.maximum} item(s)` }
          : { code: 'property_value', detail: `${where}: ${issue.message}` },
      ];
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union': {
      const value = valueAt(body, issue.path);
      if (value === undefined) return missing(issue.path, body, answers);
      const isWrongType = issue.code === 'invalid_type' || typeof value !== 'string';
      return [
        { code: isWrongType ? 'property_type' : 'property_value', detail: `${where}: ${issue.message}` },
      ];
    }
    case 'custom':
    case 'invalid_format':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
      return [{ code: 'property_value', detail: `${where}: ${issue.message}` }];
  }
}

/** A missing member; where its object has no member at all, also an object with too few. */
function missing(path: readonly PropertyKey[], body: unknown, answers: Answers): readonly Finding[] {
  const required: Finding = { code: 'required_properties', detail: pathText(path) };
  const parent = valueAt(body, path.slice(0, -1));
  const isEmpty = typeof parent === 'object' && parent !== null && Object.keys(parent).length === 0;
  if (!isEmpty) return [required];
  const tooFew: Finding = { code: 'minimum_properties', detail: pathText(path.slice(0, -1)) };
  const reading = answers('emptyObjectCode');
  return [required, tooFew].filter((finding) => reading === 'both' || finding.code === reading);
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** `transactions.payments[0].amount`; the body itself is `body`. */
function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'body';
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}
