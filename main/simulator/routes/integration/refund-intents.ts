import { z } from 'zod';

import { deviceOf, isBusy, refusalOfCall } from '../../integration/device-access.ts';
import { legacyErrors } from '../../integration/legacy-errors.ts';
import { validateLegacy } from '../../integration/legacy-validation.ts';
import { isRefundable } from '../../integration/refund-intent-clock.ts';
import type { RefundIntentRecord } from '../../integration/refund-intent.ts';
import { legacyError, type JsonValue } from '../../envelope.ts';
import { newUuid } from '../../ids.ts';
import type { Route } from '../../route.ts';

const RefundBody = z.strictObject({
  payment_id: z.string().regex(/^\d{1,20}$/, 'Must be digits'),
  additional_info: z
    .strictObject({ print_on_terminal: z.array(z.enum(['SELLER_TICKET', 'BUYER_TICKET'])).exactOptional() })
    .exactOptional(),
});

/** `POST …/devices/{device_id}/refund` (Integration API, Create refund intent). */
export const createRefundIntent: Route<'integration.create_refund'> = {
  name: 'integration.create_refund',
  method: 'POST',
  path: '/point/integration-api/devices/{device_id}/refund',
  isIdempotent: false,
  takesJson: true,
  syntaxError: () => legacyErrors.badRequest('The body is not valid JSON'),
  handle: (cloud, call) => {
    const { store, clock, answers } = cloud;
    if (answers('refundIntents') === 'gone') return { answer: legacyErrors.noSuchResource() };
    const device = deviceOf(cloud, call);
    if ('answer' in device) return device;
    const validated = validateLegacy(RefundBody, call.body);
    if ('answer' in validated) return validated;
    const { payment_id: paymentId, additional_info: info } = validated.value;
    const order = store.orderOfPayment(paymentId);
    if (order?.userId !== call.account.userId) {
      return { answer: legacyError(404, 'not_found', "Payment doesn't exist") };
    }
    if (order.terminalId !== device.terminal.id) {
      return { answer: legacyErrors.badRequest('payment_id: The payment was made on another device') };
    }
    if (!isRefundable(order)) {
      return { answer: legacyErrors.badRequest('payment_id: The payment cannot be refunded') };
    }
    if (isBusy(cloud, device.terminal.id)) return { answer: legacyErrors.queued() };
    const nowMs = clock.nowMs();
    const refund: RefundIntentRecord = {
      id: newUuid(cloud.chance, 'refund intent'),
      userId: call.account.userId,
      terminalId: device.terminal.id,
      orderId: order.id,
      paymentId,
      printOnTerminal: info?.print_on_terminal ?? null,
      state: 'OPEN',
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
    };
    return { answer: { status: 200, body: bodyOf(refund) }, changes: [{ kind: 'refund_intent', refund }] };
  },
};

/** `GET /point/integration-api/refund/{id}` (Integration API, Get refund intent). */
export const getRefundIntent: Route<'integration.get_refund'> = {
  name: 'integration.get_refund',
  method: 'GET',
  path: '/point/integration-api/refund/{id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    if (cloud.answers('refundIntents') === 'gone') return { answer: legacyErrors.noSuchResource() };
    const refusal = refusalOfCall(cloud, call);
    if (refusal !== undefined) return { answer: refusal };
    const refund = cloud.store.refundIntents.get(call.params.id ?? '');
    if (refund?.userId !== call.account.userId) return { answer: refundNotFound() };
    return { answer: { status: 200, body: { ...bodyOf(refund), state: refund.state } } };
  },
};

/** `DELETE …/devices/{device_id}/refund/{id}` (Integration API, Cancel refund intent): only while it is OPEN. */
export const deleteRefundIntent: Route<'integration.delete_refund'> = {
  name: 'integration.delete_refund',
  method: 'DELETE',
  path: '/point/integration-api/devices/{device_id}/refund/{id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const { store, clock, answers } = cloud;
    if (answers('refundIntents') === 'gone') return { answer: legacyErrors.noSuchResource() };
    const device = deviceOf(cloud, call);
    if ('answer' in device) return device;
    const refund = store.refundIntents.get(call.params.id ?? '');
    if (refund?.terminalId !== device.terminal.id) return { answer: legacyErrors.nothingToCancel(404) };
    if (refund.state === 'CANCELED') return { answer: legacyErrors.nothingToCancel(409) };
    if (refund.state !== 'OPEN') return { answer: legacyErrors.cannotUpdate(refund.id, refund.state) };
    const after: RefundIntentRecord = { ...refund, state: 'CANCELED', updatedAtMs: clock.nowMs() };
    return {
      answer: { status: 200, body: { id: refund.id } },
      changes: [{ kind: 'refund_intent', refund: after }],
    };
  },
};

function bodyOf(refund: RefundIntentRecord): Record<string, JsonValue> {
  return {
    id: refund.id,
    device_id: refund.terminalId,
    payment_id: refund.paymentId,
    ...(refund.printOnTerminal === null
      ? {}
      : { additional_info: { print_on_terminal: [...refund.printOnTerminal] } }),
  };
}

function refundNotFound() {
  return legacyError(404, 'not_found', "Refund intent doesn't exist");
}
