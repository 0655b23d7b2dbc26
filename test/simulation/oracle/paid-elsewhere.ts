import { groupBy, numberIn, textIn, type Row, type RunEvidence } from './evidence-of-run.ts';

const DAY_MS = 86_400_000;

/**
 * I15. Payments that the till did not ask a terminal for: each is one the acquirer took, of that amount, and is booked once; what no
 * person decided agrees with its slip; and nobody paid more than was owed, whatever ways it came.
 */
export function paidElsewhereIsReal(evidence: RunEvidence): string | undefined {
  const payments = new Map(evidence.payments.map((payment) => [payment.id, payment]));
  const slips = new Map(evidence.rows('hand_slip').map((row) => [textIn(row, 'slip_id'), row]));
  const links = new Map(evidence.rows('payment_link').map((row) => [textIn(row, 'link_id'), row]));
  const seen = new Set(evidence.truth.map((order) => order.referenceId));
  for (const move of evidence.rows('deferral_move')) {
    if (move.kind !== 'by_hand' && move.kind !== 'by_link') continue;
    const id = textIn(move, 'payment_id');
    if (seen.has(id)) return `payment ${id} is booked twice`;
    seen.add(id);
    const payment = payments.get(id);
    if (payment === undefined || payment.chargedMinor !== move.amount_minor)
      return `payment ${id} of ${String(payment?.chargedMinor ?? 0)} is booked as ${String(move.amount_minor)}`;
    if (payment.origin.kind !== move.kind) return `payment ${id} was made otherwise than ${move.kind}`;
    const asked =
      move.kind === 'by_hand' ? slips.get(textIn(move, 'slip_id')) : links.get(textIn(move, 'link_id'));
    if (
      asked === undefined ||
      asked.deferral_id !== move.deferral_id ||
      asked.amount_minor !== move.amount_minor
    )
      return `payment ${id} is taken off something else than it was for`;
    if (move.kind === 'by_link' && payment.externalReference !== asked.link_id)
      return `payment ${id} came by another link`;
    const isAgreed =
      payment.authorizationCode === null || payment.authorizationCode === asked.authorization_code;
    if (move.kind === 'by_hand' && move.approver === null && !isAgreed)
      return `payment ${id} was taken for that of a slip that says ${textIn(asked, 'authorization_code')}`;
  }
  for (const event of evidence.rows('payment_link_event')) {
    const payment = payments.get(paymentIn(event));
    if (event.kind === 'paid_too_much') {
      const id = paymentIn(event);
      if (seen.has(id)) return `payment ${id} is booked twice`;
      seen.add(id);
      if (payment === undefined) return `payment ${id} was put aside and not made`;
      const isReal = payment.externalReference === event.link_id;
      const paidMinor = /"paidMinor":(\d+)/.exec(textIn(event, 'detail'))?.[1];
      if (!isReal || String(payment.chargedMinor) !== paidMinor)
        return `payment ${id} was put aside and not made`;
    }
    const isBack = payment !== undefined && payment.refundedMinor >= payment.chargedMinor;
    if (event.kind === 'given_back' && !isBack) return `payment ${paymentIn(event)} has not gone back`;
  }
  return nobodyPaysTwice(evidence);
}

/** Of each deferral, what its charges kept and what came by other ways, tips apart, is at most what was owed. */
function nobodyPaysTwice(evidence: RunEvidence): string | undefined {
  const orders = new Map(evidence.truth.map((order) => [order.externalReference, order]));
  const moves = groupBy(evidence.rows('deferral_move'), (row) => textIn(row, 'deferral_id'));
  for (const deferral of evidence.rows('deferral')) {
    const paid = (moves.get(textIn(deferral, 'deferral_id')) ?? []).reduce((sum, move) => {
      if (move.kind !== 'charged') return sum + numberIn(move, 'amount_minor');
      const order = orders.get(textIn(move, 'charge_id'));
      return sum + (order === undefined ? 0 : order.chargedMinor - order.tipMinor);
    }, 0);
    if (paid > numberIn(deferral, 'amount_minor'))
      return `deferral ${String(deferral.number)} of ${String(deferral.amount_minor)} was paid ${String(paid)}`;
  }
  return undefined;
}

