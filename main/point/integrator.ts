/** Attribution that Mercado Pago hands out to those who build integrations. */
export interface Integrator {
  readonly platformId: string | null;
  readonly integratorId: string | null;
}

export const NO_INTEGRATOR: Integrator = { platformId: null, integratorId: null };

/** `integration_data` of an order (Point API, Create order); empty when there is no attribution. */
export function integrationData(integrator: Integrator): {
  readonly integration_data?: Readonly<Record<string, string>>;
} {
  const data = named('platform_id', 'integrator_id', integrator);
  return Object.keys(data).length === 0 ? {} : { integration_data: data };
}

/** The same as headers of a create (Integration API). */
export function integratorHeaders(integrator: Integrator): Readonly<Record<string, string>> {
  return named('x-platform-id', 'x-integrator-id', integrator);
}

function named(
  platform: string,
  integratorName: string,
  { platformId, integratorId }: Integrator,
): Record<string, string> {
  return {
    ...(isAttribution(platformId) ? { [platform]: platformId } : {}),
    ...(isAttribution(integratorId) ? { [integratorName]: integratorId } : {}),
  };
}

/** What cannot be one is left out: attribution does not keep a charge from being made, nor does it add a header of its own. */
function isAttribution(id: string | null): id is string {
  return id !== null && /^[A-Za-z0-9_-]{1,64}$/.test(id);
}
