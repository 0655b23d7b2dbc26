import { z } from 'zod';

import type { Answers } from '../open-questions.ts';
import { limitsOf } from '../order-body.ts';
import { SITES, type Site } from '../site.ts';
import { IntentPayment } from './intent-facet.ts';

const MAX_INSTALLMENTS = 72;

/**
 * The body of create on a site, within the limits of a sandbox or of a live account (Integration API, Create payment
 * intent). `description` and `payment` are Brazil's alone, `ticket_number` Argentina's.
 */
export function intentBodySchema(site: Site, answers: Answers, isSandbox: boolean): z.ZodType<IntentBody> {
  const limits = limitsOf(site, answers);
  // The withdrawn simulator's amounts are below what live accounts in Argentina accept.
  const minMinor = isSandbox ? SITES[site].documentedLimits.minMinor : limits.minMinor;
  const { maxMinor } = limits;
  const isTicketRequired = site === 'MLA' && answers('intentTicketNumber') === 'required';
  const isInfoRequired =
    answers('intentAdditionalInfo') === 'required_in_MLA_and_MLM' && (site === 'MLA' || site === 'MLM');
  return IntentBody.superRefine((body, context) => {
    const refuse = (path: string[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    const { amount, additional_info: info } = body;
    if (amount < minMinor) refuse(['amount'], `Must be greater than or equal to ${minMinor}`);
    if (amount > maxMinor) refuse(['amount'], `Must be less than or equal to ${maxMinor}`);
    if (site !== 'MLB' && body.description !== undefined) refuse(['description'], NOT_ALLOWED);
    if (site !== 'MLB' && body.payment !== undefined) refuse(['payment'], NOT_ALLOWED);
    if (isInfoRequired && info === undefined) refuse(['additional_info'], REQUIRED);
    const ticketPath = ['additional_info', 'ticket_number'];
    if (site !== 'MLA' && info?.ticket_number !== undefined) refuse(ticketPath, NOT_ALLOWED);
    if (isTicketRequired && info?.ticket_number === undefined) refuse(ticketPath, REQUIRED);
  });
}

const NOT_ALLOWED = 'Is not allowed';
const REQUIRED = 'Is required';

const Payment = IntentPayment.superRefine((payment, context) => {
  const refuse = (member: string, message: string): void =>
    context.addIssue({ code: 'custom', path: [member], message });
  const { type, installments, installments_cost: cost, voucher_type: voucher } = payment;
  if (installments !== undefined && (installments < 1 || installments > MAX_INSTALLMENTS)) {
    refuse('installments', `Must be between 1 and ${MAX_INSTALLMENTS}`);
  }
  if (installments !== undefined && type !== 'credit_card') refuse('installments', 'Only for credit_card');
  if (cost !== undefined && type !== 'credit_card') refuse('installments_cost', 'Only for credit_card');
  if (voucher !== undefined && type !== 'voucher_card') refuse('voucher_type', 'Only for voucher_card');
});

const IntentBody = z.strictObject({
  // The last two digits are decimals: 1500 is 15.00.
  amount: z.int('Must be a positive integer').min(1, 'Must be a positive integer'),
  additional_info: z
    .strictObject({
      external_reference: z.string().max(256).exactOptional(),
      print_on_terminal: z.boolean().exactOptional(),
      ticket_number: z
        .string()
        .regex(/^[A-Za-z0-9]{1,64}$/, 'Must be alphanumeric')
        .exactOptional(),
    })
    .exactOptional(),
  description: z.string().exactOptional(),
  payment: Payment.exactOptional(),
});
export type IntentBody = Readonly<z.infer<typeof IntentBody>>;
