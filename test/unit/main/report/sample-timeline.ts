import { ChargeTimeline } from '#app/contract/charging.ts';

/** 2026-11-21 18:04:05 UTC is 15:04:05 in Buenos Aires. */
const AT_MS = Date.UTC(2026, 10, 21, 18, 4, 5);
const CHARGE_ID = '3f6c3b8e-6f0c-4a75-9a86-0a7c3c1d2e01';
const REFUND_ID = '3f6c3b8e-6f0c-4a75-9a86-0a7c3c1d2e11';

const order = {
  orderId: 'ORD01J8XYZ',
  paymentId: 'PAY01J8XYZ',
  paymentDetail: null,
  paidMinor: null,
  tipMinor: 0,
  paymentReference: null,
  paymentMethodId: null,
  paymentMethodType: null,
  installments: null,
  lastDigits: null,
};

const exchange = {
  operation: 'read' as const,
  sentAtMs: AT_MS + 900,
  answeredAtMs: AT_MS + 1_023,
  outcome: 'ok' as const,
  httpStatus: 200,
  code: null,
  requestId: 'req-7f3a',
  withoutNews: 4,
};

/** A charge that was silent at first, then paid, and half of it given back. */
export function sampleTimeline(changes: Partial<ChargeTimeline> = {}): ChargeTimeline {
  const item = (entrySeq: number, seconds: number) => ({
    entrySeq,
    atMs: AT_MS + seconds * 1_000,
    ledgerMark: `mark-${entrySeq}`,
    charge: null,
    refund: null,
    exchange: null,
  });
  const refund = (event: unknown) => ({ refundId: REFUND_ID, event });
  return ChargeTimeline.parse({
    charge: {
      chargeId: CHARGE_ID,
      saleId: '3f6c3b8e-6f0c-4a75-9a86-0a7c3c1d2e02',
      terminalId: 'NEWLAND_N950__N950NCB000000001',
      amountMinor: 123_450,
      currency: 'ARS',
      state: 'processed',
      isFinal: true,
      orderStatus: 'processed',
      orderId: 'ORD01J8XYZ',
      paymentDetail: null,
      refusal: null,
      unansweredReason: null,
      contradiction: null,
      isCancelAsked: false,
      isCancelAccepted: false,
      cancelRefusedCode: null,
      isByEvidence: false,
      evidenceCheck: null,
      isUnreachable: false,
      settleableFromMs: null,
      isTest: false,
      isWithoutSale: false,
      saleNumber: 12,
      preparedAtMs: AT_MS,
      changedAtMs: AT_MS + 30_000,
      expiresAtMs: AT_MS + 300_000,
      waitingForTerminalSinceMs: null,
      gateway: 'orders',
      options: {
        paymentType: 'credit_card',
        installments: 3,
        installmentsCost: 'seller',
        printsOnTerminal: true,
        ticketNumber: null,
      },
    },
    requestBody: `{"type":"point","external_reference":"${CHARGE_ID}","transactions":{"payments":[{"amount":"1234.50"}]}}`,
    refunds: [
      {
        refundId: REFUND_ID,
        chargeId: CHARGE_ID,
        amountMinor: 60_000,
        isTotal: false,
        state: 'done',
        origin: 'till',
        approver: 'Marta Núñez',
        role: 'owner',
        reason: 'Trajo el producto de vuelta',
        refusal: null,
        unansweredReason: null,
        pointRefundId: 'REF01J8XYZ',
        preparedAtMs: AT_MS + 600_000,
        changedAtMs: AT_MS + 605_000,
      },
    ],
    items: [
      { ...item(7, 0), charge: { kind: 'prepared' } },
      {
        ...item(8, 10),
        charge: { kind: 'create_unanswered', reason: 'timeout' },
        exchange: {
          ...exchange,
          operation: 'create',
          outcome: 'unanswered',
          httpStatus: null,
          code: 'timeout',
          requestId: null,
          withoutNews: 0,
        },
      },
      {
        ...item(9, 12),
        charge: { kind: 'order_observed', order: { ...order, status: 'at_terminal' } },
        exchange,
      },
      {
        ...item(10, 30),
        charge: {
          kind: 'order_observed',
          order: {
            ...order,
            status: 'processed',
            paidMinor: 123_450,
            paymentMethodId: 'visa',
            paymentMethodType: 'credit_card',
            installments: 3,
            lastDigits: '4242',
            paymentReference: '1234567890',
          },
        },
        exchange: { ...exchange, withoutNews: 11 },
      },
      { ...item(14, 600), refund: refund({ kind: 'prepared' }) },
      {
        ...item(15, 605),
        refund: refund({
          kind: 'observed',
          refund: { pointRefundId: 'REF01J8XYZ', status: 'processed', amountMinor: 60_000 },
        }),
        exchange: { ...exchange, operation: 'refund', httpStatus: 201 },
      },
    ],
    ...changes,
  });
}
