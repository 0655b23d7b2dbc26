import { deviceOf, isBusy, isSandbox, refusalOfCall } from '../../integration/device-access.ts';
import { intentBodySchema, type IntentBody } from '../../integration/intent-body.ts';
import type { IntentFacet } from '../../integration/intent-facet.ts';
import { intentStateOf } from '../../integration/intent-state.ts';
import { createdIntent, readIntent } from '../../integration/intent-view.ts';
import { legacyErrors } from '../../integration/legacy-errors.ts';
import { validateLegacy } from '../../integration/legacy-validation.ts';
import { formatAmountMinor } from '../../amount.ts';
import { legacyError, type ApiAnswer } from '../../envelope.ts';
import { newUuid, paymentIdOf } from '../../ids.ts';
import { applyOrderEvent } from '../../order-machine.ts';
import type { OrderRecord } from '../../order.ts';
import type { Call, Cloud, Route } from '../../route.ts';
import { SITES } from '../../site.ts';
import type { TerminalRecord } from '../../terminal.ts';

/** Amounts of the withdrawn Point Simulator, in the last two digits' decimals. */
const SANDBOX_AMOUNTS: ReadonlyMap<number, NonNullable<IntentFacet['forcedResult']>> = new Map([
  [1_100, 'reversed'],
  [1_200, 'rejected'],
  [1_300, 'error'],
]);

const ABANDONED_AFTER = { '10 minutes': 'PT10M', '15 minutes': 'PT15M', '30 minutes': 'PT30M' } as const;
const MINUTES = { PT10M: 10, PT15M: 15, PT30M: 30 } as const;

/** `POST …/devices/{device_id}/payment-intents` (Integration API, Create payment intent). */
export const createIntent: Route<'integration.create_intent'> = {
  name: 'integration.create_intent',
  method: 'POST',
  path: '/point/integration-api/devices/{device_id}/payment-intents',
  isIdempotent: false,
  takesJson: true,
  syntaxError: () => legacyErrors.badRequest('The body is not valid JSON'),
  handle: (cloud, call) => {
    const { site, answers } = cloud;
    const device = deviceOf(cloud, call);
    if ('answer' in device) return device;
    const validated = validateLegacy(intentBodySchema(site, answers, isSandbox(call)), call.body);
    if ('answer' in validated) return validated;
    const { terminal } = device;
    if (answers('createForTerminalOutsidePdv') === 'forbidden' && terminal.operatingMode !== 'PDV') {
      return { answer: legacyError(403, 'forbidden', 'The device is not in PDV mode') };
    }
    if (isBusy(cloud, terminal.id)) return { answer: legacyErrors.queued() };
    const order = newIntent(cloud, call, validated.value, terminal);
    return {
      answer: { status: Number(answers('intentCreatedStatus')), body: createdIntent(order) },
      changes: [{ kind: 'order', order }],
    };
  },
};

/** `GET …/payment-intents/{id}` (Integration API, Get payment intent). */
export const getIntent: Route<'integration.get_intent'> = {
  name: 'integration.get_intent',
  method: 'GET',
  path: '/point/integration-api/payment-intents/{id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const { answers, clock } = cloud;
    const found = findIntent(cloud, call);
    if ('answer' in found) return found;
    const limited = limitOf(cloud, call, found.order.id);
    if (limited !== undefined) return { answer: limited };
    return { answer: { status: 200, body: readIntent(found.order, clock.nowMs(), answers) } };
  },
};

/** `DELETE …/devices/{device_id}/payment-intents/{id}` (Integration API, Cancel payment intent). */
export const deleteIntent: Route<'integration.delete_intent'> = {
  name: 'integration.delete_intent',
  method: 'DELETE',
  path: '/point/integration-api/devices/{device_id}/payment-intents/{id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const { store, clock, answers } = cloud;
    const device = deviceOf(cloud, call);
    if ('answer' in device) return device;
    const order = store.orders.get(call.params.id ?? '');
    if (order === undefined || order.intent === null || order.terminalId !== device.terminal.id) {
      return { answer: legacyErrors.nothingToCancel(404) };
    }
    const state = intentStateOf(order, clock.nowMs(), answers);
    if (state === 'CANCELED') return { answer: legacyErrors.nothingToCancel(409) };
    if (state !== 'OPEN') return { answer: legacyErrors.cannotUpdate(order.id, state) };
    const after = applyOrderEvent(order, { kind: 'canceled_by_api' }, clock.nowMs());
    return { answer: { status: 200, body: { id: order.id } }, changes: [{ kind: 'order', order: after }] };
  },
};

