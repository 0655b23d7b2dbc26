import { z } from 'zod';

import { deviceOf, refusalOfCall } from '../../integration/device-access.ts';
import { legacyErrors } from '../../integration/legacy-errors.ts';
import { validateLegacy } from '../../integration/legacy-validation.ts';
import { legacyError } from '../../envelope.ts';
import type { Route } from '../../route.ts';
import { mayBecomePdv, runningMode, withModeSetByApi } from '../../terminal.ts';

const MAX_LIMIT = 50;

/** `GET /point/integration-api/devices` (Integration API, Get devices). */
export const listDevices: Route<'integration.list_devices'> = {
  name: 'integration.list_devices',
  method: 'GET',
  path: '/point/integration-api/devices',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const { store, answers } = cloud;
    const refusal = refusalOfCall(cloud, call);
    if (refusal !== undefined) return { answer: refusal };
    const { query, account } = call;
    const limit = wholeNumber(query.get('limit'), MAX_LIMIT);
    const offset = wholeNumber(query.get('offset'), 0);
    const posId = query.get('pos_id');
    if (limit === undefined || limit < 1) return { answer: badQuery('limit') };
    if (offset === undefined) return { answer: badQuery('offset') };
    if (posId !== null && wholeNumber(posId, 0) === undefined) return { answer: badQuery('pos_id') };
    const storeId = query.get('store_id');
    const devices = [...store.terminals.values()].filter(
      (terminal) =>
        terminal.userId === account.userId &&
        (!terminal.isVirtual || answers('virtualTerminalInList') === 'present') &&
        (storeId === null || terminal.storeId === storeId) &&
        (posId === null || terminal.posId === Number(posId)),
    );
    const cut = Math.min(limit, MAX_LIMIT);
    const body = {
      devices: devices.slice(offset, offset + cut).map((terminal) => ({
        id: terminal.id,
        pos_id: terminal.posId,
        store_id: terminal.storeId,
        external_pos_id: terminal.externalPosId,
        operating_mode:
          answers('modeBeforeRestart') === 'set_mode' ? terminal.operatingMode : runningMode(terminal),
      })),
      paging: { total: devices.length, limit: cut, offset },
    };
    return { answer: { status: 200, body } };
  },
};

const ModeBody = z.strictObject({ operating_mode: z.enum(['PDV', 'STANDALONE']) });

/** `PATCH /point/integration-api/devices/{device_id}` (Integration API, Change operating mode). */
export const setDeviceMode: Route<'integration.set_mode'> = {
  name: 'integration.set_mode',
  method: 'PATCH',
  path: '/point/integration-api/devices/{device_id}',
  isIdempotent: false,
  takesJson: true,
  syntaxError: () => legacyErrors.badRequest('The body is not valid JSON'),
  handle: (cloud, call) => {
    const { store, answers } = cloud;
    const device = deviceOf(cloud, call);
    if ('answer' in device) return device;
    const validated = validateLegacy(ModeBody, call.body);
    if ('answer' in validated) return validated;
    const { operating_mode: mode } = validated.value;
    const { terminal } = device;
    if (terminal.posId === null) {
      return { answer: legacyError(403, 'forbidden', 'The device has no store and point of sale') };
    }
    if (!terminal.isOnline && answers('devicePatchWhileOffline') === '424') {
      return { answer: legacyError(424, 'failed_dependency', 'The device cannot be reached') };
    }
    if (mode === 'PDV' && !mayBecomePdv(terminal, store.terminals.values())) {
      const message = 'Only one pos-store with PDV mode ON or SUSPENDED is allowed';
      const isNew = answers('secondPdvDevice') === '412';
      return { answer: legacyError(isNew ? 412 : 403, isNew ? 'precondition_failed' : 'forbidden', message) };
    }
    return {
      answer: { status: 200, body: { operating_mode: mode } },
      changes: [{ kind: 'terminal', terminal: withModeSetByApi(terminal, mode) }],
    };
  },
};

function badQuery(name: string) {
  return legacyErrors.badRequest(`${name}: Must be a whole number`);
}

/** Undefined for what is no whole number. */
function wholeNumber(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
