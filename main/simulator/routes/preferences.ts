import { legacyError, type ApiAnswer, type JsonValue } from '../envelope.ts';
import { newPreferenceId } from '../ids.ts';
import { NO_TERMS, readTerms } from '../preference-body.ts';
import type { PreferenceRecord } from '../preference.ts';
import type { Call, Cloud, Route } from '../route.ts';
import { exponentOf, SITES } from '../site.ts';

/** `POST /checkout/preferences` (Checkout Preferences API, Create preference): the page behind a payment link. */
export const createPreference: Route<'payments.create_preference'> = {
  name: 'payments.create_preference',
  method: 'POST',
  path: '/checkout/preferences',
  isIdempotent: false,
  takesJson: true,
  syntaxError: () => legacyError(400, 'bad_request', 'The body is not valid JSON'),
  handle: (cloud, { account, body }) => {
    const terms = readTerms(cloud, body, NO_TERMS);
    if ('answer' in terms) return terms;
    const preference: PreferenceRecord = {
      ...terms,
      id: newPreferenceId(cloud.chance, account.userId),
      userId: account.userId,
      clientId: account.applicationId,
      createdAtMs: cloud.clock.nowMs(),
    };
    const status = cloud.answers('preferenceCreatedStatus') === '201' ? 201 : 200;
    return {
      answer: { status, body: preferenceView(cloud, preference) },
      changes: [{ kind: 'preference', preference }],
    };
  },
};

/** `GET /checkout/preferences/{preference_id}` (Checkout Preferences API, Get preference). */
export const getPreference: Route<'payments.get_preference'> = {
  name: 'payments.get_preference',
  method: 'GET',
  path: '/checkout/preferences/{preference_id}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const preference = findPreference(cloud, call);
    if (preference === undefined) return { answer: preferenceNotFound(cloud) };
    return { answer: { status: 200, body: preferenceView(cloud, preference) } };
  },
};

/** `PUT /checkout/preferences/{preference_id}` (Checkout Preferences API, Update preference): only what is sent changes. */
export const updatePreference: Route<'payments.update_preference'> = {
  name: 'payments.update_preference',
  method: 'PUT',
  path: '/checkout/preferences/{preference_id}',
  isIdempotent: false,
  takesJson: true,
  syntaxError: () => legacyError(400, 'bad_request', 'The body is not valid JSON'),
  handle: (cloud, call) => {
    const before = findPreference(cloud, call);
    if (before === undefined) return { answer: preferenceNotFound(cloud) };
    const terms = readTerms(cloud, call.body, before);
    if ('answer' in terms) return terms;
    const preference = { ...before, ...terms };
    return {
      answer: { status: 200, body: preferenceView(cloud, preference) },
      changes: [{ kind: 'preference', preference }],
    };
  },
};

function findPreference({ store }: Cloud, { account, params }: Call): PreferenceRecord | undefined {
  const preference = store.preferences.get(params.preference_id ?? '');
  return preference?.userId === account.userId ? preference : undefined;
}

function preferenceNotFound({ answers }: Cloud): ApiAnswer {
  const message = 'preference_id not found';
  return answers('preferenceNotFound') === '400 invalid_id'
    ? legacyError(400, 'invalid_id', message)
    : legacyError(404, 'not_found', message);
}

function preferenceView({ site, answers }: Cloud, preference: PreferenceRecord): Record<string, JsonValue> {
  const exponent = exponentOf(site, answers);
  const { webDomain } = SITES[site];
  const page = `${webDomain}/checkout/v1/redirect?pref_id=${preference.id}`;
  return {
    id: preference.id,
    client_id: preference.clientId,
    collector_id: Number(preference.userId),
    date_created: new Date(preference.createdAtMs).toISOString(),
    operation_type: 'regular_payment',
    site_id: site,
    external_reference: preference.externalReference,
    items: preference.items.map(({ title, quantity, unitPriceMinor, currency }) => ({
      title,
      quantity,
      unit_price: unitPriceMinor / 10 ** exponent,
      currency_id: currency,
    })),
    expires: preference.expires,
    expiration_date_from: dateText(preference.validFromMs),
    expiration_date_to: dateText(preference.validUntilMs),
    init_point: `https://www.${page}`,
    sandbox_init_point: `https://sandbox.${page}`,
  };
}

function dateText(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}