/** The caller's intent of the path, or the refusal. */
export function findIntent(
  cloud: Cloud,
  call: Call,
): { readonly order: OrderRecord } | { readonly answer: ApiAnswer } {
  const refusal = refusalOfCall(cloud, call);
  if (refusal !== undefined) return { answer: refusal };
  const order = cloud.store.orders.get(call.params.id ?? '');
  if (order === undefined || order.intent === null) return { answer: legacyErrors.intentNotFound() };
  if (order.userId === call.account.userId) return { order };
  return {
    answer:
      cloud.answers('intentOfAnotherAccount') === '404'
        ? legacyErrors.intentNotFound()
        : legacyError(403, 'forbidden', 'Forbidden'),
  };
}

function limitOf(
  { answers, clock, intentReads }: Cloud,
  { account }: Call,
  id: string,
): ApiAnswer | undefined {
  const reading = answers('intentReadLimit');
  if (reading === 'none') return undefined;
  const waitMs = intentReads.attempt(reading === 'per_intent' ? id : account.userId, clock.nowMs());
  if (waitMs === 0) return undefined;
  const isTold = answers('intentRetryAfter') === 'present';
  return legacyErrors.tooManyRequests(isTold ? Math.ceil(waitMs / 1_000) : null);
}

function newIntent(cloud: Cloud, call: Call, body: IntentBody, terminal: TerminalRecord): OrderRecord {
  const { site, world, clock, answers, chance } = cloud;
  const { account } = call;
  const nowMs = clock.nowMs();
  const expirationTime = ABANDONED_AFTER[answers('intentAbandonedAfter')];
  const expiresAtMs = nowMs + MINUTES[expirationTime] * 60_000;
  const { payment = null, additional_info: info = null } = body;
  const state = {
    status: 'created',
    statusDetail: 'created',
    paymentStatus: 'created',
    paymentStatusDetail: 'created',
  } as const;
  const id = newUuid(chance, 'payment intent');
  return {
    ...state,
    id,
    paymentId: paymentIdOf(id, nowMs),
    userId: account.userId,
    terminalId: terminal.id,
    idempotencyKey: '',
    externalReference: info?.external_reference ?? '',
    description: body.description ?? null,
    expirationTime,
    // The terminal shows and offers the same as for an order.
    config: {
      point: {
        terminal_id: terminal.id,
        print_on_terminal: info?.print_on_terminal === false ? 'no_ticket' : 'seller_ticket',
      },
      ...(payment === null ? {} : { payment_method: methodOf(payment) }),
    },
    integrationData: { application_id: account.applicationId },
    amountMinor: body.amount,
    amountText: formatAmountMinor(body.amount, SITES[site].currencyExponent),
    currency: SITES[site].currency,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    chargedMinor: 0,
    processing: null,
    isCancelRequested: false,
    referenceId: null,
    brand: null,
    wallet: null,
    installments: null,
    tipMinor: 0,
    authorizationCode: null,
    decidedAtMs: null,
    refunds: [],
    simulated: null,
    intent: {
      payment,
      additionalInfo: info === null ? null : { ...info },
      forcedResult: isSandbox(call) ? (SANDBOX_AMOUNTS.get(body.amount) ?? 'approved') : null,
    },
    agenda: world.agendaForNewOrder(terminal, nowMs, expiresAtMs),
    history: [{ atMs: nowMs, ...state }],
  };
}

function methodOf(payment: NonNullable<IntentBody['payment']>): Record<string, string | number> {
  return {
    ...(payment.type === 'voucher_card' ? {} : { default_type: payment.type }),
    ...(payment.installments === undefined ? {} : { default_installments: payment.installments }),
    ...(payment.installments_cost === undefined ? {} : { installments_cost: payment.installments_cost }),
  };
}
