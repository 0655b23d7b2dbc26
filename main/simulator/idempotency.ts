import { createHash } from 'node:crypto';

import type { IdempotencyEntry } from './change.ts';
import { nestedError, type ApiAnswer } from './envelope.ts';
import type { Call, Cloud, Outcome, Route } from './route.ts';

/** The orders' rules (Point API, Idempotency). */
const DEFAULT_KEY_RULES = { maxLength: 128, conflictStatus: 409 };
/** JSON nested deeper than any order is not canonicalised. */
const MAX_DEPTH = 64;

/** The key of a request, or the answer to a request without a usable one. */
export function readKey(
  header: string | string[] | undefined,
  { maxLength } = DEFAULT_KEY_RULES,
): { readonly key: string } | { readonly answer: ApiAnswer } {
  const key = typeof header === 'string' ? header : '';
  if (key === '') {
    return { answer: nestedError(400, 'empty_required_header', 'Missing X-Idempotency-Key header') };
  }
  if (key.length > maxLength) {
    const message = `X-Idempotency-Key must have 1 to ${maxLength} characters.`;
    return { answer: nestedError(400, 'invalid_idempotency_key_length', message) };
  }
  return { key };
}

/**
 * Handles a call under its key: once for the first request, with the same answer for every repetition of it within
 * 24 h, and with 409 for another request under that key. The memory of the key is one of the outcome's changes.
 */
export function handleOnce(cloud: Cloud, route: Route, call: Call, fingerprint: string): Outcome {
  const { store, clock, answers } = cloud;
  const nowMs = clock.nowMs();
  const known = store.findIdempotency(call.account.userId, route.name, call.idempotencyKey, nowMs);
  if (known !== undefined && known.fingerprint !== fingerprint) {
    const mayBeInvalid = answers('idempotencyBeforeValidation') === '400' && route.name === 'orders.create';
    const refusal = mayBeInvalid ? route.handle(cloud, call).answer : undefined;
    return { answer: refusal?.status === 400 ? refusal : keyAlreadyUsed(route) };
  }
  const isEvaluatedAgain =
    route.name === 'orders.cancel' && answers('keyOfRepeatedCancel') === 'evaluated_again';
  if (known !== undefined && !isEvaluatedAgain) return { answer: repeated(cloud, known) };

  const outcome = route.handle(cloud, call);
  const isRefused = outcome.answer.status >= 400;
  if (isRefused && answers('refusedRequestUsesKey') === 'no') return outcome;
  const entry: IdempotencyEntry = {
    userId: call.account.userId,
    endpoint: route.name,
    key: call.idempotencyKey,
    fingerprint,
    atMs: nowMs,
    status: outcome.answer.status,
    body: outcome.answer.body,
    orderId: outcome.orderId ?? null,
  };
  return { ...outcome, changes: [...(outcome.changes ?? []), { kind: 'idempotency', entry }] };
}

/** What makes two requests the same: the path and the body, by meaning or to the byte. Undefined when too deep. */
export function fingerprintOf(
  path: string,
  text: string,
  body: unknown,
  reading: 'same_json' | 'same_bytes',
): string | undefined {
  const content = reading === 'same_bytes' || body === undefined ? text : canonical(body, 0);
  if (content === undefined) return undefined;
  return createHash('sha256')
    .update(JSON.stringify([path, content]))
    .digest('hex');
}

function repeated({ store, view, answers }: Cloud, entry: IdempotencyEntry): ApiAnswer {
  const order = entry.orderId === null ? undefined : store.orders.get(entry.orderId);
  if (answers('replayAnswer') === 'current_order' && order !== undefined) {
    return { status: entry.status, body: view.read(order) };
  }
  return { status: entry.status, body: entry.body };
}

function keyAlreadyUsed({ keyRules = DEFAULT_KEY_RULES }: Route): ApiAnswer {
  const message = 'The X-Idempotency-Key was already used with another request.';
  return nestedError(keyRules.conflictStatus, 'idempotency_key_already_used', message);
}

/** JSON with the members of every object in order and without white space. */
function canonical(value: unknown, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isArray = Array.isArray(value);
  const parts: string[] = [];
  for (const key of Object.keys(value).sort(isArray ? byIndex : undefined)) {
    const part = canonical(Reflect.get(value, key), depth + 1);
    if (part === undefined) return undefined;
    parts.push(isArray ? part : `${JSON.stringify(key)}:${part}`);
  }
  return isArray ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}

function byIndex(left: string, right: string): number {
  return Number(left) - Number(right);
}
