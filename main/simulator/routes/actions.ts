import { z } from 'zod';

import { nestedError, nestedErrors, type ApiAnswer, type JsonValue } from '../envelope.ts';
import { newActionId } from '../ids.ts';
import type { ActionRecord } from '../print-action.ts';
import type { Call, Cloud, Route } from '../route.ts';
import { runningMode } from '../terminal.ts';
import { validateBody } from '../validation.ts';

/** 1 MB (Point API, Configure printings). */
const MAX_IMAGE_BYTES = 1024 * 1024;
const TAG = /\{(?:b|w|s|br|left|center|qr|pdf417)\}/;

const BASE = {
  type: z.literal('print'),
  external_reference: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'Must have 1 to 64 letters, digits, hyphens or underscores'),
};
const config = (subtype: 'image' | 'custom') =>
  z.strictObject({
    point: z.strictObject({ terminal_id: z.string(), subtype: z.literal(subtype) }),
  });
const Image = z.string().refine(isImage, 'Must be a PNG or JPEG of at most 1 MB in base64');
const Custom = z
  .string()
  .refine((text) => text.length >= 100 && text.length <= 4_096, 'Must have 100 to 4096 characters')
  .refine((text) => TAG.test(text), 'Must have at least one tag');

/** What every print action has; the content is checked by its subtype. */
const ActionBody = z.strictObject({
  ...BASE,
  config: z.strictObject({
    point: z.strictObject({ terminal_id: z.string(), subtype: z.enum(['image', 'custom']) }),
  }),
  content: z.string(),
});
const CONTENT = {
  image: z.strictObject({ ...BASE, config: config('image'), content: Image }),
  custom: z.strictObject({ ...BASE, config: config('custom'), content: Custom }),
};

/** `POST /terminals/v1/actions` (Point API, Terminal actions). */
export const createAction: Route<'actions.create'> = {
  name: 'actions.create',
  method: 'POST',
  path: '/terminals/v1/actions',
  isIdempotent: true,
  takesJson: true,
  handle: ({ store, clock, chance, answers, world }, { account, body }) => {
    const shape = validateBody(ActionBody, body, answers);
    if (!shape.ok) return { answer: nestedErrors(400, shape.errors) };
    const { subtype, terminal_id: terminalId } = shape.value.config.point;
    const whole = validateBody<unknown>(CONTENT[subtype], body, answers);
    if (!whole.ok) return { answer: nestedErrors(400, whole.errors) };
    const terminal = store.terminals.get(terminalId);
    if (terminal?.userId !== account.userId) {
      const message = 'Forbidden: error checking terminal owner.';
      return { answer: nestedError(403, 'forbidden_checking_terminal_owner', message) };
    }
    if (runningMode(terminal) !== 'PDV' && answers('printOutsidePdv') !== 'waits_for_pdv') {
      return { answer: nestedError(403, 'terminal_not_allowed_action', 'The terminal is not in PDV mode.') };
    }
    const nowMs = clock.nowMs();
    const action: ActionRecord = {
      id: newActionId(chance, nowMs),
      userId: account.userId,
      terminalId,
      externalReference: shape.value.external_reference,
      subtype,
      content: shape.value.content,
      status: 'created',
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
      pickUpAtMs: world.pickUpTimeOf(terminal, nowMs),
    };
    return { answer: { status: 201, body: actionView(action) }, changes: [{ kind: 'action', action }] };
  },
};

/** `GET /terminals/v1/actions/{action_id}`. */
export const getAction: Route<'actions.get'> = {
  name: 'actions.get',
  method: 'GET',
  path: '/terminals/v1/actions/{action_id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const action = findAction(cloud, call);
    return { answer: action === undefined ? actionNotFound() : { status: 200, body: actionView(action) } };
  },
};

/** `POST /terminals/v1/actions/{action_id}/cancel`: only until the terminal has fetched it. */
export const cancelAction: Route<'actions.cancel'> = {
  name: 'actions.cancel',
  method: 'POST',
  path: '/terminals/v1/actions/{action_id}/cancel',
  isIdempotent: true,
  takesJson: false,
  handle: (cloud, call) => {
    const action = findAction(cloud, call);
    if (action === undefined) return { answer: actionNotFound() };
    if (action.status !== 'created') {
      const message = `The action cannot be canceled in status ${action.status}.`;
      return { answer: nestedError(409, 'cannot_cancel_action', message) };
    }
    const after: ActionRecord = {
      ...action,
      status: 'canceled',
      updatedAtMs: cloud.clock.nowMs(),
      pickUpAtMs: null,
    };
    return {
      answer: { status: 200, body: actionView(after) },
      changes: [{ kind: 'action', action: after }],
    };
  },
};

function findAction({ store }: Cloud, { account, params }: Call): ActionRecord | undefined {
  const action = store.actions.get(params.action_id ?? '');
  return action?.userId === account.userId ? action : undefined;
}

function actionNotFound(): ApiAnswer {
  return nestedError(404, 'action_not_found', 'Action not found.');
}

function actionView(action: ActionRecord): Record<string, JsonValue> {
  return {
    id: action.id,
    type: 'print',
    external_reference: action.externalReference,
    user_id: action.userId,
    status: action.status,
    created_date: new Date(action.createdAtMs).toISOString(),
    last_updated_date: new Date(action.updatedAtMs).toISOString(),
    config: { point: { terminal_id: action.terminalId, subtype: action.subtype } },
    content: action.content,
  };
}

const PNG = '89504e470d0a1a0a';
const JPEG = 'ffd8ff';

function isImage(text: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return false;
  const bytes = Buffer.from(text, 'base64');
  const start = bytes.subarray(0, 8).toString('hex');
  return bytes.length <= MAX_IMAGE_BYTES && (start.startsWith(PNG) || start.startsWith(JPEG));
}
