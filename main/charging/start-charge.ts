import type { Input } from '#app/contract/contract.ts';
import { TillError } from '#app/contract/errors.ts';
import { basketTotalMinor } from '#app/domain/basket.ts';
import { NO_OPTIONS, type ChargeOptions } from '#app/domain/charge-options.ts';
import { brokenChargeRule, type BrokenRule } from '#app/domain/charge-rules.ts';
import { prepareCharge } from '#app/domain/charge.ts';
import { asDeferralId } from '#app/domain/deferral.ts';
import {
  asSaleId,
  asChargeId,
  asTerminalId,
  type ChargeId,
  type SaleId,
  type TerminalId,
} from '#app/domain/ids.ts';
import type { Site } from '#app/domain/site.ts';
import { assertNever } from '#app/lib/assert.ts';
import { listBasketLines, updateBasket } from '#main/ledger/baskets.ts';
import {
  chargeEventRow,
  chargeOptionRow,
  findChargeHoldingTerminal,
  findLiveChargeOfSale,
  findRecentApproval,
  writeChargeState,
} from '#main/ledger/charges.ts';
import type { WritableDb } from '#main/ledger/connection.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { findOpenShift } from '#main/ledger/shifts.ts';
import type { Gateway } from '#main/point/gateway.ts';
import type { Clock, Ids } from '#main/ports.ts';
import { collectablePart } from '#main/deferrals/collectable.ts';
import { editableBasket } from '#main/selling/basket-service.ts';

/** How long the terminal offers a charge before it expires by itself. The API allows 30 s to 3 h and takes 15 min when not told. */
export const CHARGE_EXPIRES_AFTER_MS = 5 * 60_000;

/** The same amount approved on the same terminal this short a time ago may be the same purchase charged again by mistake. */
export const LOOKS_LIKE_REPEAT_MS = 2 * 60_000;

/**
 * Commits the intent of a charge: its row, its first event and the exact request that will be sent, before any byte goes
 * out. Refuses what the API or the till's own rules would refuse, with the rule's name.
 */
export function startCharge(db: WritableDb, parts: StartParts, input: Input<'charging.start'>): ChargeId {
  const saleId = asSaleId(input.saleId);
  const terminalId = asTerminalId(input.terminalId);
  const { amountMinor, options } = input;
  if (!findOpenShift(db)) throw new TillError('shift_not_open');
  const live = findLiveChargeOfSale(db, saleId);
  if (live !== undefined) throw new TillError('charge_live_for_sale', { chargeId: live });
  assertBasketIs(db, saleId, amountMinor);
  const charge = { saleId, terminalId, amountMinor, options };
  assertAllowed(db, parts, charge);
  if (!input.isRepeatMeant) assertNoRepeat(db, terminalId, amountMinor, parts.clock.nowMs());
  const chargeId = commitCharge(db, parts, charge, asChargeId(parts.ids.uuid()));
  const { isCurrent } = editableBasket(db, saleId);
  updateBasket(db, saleId, { status: 'charging', isCurrent: isCurrent === 1 });
  return chargeId;
}

/** Commits a charge of all or part of what a captured sale still owes. */
export function startDeferralCharge(
  db: WritableDb,
  parts: StartParts,
  input: Input<'deferrals.charge'>,
): ChargeId {
  const terminalId = asTerminalId(input.terminalId);
  const { amountMinor, options } = input;
  if (!findOpenShift(db)) throw new TillError('shift_not_open');
  const { saleId } = collectablePart(db, asDeferralId(input.deferralId), amountMinor);
  const charge = { saleId, terminalId, amountMinor, options };
  assertAllowed(db, parts, charge);
  if (!input.isRepeatMeant) assertNoRepeat(db, terminalId, amountMinor, parts.clock.nowMs());
  return commitCharge(db, parts, charge, asChargeId(parts.ids.uuid()));
}

/**
 * Commits a charge that tries a terminal out: the country's smallest amount, for no sale. It needs no shift and no basket; when it is
 * paid it is money approved without a sale, and is given back as such.
 */
export function startTestCharge(db: WritableDb, parts: StartParts, terminalId: TerminalId): ChargeId {
  const chargeId = asChargeId(parts.ids.uuid());
  const charge = {
    // For no sale: see `isTestCharge`.
    saleId: asSaleId(chargeId),
    terminalId,
    amountMinor: parts.site.cardMinMinor,
    options: NO_OPTIONS,
  };
  assertAllowed(db, parts, charge);
  return commitCharge(db, parts, charge, chargeId);
}

