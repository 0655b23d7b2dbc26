import { formatAmountMinor } from '../amount.ts';
import { DeclineDetail } from '../customer.ts';
import type { OrderRecord } from '../order.ts';
import { SITES, type Site } from '../site.ts';
import { runningMode } from '../terminal.ts';
import { ISSUER_TIMEOUT_MS } from '../world.ts';
import { fixedInstallments, installmentOption, installmentOptions, onlyType } from './installments.ts';
import { orderOnScreen, RESULT_HOLD_MS, resultAtMs, resultOnScreen, type DeviceState } from './memory.ts';
import type { OrderFacts, Screen } from './screen.ts';

/** How long the reader takes for a card, in simulated milliseconds; then the issuer is asked. */
const READING_MS = 600;

/** What a terminal shows. */
export function screenOf(state: DeviceState): Screen {
  const { terminal, memory } = state;
  if (memory.restartsUntilMs !== null) return { kind: 'restarting' };
  const order = orderOnScreen(state);
  if (order !== undefined) return paymentScreen(state, order);
  if (terminal.isMenuOpen) return menuScreen(state);
  const result = resultOnScreen(state);
  if (result !== undefined) return resultScreen(state, result);
  if (!terminal.isOnline) return { kind: 'offline' };
  switch (runningMode(terminal)) {
    case 'PDV':
      return { kind: 'waiting' };
    case 'STANDALONE': {
      const typedText = formatAmountMinor(Number(memory.typed), SITES[state.site].currencyExponent);
      return { kind: 'standalone', typedText, hint: memory.handHint };
    }
    case 'UNDEFINED':
      return { kind: 'not_set_up' };
  }
}

/** When the screen changes although nothing happens to terminal or order; undefined for never. */
export function nextChangeMs(state: DeviceState): number | undefined {
  const { memory, nowMs } = state;
  const order = orderOnScreen(state);
  if (order !== undefined) {
    const readAtMs = (presentedAtMs(order) ?? 0) + READING_MS;
    return nowMs < readAtMs ? readAtMs : undefined;
  }
  const result = resultOnScreen(state);
  if (result === undefined || memory.recalledOrderId === result.id) return undefined;
  return resultAtMs(result) + RESULT_HOLD_MS;
}

/** What screens say of an order. */
export function orderFacts(site: Site, order: OrderRecord): OrderFacts {
  const amountText = formatAmountMinor(order.amountMinor, SITES[site].currencyExponent);
  return { orderId: order.id, amountText, description: order.description };
}

function paymentScreen(state: DeviceState, record: OrderRecord): Screen {
  const { site, memory, nowMs } = state;
  const order = orderFacts(site, record);
  const readAtMs = presentedAtMs(record);
  if (readAtMs !== undefined) {
    const isRead = nowMs >= readAtMs + READING_MS;
    return isRead
      ? { kind: 'contacting_issuer', order }
      : { kind: 'card_presented', order, entry: memory.entry };
  }
  if (record.isCancelRequested) return { kind: 'canceling', order };
  if (memory.dialog === 'confirm_cancel') return { kind: 'confirm_cancel', order };
  const options = installmentOptions(site, record);
  if (memory.dialog === 'installments' && options.length > 0) {
    return { kind: 'installments', order, options, selected: memory.selected };
  }
  if (memory.anotherCard !== null) return { kind: 'another_card', order, reason: memory.anotherCard };
  const count = fixedInstallments(record) ?? memory.installments;
  return {
    kind: 'amount',
    order,
    installments: count === null ? null : installmentOption(site, record.amountMinor, count),
    canChooseInstallments: options.length > 1,
    onlyType: onlyType(record),
  };
}

function menuScreen({ terminal, memory }: DeviceState): Screen {
  const { selected, isRefused } = memory;
  if (memory.dialog !== 'mode') return { kind: 'menu', selected };
  return { kind: 'mode', selected, running: runningMode(terminal), isRefused };
}

function resultScreen({ site, memory, terminal }: DeviceState, record: OrderRecord): Screen {
  const order = orderFacts(site, record);
  switch (record.status) {
    case 'failed': {
      const detail = DeclineDetail.catch('failed').parse(record.paymentStatusDetail);
      return { kind: 'declined', order, detail };
    }
    case 'action_required': {
      const outcome = record.chargedMinor > 0 ? 'charged' : 'not_charged';
      return { kind: 'action_required', order, outcome: memory.isOutcomeShown ? outcome : null };
    }
    case 'canceled':
      return {
        kind: 'canceled',
        order,
        by: record.paymentStatusDetail === 'canceled_on_terminal' ? 'terminal' : 'till',
      };
    case 'expired':
      return { kind: 'expired', order };
    case 'processed':
    case 'refunded':
    case 'created':
    case 'at_terminal': {
      const isWaitingForPaper = memory.unprinted !== null && !terminal.hasPaper;
      const slip = !wantsSlip(record) ? 'not_wanted' : isWaitingForPaper ? 'no_paper' : 'printed';
      return { kind: 'approved', order, slip };
    }
  }
}

/** `config.point.print_on_terminal` of an order. */
export function wantsSlip(order: OrderRecord): boolean {
  const point = order.config.point;
  return (
    typeof point === 'object' && point !== null && Reflect.get(point, 'print_on_terminal') !== 'no_ticket'
  );
}

/** When the card came to the reader; undefined while none has. */
function presentedAtMs(order: OrderRecord): number | undefined {
  if (order.processing === null) return undefined;
  const timeout = order.agenda.find((item) => item.action === 'issuer_timeout');
  return timeout === undefined ? order.updatedAtMs : timeout.atMs - ISSUER_TIMEOUT_MS;
}
