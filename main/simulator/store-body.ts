import { CITIES } from './city-catalogue.ts';
import type { StoreLocation } from './place.ts';
import type { Site } from './site.ts';

/** Codes of a refused store (Point API, Create store). */
export type StoreErrorCode =
  | 'UNKNOWN_FIELD'
  | 'INVALID_NAME'
  | 'BAD_REQUEST'
  | 'INVALID_BUSINESS_HOURS'
  | 'INVALID_DAY'
  | 'INVALID_LOCATION'
  | 'INVALID_STREET_NAME'
  | 'INVALID_STREET_NUMBER'
  | 'INVALID_CITY_NAME'
  | 'INVALID_STATE_NAME'
  | 'INVALID_REFERENCE'
  | 'VALIDATION_ERROR';

export interface StoreError {
  readonly code: StoreErrorCode;
  readonly description: string;
}

export interface StoreBody {
  readonly name: string;
  readonly externalId: string | null;
  readonly businessHours: Record<string, Hours[]> | null;
  readonly location: StoreLocation;
}

/** Opening hours in 24 h, `HH:MM`. */
type Hours = { open: string; close: string };

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MEMBERS = ['name', 'external_id', 'business_hours', 'location'];
const LOCATION_MEMBERS = [
  'street_number',
  'street_name',
  'city_name',
  'state_name',
  'latitude',
  'longitude',
  'reference',
];
const MAX_TEXT = 120;
const MAX_RANGES = 4;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Reads the body of create store on a site, or tells everything that is wrong with it in the API's own codes. */
export function readStoreBody(
  site: Site,
  body: unknown,
): { readonly ok: true; readonly value: StoreBody } | { readonly ok: false; readonly errors: StoreError[] } {
  const errors: StoreError[] = [];
  const fail = (code: StoreErrorCode, description: string): void => {
    errors.push({ code, description });
  };
  if (!isObject(body)) return { ok: false, errors: [{ code: 'BAD_REQUEST', description: 'not an object' }] };
  for (const name of unknownMembers(body, MEMBERS)) fail('UNKNOWN_FIELD', `${name} is not a known field`);
  const { name, external_id: externalId, business_hours: hours } = body;
  if (!isText(name)) fail('INVALID_NAME', 'name must be a text');
  const hasGoodId = typeof externalId === 'string' && /^[A-Za-z0-9]{1,60}$/.test(externalId);
  if (externalId !== undefined && !hasGoodId) {
    fail('VALIDATION_ERROR', 'external_id must have 1 to 60 letters and digits');
  }
  const businessHours = hours === undefined ? null : readHours(hours, fail);
  const location = readLocation(site, body.location, fail);
  if (errors.length > 0 || !isText(name) || location === undefined) return { ok: false, errors };
  return {
    ok: true,
    value: { name, externalId: hasGoodId ? externalId : null, businessHours, location },
  };
}

type Fail = (code: StoreErrorCode, description: string) => void;

function readHours(hours: unknown, fail: Fail): Record<string, Hours[]> | null {
  if (!isObject(hours)) {
    fail('INVALID_BUSINESS_HOURS', 'business_hours must be an object');
    return null;
  }
  const read: Record<string, Hours[]> = {};
  for (const [day, ranges] of Object.entries(hours)) {
    if (!DAYS.includes(day)) fail('INVALID_DAY', `${day} is not a day`);
    else if (!isRanges(ranges)) {
      fail('INVALID_BUSINESS_HOURS', `${day} must have 1 to ${MAX_RANGES} ranges of open and close in 24 h`);
    } else read[day] = ranges;
  }
  return read;
}

function isRanges(ranges: unknown): ranges is Hours[] {
  return (
    Array.isArray(ranges) &&
    ranges.length >= 1 &&
    ranges.length <= MAX_RANGES &&
    ranges.every(
      (range) =>
        isObject(range) &&
        Object.keys(range).length === 2 &&
        isTime(range.open) &&
        isTime(range.close) &&
        range.open < range.close,
    )
  );
}

function readLocation(site: Site, location: unknown, fail: Fail): StoreLocation | undefined {
  if (!isObject(location)) {
    fail('INVALID_LOCATION', 'location must be an object');
    return undefined;
  }
  for (const name of unknownMembers(location, LOCATION_MEMBERS)) {
    fail('UNKNOWN_FIELD', `location.${name} is not a known field`);
  }
  const { street_name, street_number, city_name, state_name, latitude, longitude, reference } = location;
  if (!isText(street_name)) fail('INVALID_STREET_NAME', 'street_name must be a text');
  if (!isText(street_number)) fail('INVALID_STREET_NUMBER', 'street_number must be a text');
  if (reference !== undefined && !isText(reference)) fail('INVALID_REFERENCE', 'reference must be a text');
  const hasPlace = isWithin(latitude, 90) && isWithin(longitude, 180);
  if (!hasPlace) fail('INVALID_LOCATION', 'latitude and longitude must be degrees');
  const states = CITIES[site];
  const cities =
    typeof state_name === 'string' && Object.hasOwn(states, state_name) ? states[state_name] : undefined;
  if (cities === undefined) {
    fail('INVALID_STATE_NAME', `state_name must be one of: ${Object.keys(states).join(', ')}`);
  } else if (typeof city_name !== 'string' || !cities.includes(city_name)) {
    fail('INVALID_CITY_NAME', `city_name must be one of: ${cities.join(', ')}`);
  }
  if (!isText(street_name) || !isText(street_number) || !isText(city_name) || !isText(state_name))
    return undefined;
  if (!hasPlace) return undefined;
  return {
    street_number,
    street_name,
    city_name,
    state_name,
    latitude,
    longitude,
    ...(isText(reference) ? { reference } : {}),
  };
}

function unknownMembers(object: Record<string, unknown>, known: readonly string[]): readonly string[] {
  return Object.keys(object).filter((name) => !known.includes(name));
}

function isWithin(value: unknown, limit: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= limit;
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && TIME.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
