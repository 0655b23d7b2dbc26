import { z } from 'zod';

import { formatAmountMinor, parseAmountMinor } from './amount.ts';
import { parseDurationMs } from './duration.ts';
import type { Answers } from './open-questions.ts';
import { exponentOf, SITES, type AmountLimits, type Site } from './site.ts';

const MIN_EXPIRATION_MS = 30_000;
const MAX_EXPIRATION_MS = 3 * 60 * 60 * 1_000;

/** Letters, digits, hyphen and underscore, 64 at most (Point API, Create order). */
const ExternalReference = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'Must have 1 to 64 letters, digits, hyphens or underscores');

const ExpirationTime = z.string().refine((text) => {
  const ms = parseDurationMs(text);
  return ms !== undefined && ms >= MIN_EXPIRATION_MS && ms <= MAX_EXPIRATION_MS;
}, 'Must be an ISO 8601 duration between PT30S and PT3H');

/** Ids of the integrator, assigned by Mercado Pago. */
const IntegrationData = z.strictObject({
  platform_id: z.string().exactOptional(),
  integrator_id: z.string().exactOptional(),
  sponsor: z.strictObject({ id: z.string() }).exactOptional(),
});

/** A member that this site, or this reading of the documents, does not know: its presence is an unknown member. */
type Fields = Record<string, z.ZodType>;
const when = (isKnown: boolean, fields: Fields): Fields => (isKnown ? fields : {});

/** The body of create on a site. The optional members that are in doubt follow the open questions. */
export function orderBodySchema(site: Site, answers: Answers) {
  return z.strictObject({
    type: z.literal('point'),
    external_reference: ExternalReference,
    expiration_time: ExpirationTime.exactOptional(),
    description: z.string().max(150).exactOptional(),
    transactions: z.strictObject({
      payments: z
        .array(z.strictObject({ amount: amountSchema(site, answers) }))
        .min(1)
        .max(1),
    }),
    config: z.strictObject({
      point: z.strictObject({
        terminal_id: z.string(),
        print_on_terminal: z.enum(['seller_ticket', 'no_ticket']).exactOptional(),
        ...when(isKnownOn(answers('ticketNumberInOrder'), site), {
          ticket_number: z
            .string()
            .regex(/^[A-Za-z0-9]{1,64}$/, 'Must be alphanumeric')
            .exactOptional(),
        }),
        ...when(answers('screenTimeInOrder') === 'accepted', { screen_time: ExpirationTime.exactOptional() }),
      }),
      payment_method: z
        .strictObject({
          default_type: z
            .enum(
              answers('defaultTypeQr') === 'accepted'
                ? ['credit_card', 'debit_card', 'qr']
                : ['credit_card', 'debit_card'],
            )
            .exactOptional(),
          ...when(isKnownOn(answers('installmentsInOrder'), site), {
            default_installments: z.int().min(1).max(72).exactOptional(),
            installments_cost: z.enum(['seller', 'buyer']).exactOptional(),
          }),
        })
        .exactOptional(),
    }),
    integration_data: IntegrationData.exactOptional(),
  });
}

export type OrderBody = z.infer<ReturnType<typeof orderBodySchema>>;

function amountSchema(site: Site, answers: Answers) {
  const exponent = exponentOf(site, answers);
  const limits = limitsOf(site, answers);
  const atLeast = formatAmountMinor(limits.minMinor, exponent);
  const atMost = formatAmountMinor(limits.maxMinor, exponent);
  return z.string().superRefine((text, context) => {
    const amountMinor = parseAmountMinor(text, exponent);
    const fail = (message: string): void => context.addIssue({ code: 'custom', message });
    if (amountMinor === undefined) fail(`Must be a decimal with at most ${exponent} decimals`);
    else if (amountMinor < limits.minMinor) fail(`Must be greater than or equal to ${atLeast}`);
    else if (amountMinor > limits.maxMinor) fail(`Must be less than or equal to ${atMost}`);
  });
}

/** The smallest and the largest amount of a charge, in minor units. */
export function limitsOf(site: Site, answers: Answers): AmountLimits {
  const setting = answers('amountLimits');
  switch (setting) {
    case 'observed':
      return SITES[site].observedLimits;
    case 'documented':
      return SITES[site].documentedLimits;
    case 'none':
      return { minMinor: 1, maxMinor: Number.MAX_SAFE_INTEGER };
  }
}

function isKnownOn(setting: 'nowhere' | 'everywhere' | 'MLA' | 'MLA_and_MLB', site: Site): boolean {
  switch (setting) {
    case 'nowhere':
      return false;
    case 'everywhere':
      return true;
    case 'MLA':
      return site === 'MLA';
    case 'MLA_and_MLB':
      return site === 'MLA' || site === 'MLB';
  }
}