/**
 * I15. Once faults have stopped, nothing that was paid elsewhere is waited for in vain: what was paid by a link is in the books, no link
 * waits to be made or ended, and every slip has been looked for and shows what may be it.
 */
export function whatWasPaidElsewhereIsFound(evidence: RunEvidence): string | undefined {
  if (!evidence.isSettled) return undefined;
  return linksEnd(evidence) ?? slipsAreLookedFor(evidence);
}

function linksEnd(evidence: RunEvidence): string | undefined {
  const events = groupBy(evidence.rows('payment_link_event'), (row) => textIn(row, 'link_id'));
  for (const link of evidence.rows('payment_link')) {
    const linkId = textIn(link, 'link_id');
    const own = events.get(linkId) ?? [];
    const kinds = own.map((row) => textIn(row, 'kind'));
    if (kinds.length === 0) return `link ${linkId} was never made`;
    const isOver = numberIn(link, 'expires_at_ms') < evidence.wallMs - DAY_MS / 24;
    const isWanted = isOver || kinds.some((kind) => kind === 'close_asked' || kind.startsWith('paid'));
    // By a clock that was set, the end that Mercado Pago has named may be far away.
    const hasEnded =
      kinds.includes('closed') ||
      kinds.includes('refused') ||
      (!evidence.isClockTrue && kinds.includes('ends'));
    if (isWanted && !hasEnded) {
      return `link ${linkId} was never ended: ${kinds.join(', ')}`;
    }
    // What a clock that was set looks for is another time's.
    if (!evidence.isClockTrue) continue;
    const known = new Set(own.map(paymentIn));
    const lost = evidence.payments.find(
      (payment) =>
        payment.externalReference === linkId &&
        payment.chargedMinor > payment.refundedMinor &&
        !known.has(payment.id),
    );
    if (lost !== undefined) return `link ${linkId} was paid by ${lost.id} and shows ${kinds.join(', ')}`;
  }
  return undefined;
}

/** The payment that an event of a link is about. */
function paymentIn(event: Row): string {
  return /"paymentId":"(\d+)"/.exec(textIn(event, 'detail'))?.[1] ?? '';
}

function slipsAreLookedFor(evidence: RunEvidence): string | undefined {
  const ended = new Set(
    [...evidence.rows('deferral_move'), ...evidence.rows('hand_slip_withdrawal')].map((row) => row.slip_id),
  );
  const searches = new Map(evidence.rows('hand_search').map((row) => [textIn(row, 'slip_id'), row]));
  const booked = new Set(evidence.rows('deferral_move').map((row) => row.payment_id));
  for (const slip of evidence.rows('hand_slip')) {
    if (ended.has(slip.slip_id ?? null)) continue;
    const slipId = textIn(slip, 'slip_id');
    const search = searches.get(slipId);
    if (search === undefined) return `slip ${slipId} was never looked for`;
    if (!evidence.isClockTrue) continue;
    const shown = textIn(search, 'candidates');
    const missing = evidence.payments.find(
      (payment) =>
        payment.origin.kind === 'by_hand' &&
        isOfSlip(slip, payment.origin.terminalId, payment) &&
        payment.refundedMinor === 0 &&
        !booked.has(payment.id) &&
        !shown.includes(`"${payment.id}"`),
    );
    if (missing !== undefined) return `slip ${slipId} does not show payment ${missing.id}`;
  }
  return undefined;
}

function isOfSlip(
  slip: Row,
  terminalId: string,
  payment: { readonly chargedMinor: number; readonly createdAtMs: number },
): boolean {
  const takenAtMs = numberIn(slip, 'taken_at_ms');
  return (
    slip.terminal_id === terminalId &&
    payment.chargedMinor === slip.amount_minor &&
    payment.createdAtMs >= takenAtMs - DAY_MS / 2 &&
    payment.createdAtMs <= takenAtMs
  );
}
