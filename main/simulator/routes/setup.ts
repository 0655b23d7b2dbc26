import { z } from 'zod';

import { nestedError, nestedErrors, type ApiAnswer, type ApiError } from '../envelope.ts';
import type { Route } from '../route.ts';
import { Site, SITES } from '../site.ts';
import { mayBecomePdv, withModeSetByApi } from '../terminal.ts';
import { validateBody } from '../validation.ts';

const SetupBody = z.strictObject({
  terminals: z
    .array(z.strictObject({ id: z.string(), operating_mode: z.enum(['PDV', 'STANDALONE']) }))
    .min(1)
    .max(1),
});

/** `PATCH /terminals/v1/setup` (Point API, Update operation mode). The device obeys when it is restarted. */
export const setUpTerminal: Route<'terminals.setup'> = {
  name: 'terminals.setup',
  method: 'PATCH',
  path: '/terminals/v1/setup',
  isIdempotent: false,
  takesJson: true,
  syntaxError: () => nestedError(400, 'invalid_payload', 'The body is not valid JSON.'),
  handle: ({ site, store, answers }, { account, body }) => {
    const siteOfAccount = Site.safeParse(account.siteId ?? site);
    if (!siteOfAccount.success) {
      return { answer: nestedError(400, 'unsupported_site', 'The site is not supported.') };
    }
    const validated = validateBody(SetupBody, body, answers);
    if (!validated.ok) return { answer: nestedErrors(400, validated.errors.map(withSetupCode)) };
    const [wanted] = validated.value.terminals;
    const terminal = store.terminals.get(wanted?.id ?? '');
    if (wanted === undefined || terminal === undefined) return { answer: terminalNotFound() };
    if (terminal.userId !== account.userId) {
      return {
        answer: answers('setupOfForeignTerminal') === '404 not_found' ? terminalNotFound() : notAllowed(),
      };
    }
    const poiType = terminal.id.split('__')[0] ?? '';
    if (!SITES[siteOfAccount.data].poiTypes.includes(poiType)) return { answer: notAllowed() };
    if (terminal.posId === null) {
      return { answer: nestedError(403, 'store_pos_not_found', 'The terminal has no store and POS.') };
    }
    if (wanted.operating_mode === 'PDV' && !mayBecomePdv(terminal, store.terminals.values())) {
      const message = 'Only one pos-store with PDV mode ON or SUSPENDED is allowed';
      return { answer: nestedError(412, '412', message) };
    }
    return {
      answer: { status: 200, body: validated.value },
      changes: [{ kind: 'terminal', terminal: withModeSetByApi(terminal, wanted.operating_mode) }],
    };
  },
};

/** Setup has fewer codes than create; see `setupCodes` among the open questions. */
function withSetupCode(error: ApiError): ApiError {
  switch (error.code) {
    case 'property_type':
    case 'minimum_items':
    case 'maximum_items':
    case 'minimum_properties':
      return { ...error, code: 'invalid_payload' };
    default:
      return error;
  }
}

function terminalNotFound(): ApiAnswer {
  return nestedError(404, 'not_found', 'Terminal not found.');
}

function notAllowed(): ApiAnswer {
  return nestedError(403, 'terminal_not_allowed_action', 'The terminal does not allow the action.');
}
