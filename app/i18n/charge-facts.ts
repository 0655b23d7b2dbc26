import type { ChargeView } from '#app/contract/charging.ts';
import type { HistoryStyle } from './charge-history.ts';
import { formatDateTime, formatMoney } from './format.ts';
import type { MessageKey } from './messages.ts';
import { translate, type MessageParams } from './translate.ts';

export interface ChargeFact {
  readonly label: string;
  readonly value: string;
}

/** What a charge is, label by label: the head of its history on screen and on paper. */
export function chargeFacts(charge: ChargeView, { language, timeZone }: HistoryStyle): readonly ChargeFact[] {
  const say = (key: MessageKey, params?: MessageParams) => translate(language, key, params);
  const options = optionTexts(charge, say);
  return [
    {
      label: say('history.fact.amount'),
      value: formatMoney(charge.amountMinor, charge.currency, language),
    },
    { label: say('history.fact.state'), value: stateText(charge, say) },
    {
      label: say('history.fact.prepared'),
      value: formatDateTime(charge.preparedAtMs, timeZone, language),
    },
    { label: say('history.fact.terminal'), value: charge.terminalId },
    {
      label: say('history.fact.sale'),
      value:
        charge.saleNumber === null
          ? say('history.fact.noSale')
          : say('receipt.title', { number: charge.saleNumber }),
    },
    { label: say('history.fact.charge'), value: charge.chargeId },
    ...(charge.orderId === null ? [] : [{ label: say('history.fact.order'), value: charge.orderId }]),
    { label: say('history.fact.gateway'), value: say(`charging.gateway.${charge.gateway}`) },
    ...(options.length === 0 ? [] : [{ label: say('history.fact.options'), value: options.join(' · ') }]),
  ];
}

/** The state, and that somebody's word made it so, where it did. */
function stateText(charge: ChargeView, say: (key: MessageKey) => string): string {
  const parts = [say(`charge.state.${charge.state}.title`)];
  if (charge.isByEvidence) parts.push(say('charge.byEvidence'));
  if (charge.evidenceCheck !== null) parts.push(say(`charge.evidence.${charge.evidenceCheck}`));
  return parts.join(' · ');
}

function optionTexts(
  { options }: ChargeView,
  say: (key: MessageKey, params?: MessageParams) => string,
): readonly string[] {
  const { paymentType, installments, installmentsCost, printsOnTerminal, ticketNumber } = options;
  return [
    ...(paymentType === null ? [] : [say(`payment.type.${paymentType}`)]),
    ...(installments === null
      ? []
      : [
          installments === 1
            ? say('options.installments.one')
            : say('options.installments.many', { n: installments }),
        ]),
    ...(installmentsCost === null
      ? []
      : [`${say('options.cost')} ${say(`options.cost.${installmentsCost}`)}`]),
    ...(printsOnTerminal ? [say('options.print')] : []),
    ...(ticketNumber === null ? [] : [`${say('options.ticket')} ${ticketNumber}`]),
  ];
}