export interface StartParts {
  readonly ledger: Ledger;
  readonly site: Site;
  readonly gateway: Pick<Gateway, 'kind' | 'orderBody'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly ids: Pick<Ids, 'uuid'>;
}

interface NewCharge {
  readonly saleId: SaleId;
  readonly terminalId: TerminalId;
  /** Minor units. */
  readonly amountMinor: number;
  readonly options: ChargeOptions;
}

/** Refuses what the API would refuse, a terminal that has a charge already, and what could not be booked. */
function assertAllowed(db: WritableDb, parts: StartParts, charge: NewCharge): void {
  const { amountMinor, terminalId, options } = charge;
  const broken = brokenChargeRule(parts.site, {
    amountMinor,
    terminalId,
    gateway: parts.gateway.kind,
    options,
  });
  if (broken) throw refusalOf(broken);
  assertTerminalFree(db, terminalId);
  parts.ledger.assertRoom();
}

function commitCharge(db: WritableDb, parts: StartParts, wanted: NewCharge, chargeId: ChargeId): ChargeId {
  const { ledger, gateway, clock, ids } = parts;
  const { saleId, terminalId, amountMinor, options } = wanted;
  const { currency } = ledger.identity;
  const preparedAtMs = clock.nowMs();
  const charge = prepareCharge({
    chargeId,
    saleId,
    terminalId,
    amountMinor,
    currency,
    preparedAtMs,
  });
  appendEntry(db, {
    entryId: ids.uuid(),
    kind: 'charge',
    atMs: preparedAtMs,
    businessDate: ledger.businessDate(preparedAtMs),
    postings: [],
    facts: {
      charge: [
        {
          charge_id: chargeId,
          sale_id: saleId,
          terminal_id: terminalId,
          amount_minor: amountMinor,
          currency,
          prepared_at_ms: preparedAtMs,
          expires_after_ms: CHARGE_EXPIRES_AFTER_MS,
          request_body: gateway.orderBody({
            externalReference: chargeId,
            terminalId,
            amountMinor,
            currency,
            expiresAfterMs: CHARGE_EXPIRES_AFTER_MS,
            options,
          }),
        },
      ],
      charge_option: [chargeOptionRow(chargeId, gateway.kind, options)],
      charge_event: [chargeEventRow(chargeId, 1, preparedAtMs, { kind: 'prepared' })],
    },
  });
  writeChargeState(db, charge, 1, false);
  return chargeId;
}

function assertBasketIs(db: WritableDb, saleId: ReturnType<typeof asSaleId>, amountMinor: number): void {
  editableBasket(db, saleId);
  const lines = listBasketLines(db, saleId);
  if (lines.length === 0) throw new TillError('basket_empty');
  const totalMinor = basketTotalMinor(lines);
  if (totalMinor !== amountMinor) throw new TillError('total_changed', { totalMinor });
}

function assertTerminalFree(db: WritableDb, terminalId: TerminalId): void {
  const holding = findChargeHoldingTerminal(db, terminalId);
  if (holding !== undefined) throw new TillError('terminal_busy', { chargeId: holding });
}

function assertNoRepeat(db: WritableDb, terminalId: TerminalId, amountMinor: number, nowMs: number): void {
  const approved = findRecentApproval(db, terminalId, amountMinor, nowMs - LOOKS_LIKE_REPEAT_MS);
  if (approved !== undefined) throw new TillError('looks_like_repeat', { chargeId: approved, amountMinor });
}

function refusalOf({ rule, limit }: BrokenRule): TillError {
  switch (rule) {
    case 'amount_minimum':
      return new TillError('amount_below_minimum', { minMinor: limit ?? 0 });
    case 'amount_maximum':
      return new TillError('amount_above_maximum', { maxMinor: limit ?? 0 });
    case 'generation_unavailable':
    case 'payment_type_unavailable':
    case 'installments_unavailable':
    case 'installments_need_credit':
    case 'installments_cost_unavailable':
    case 'installments_cost_needs_installments':
    case 'ticket_number_unavailable':
    case 'terminal_type_unavailable':
      return new TillError(rule, limit === null ? {} : { limit });
    default:
      return assertNever(rule, 'charge rule');
  }
}
