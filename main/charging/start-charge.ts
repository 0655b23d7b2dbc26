import type { Input } from '#app/contract/contract.ts';
import { TillError } from '#app/contract/errors.ts';
import { basketTotalMinor } from '#app/domain/basket.ts';
import { prepareCharge } from '#app/domain/charge.ts';
import {
  asSaleId,
  asChargeId,
  asTerminalId,
  type ChargeId,
  type SaleId,
  type TerminalId,
} from '#app/domain/ids.ts';
import type { Site } from '#app/domain/site.ts';
import { listBasketLines, updateBasket } from '#main/ledger/baskets.ts';
import {
  chargeEventRow,
  findChargeHoldingTerminal,
  findLiveChargeOfSale,
  writeChargeState,
} from '#main/ledger/charges.ts';
import type { WritableDb } from '#main/ledger/connection.ts';
import { appendEntry } from '#main/ledger/entries.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { findOpenShift } from '#main/ledger/shifts.ts';
import type { Gateway } from '#main/point/gateway.ts';
import type { Clock, Ids } from '#main/ports.ts';
import { editableBasket } from '#main/selling/basket-service.ts';

/** How long the terminal offers a charge before it expires by itself. The API allows 30 s to 3 h and takes 15 min when not told. */
export const CHARGE_EXPIRES_AFTER_MS = 5 * 60_000;

/**
 * Commits the intent of a charge: its row, its first event and the exact request that will be sent, before any byte goes
 * out. Refuses what the API or the till's own rules would refuse, with the rule's name.
 */
export function startCharge(
  db: WritableDb,
  parts: {
    readonly ledger: Ledger;
    readonly site: Site;
    readonly gateway: Pick<Gateway, 'orderBody'>;
    readonly clock: Pick<Clock, 'nowMs'>;
    readonly ids: Pick<Ids, 'uuid'>;
  },
  input: Input<'charging.start'>,
): ChargeId {
  const { ledger, site, gateway, clock, ids } = parts;
  const saleId = asSaleId(input.saleId);
  const terminalId = asTerminalId(input.terminalId);
  assertChargeable(db, site, saleId, terminalId, input.amountMinor);

  const chargeId = asChargeId(ids.uuid());
  const { currency } = ledger.identity;
  const preparedAtMs = clock.nowMs();
  const charge = prepareCharge({
    chargeId,
    saleId,
    terminalId,
    amountMinor: input.amountMinor,
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
          amount_minor: input.amountMinor,
          currency,
          prepared_at_ms: preparedAtMs,
          expires_after_ms: CHARGE_EXPIRES_AFTER_MS,
          request_body: gateway.orderBody({
            externalReference: chargeId,
            terminalId,
            amountMinor: input.amountMinor,
            currency,
            expiresAfterMs: CHARGE_EXPIRES_AFTER_MS,
          }),
        },
      ],
      charge_event: [chargeEventRow(chargeId, 1, preparedAtMs, { kind: 'prepared' })],
    },
  });
  writeChargeState(db, charge, 1, false);
  const { isCurrent } = editableBasket(db, saleId);
  updateBasket(db, saleId, { status: 'charging', isCurrent: isCurrent === 1 });
  return chargeId;
}

function assertChargeable(
  db: WritableDb,
  site: Site,
  saleId: SaleId,
  terminalId: TerminalId,
  amountMinor: number,
): void {
  if (!findOpenShift(db)) throw new TillError('shift_not_open');
  const live = findLiveChargeOfSale(db, saleId);
  if (live !== undefined) throw new TillError('charge_live_for_sale', { chargeId: live });
  editableBasket(db, saleId);
  const lines = listBasketLines(db, saleId);
  if (lines.length === 0) throw new TillError('basket_empty');
  const totalMinor = basketTotalMinor(lines);
  if (totalMinor !== amountMinor) throw new TillError('total_changed', { totalMinor });
  if (amountMinor < site.cardMinMinor)
    throw new TillError('amount_below_minimum', { minMinor: site.cardMinMinor });
  if (amountMinor > site.cardMaxMinor)
    throw new TillError('amount_above_maximum', { maxMinor: site.cardMaxMinor });
  const holding = findChargeHoldingTerminal(db, terminalId);
  if (holding !== undefined) throw new TillError('terminal_busy', { chargeId: holding });
}
