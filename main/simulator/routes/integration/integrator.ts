import { z } from 'zod';

import { IntegratorSettings } from '../../account.ts';
import { noContent } from '../../envelope.ts';
import { refusalOfCall } from '../../integration/device-access.ts';
import { legacyErrors } from '../../integration/legacy-errors.ts';
import { validateLegacy } from '../../integration/legacy-validation.ts';
import type { Route } from '../../route.ts';

const PATH = '/point/integration-api/integrator';

const SettingsBody = z.strictObject({
  event_channel_devices: IntegratorSettings.shape.eventChannelDevices,
});

/** `PATCH /point/integration-api/integrator` (Integration API, Notifications): where events of devices are told. */
export const setIntegrator: Route<'integration.set_integrator'> = {
  name: 'integration.set_integrator',
  method: 'PATCH',
  path: PATH,
  isIdempotent: false,
  takesJson: true,
  syntaxError: () => legacyErrors.badRequest('The body is not valid JSON'),
  handle: (cloud, call) => {
    const refusal = refusalOfCall(cloud, call);
    if (refusal !== undefined) return { answer: refusal };
    const validated = validateLegacy(SettingsBody, call.body);
    if ('answer' in validated) return validated;
    const nowMs = cloud.clock.nowMs();
    const integrator: IntegratorSettings = {
      createdAtMs: call.account.integrator?.createdAtMs ?? nowMs,
      updatedAtMs: nowMs,
      eventChannelDevices: validated.value.event_channel_devices,
    };
    // A user has an account for each token.
    const accounts = [...cloud.store.accounts.values()].filter(
      ({ userId }) => userId === call.account.userId,
    );
    return {
      answer: noContent(),
      changes: accounts.map((account) => ({ kind: 'account', account: { ...account, integrator } })),
    };
  },
};

/** `GET /point/integration-api/integrator` (Integration API, Notifications). */
export const getIntegrator: Route<'integration.get_integrator'> = {
  name: 'integration.get_integrator',
  method: 'GET',
  path: PATH,
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const refusal = refusalOfCall(cloud, call);
    if (refusal !== undefined) return { answer: refusal };
    const { applicationId, integrator } = call.account;
    const body = {
      id: Number(applicationId),
      created_at: momentOf(integrator?.createdAtMs),
      updated_at: momentOf(integrator?.updatedAtMs),
      notification_url_enabled: cloud.store.webhook !== null,
      event_channel_devices: integrator?.eventChannelDevices ?? [],
    };
    return { answer: { status: 200, body } };
  },
};

function momentOf(atMs: number | undefined): string | null {
  return atMs === undefined ? null : new Date(atMs).toISOString();
}
