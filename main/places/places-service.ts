import type { Input, Output } from '#app/contract/contract.ts';
import { TillError, type ErrorCode } from '#app/contract/errors.ts';
import type { Pos, Store } from '#app/contract/places.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import type { Gateway } from '#main/point/gateway.ts';
import { createPos, createStore, findStore, listPos, listStores } from '#main/point/places.ts';
import type { PointHttp } from '#main/point/point-http.ts';
import { whoIs } from '#main/point/users.ts';

/** The account's stores and points of sale, and how its terminals work. Asked of Mercado Pago each time; nothing is remembered. */
export interface PlacesService {
  list(): Promise<Output<'places.list'>>;
  createStore(input: Input<'places.createStore'>): Promise<Store>;
  createPos(input: Input<'places.createPos'>): Promise<Pos>;
  setMode(input: Input<'terminals.setMode'>): Promise<void>;
}

export interface PlacesParts {
  readonly http: PointHttp;
  /** The generation that new charges are made with sets the modes as well. */
  readonly gateway: () => Gateway;
}

export function createPlacesService(parts: PlacesParts): PlacesService {
  const { http } = parts;
  const userId = async (): Promise<string> => okOr(await whoIs(http), {}).userId;

  return {
    list: async () => {
      const [stores, pos] = await Promise.all([listStores(http, await userId()), listPos(http)]);
      const allPos = okOr(pos, {});
      return {
        stores: okOr(stores, {}).map((store) => ({
          ...store,
          pos: allPos
            .filter((each) => each.storeId === store.storeId)
            .map(({ posId, name, externalId }) => ({ posId, name, externalId })),
        })),
      };
    },

    createStore: async (input) => {
      const { requestId, ...wanted } = input;
      const owner = await userId();
      const externalId = externalIdOf(requestId);
      const answer = await createStore(http, owner, { ...wanted, externalId });
      if (answer.kind === 'ok') return { ...answer.value, pos: [] };
      // The same request may have been carried out before its answer was lost: then the store is there.
      const made = await findStore(http, owner, externalId);
      if (made.kind === 'ok' && made.value !== null) return { ...made.value, pos: [] };
      if (answer.kind === 'refused') throw storeRefusal(answer);
      throw errorOf(answer, {});
    },

    createPos: async ({ requestId, storeId, name }) => {
      const pos = { storeId, name, externalId: externalIdOf(requestId) };
      const made = okOr(await createPos(http, pos, requestId), {
        bad_request: 'pos_name_wrong',
        pos_already_exists: 'pos_exists',
        conflict: 'pos_exists',
        store_not_found: 'store_not_found',
      });
      return { posId: made.posId, name: made.name, externalId: made.externalId };
    },

    setMode: async ({ terminalId, mode }) => {
      const gateway = parts.gateway();
      const answer = await gateway.setTerminalMode(terminalId, mode);
      if (answer.kind === 'refused') {
        // The codes do not tell a terminal of another account from one that is set up badly; the list does.
        const listed = await gateway.listTerminals();
        const isGone = listed.kind === 'ok' && !listed.value.some((each) => each.terminalId === terminalId);
        if (isGone) throw new TillError('terminal_not_found');
      }
      okOr(answer, MODE_REFUSALS);
    },
  };
}

type Refusals = Readonly<Record<string, ErrorCode>>;

/** Point API, Update operation mode; the Integration API's errors have no codes of their own and are read by their status. */
const MODE_REFUSALS: Refusals = {
  '412': 'terminal_mode_pos_taken',
  store_pos_not_found: 'terminal_mode_without_pos',
  terminal_not_allowed_action: 'terminal_mode_not_allowed',
  unsupported_site: 'terminal_mode_country_unsupported',
  // Integration API: nobody is logged in on the device, or it has no store and point of sale. Linking it again mends both.
  '403': 'terminal_mode_without_pos',
  '424': 'terminal_mode_device_unreachable',
  '404': 'terminal_not_found',
};

function okOr<Value>(answer: PointAnswer<Value>, refusals: Refusals): Value {
  if (answer.kind !== 'ok') throw errorOf(answer, refusals);
  return answer.value;
}

/** A refusal becomes the error that `refusals` has for its code, or else for its status. */
function errorOf(answer: Exclude<PointAnswer<unknown>, { kind: 'ok' }>, refusals: Refusals): TillError {
  if (answer.kind === 'unanswered') {
    const { reason } = answer;
    return reason === 'unauthorized'
      ? new TillError('point_unauthorized')
      : new TillError('point_unreachable', { reason });
  }
  const known = refusals[answer.code] ?? refusals[String(answer.httpStatus)];
  const { code, message } = answer;
  return new TillError(known ?? 'point_refused', { code, message, requestId: answer.requestId ?? '' });
}

/** Letters and digits, 33 of them: fits a store (60) and a point of sale (40), and is the same when the request is repeated. */
function externalIdOf(requestId: string): string {
  return `M${requestId.replaceAll('-', '')}`;
}

/** Point API, Create store: the first thing that is wrong, with the spellings that Mercado Pago says it knows. */
function storeRefusal(answer: Extract<PointAnswer<unknown>, { kind: 'refused' }>): TillError {
  const causes = answer.causes ?? [{ code: answer.code, description: answer.message }];
  const state = causes.find(({ code }) => code === 'INVALID_STATE_NAME');
  if (state !== undefined)
    return new TillError('store_state_unknown', { states: namesIn(state.description) });
  const city = causes.find(({ code }) => code === 'INVALID_CITY_NAME');
  if (city !== undefined) return new TillError('store_city_unknown', { cities: namesIn(city.description) });
  const [first] = causes;
  return new TillError('store_field_refused', {
    code: first?.code ?? answer.code,
    message: first?.description ?? answer.message,
    requestId: answer.requestId ?? '',
  });
}

/** The list in a sentence like `city_name must be one of: Avellaneda, Azul`. Its form is not documented: without a colon it is all. */
function namesIn(description: string): string {
  return description.slice(description.indexOf(':') + 1).trim();
}
