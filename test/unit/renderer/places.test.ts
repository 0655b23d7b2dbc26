import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Terminal } from '#app/contract/charging.ts';
import type { Store } from '#app/contract/places.ts';
import { CallFailure } from '#renderer/bridge/call-failure.ts';
import { isIntegratorId } from '#renderer/features/card/integrator-id.ts';
import { readDegrees, splitCoordinates } from '#renderer/features/places/degrees.ts';
import { groupTerminals } from '#renderer/features/places/group-terminals.ts';
import { offeredNames } from '#renderer/features/places/names-in-failure.ts';
import { isPosName } from '#renderer/features/places/pos-name.ts';
import { terminalName } from '#renderer/ui/terminal-name.ts';

const terminal = (serial: string, storeId: string | null, posId: string | null): Terminal => ({
  terminalId: `NEWLAND_N950__${serial}`,
  operatingMode: 'PDV',
  storeId,
  posId,
  health: 'ready',
  medianPickUpMs: null,
});

const STORES: readonly Store[] = [
  {
    storeId: '20',
    name: 'Norte',
    externalId: null,
    address: null,
    pos: [{ posId: '200', name: 'Caja 1', externalId: null }],
  },
  {
    storeId: '10',
    name: 'Sur',
    externalId: null,
    address: null,
    pos: [
      { posId: '101', name: 'Caja A', externalId: null },
      { posId: '100', name: 'Caja B', externalId: null },
    ],
  },
];

describe('terminals by store and point of sale', () => {
  test('follow the order of the places, unknown places after them, and those without any last', () => {
    const groups = groupTerminals(
      [
        terminal('F', null, null),
        terminal('E', '99', '990'),
        terminal('A', '10', '100'),
        terminal('B', '20', '200'),
        terminal('C', '10', '101'),
        terminal('D', '10', '100'),
      ],
      STORES,
    );
    expect(groups.map(({ store, pos }) => `${store?.name ?? store?.id}/${pos?.name ?? pos?.id}`)).toEqual([
      'Norte/Caja 1',
      'Sur/Caja A',
      'Sur/Caja B',
      '99/990',
      'undefined/undefined',
    ]);
    expect(groups[2]?.terminals.map((each) => each.terminalId)).toEqual([
      'NEWLAND_N950__A',
      'NEWLAND_N950__D',
    ]);
  });

  test('are there without names when the places could not be asked for', () => {
    const [group] = groupTerminals([terminal('A', '10', '100')], []);
    expect(group).toMatchObject({ store: { id: '10', name: null }, pos: { id: '100', name: null } });
  });

  test('none is lost and none is there twice, whatever the places are', () => {
    const place = fc.option(fc.constantFrom('10', '20', '100', '200', '7'), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place)), fc.subarray([...STORES]), (places, stores) => {
        const terminals = places.map(([store, pos], index) => terminal(String(index), store, pos));
        const grouped = groupTerminals(terminals, stores).flatMap((group) => group.terminals);
        expect(grouped.map((each) => each.terminalId).sort()).toEqual(
          terminals.map((each) => each.terminalId).sort(),
        );
      }),
    );
  });
});

test('a terminal is called as it is sold, and by its type where nobody knows that', () => {
  expect(terminalName('NEWLAND_N950__N950NCB801293324')).toEqual({
    model: 'Point Smart 2',
    serial: 'N950NCB801293324',
  });
  expect(terminalName('SUNMI_X9__A__1')).toEqual({ model: 'SUNMI_X9', serial: 'A__1' });
  expect(terminalName('3_INGENICO_MOVE2500_ING-ARG-1')).toEqual({
    model: '3_INGENICO_MOVE2500_ING-ARG-1',
    serial: null,
  });
  expect(terminalName('PAX_A910__').serial).toBeNull();
});

describe('where a store is', () => {
  test('degrees are read with either mark and refused beyond the globe', () => {
    expect(readDegrees(' -34.6037 ', 90)).toBe(-34.6037);
    expect(readDegrees('-34,6037', 90)).toBe(-34.6037);
    expect(readDegrees('\u221258.4', 180)).toBe(-58.4);
    expect(readDegrees('-99.1332', 180)).toBe(-99.1332);
    for (const wrong of ['', 'x', '91', '-34.6037, -58.3816', '34°36′', '1e5', '34.', '0x10']) {
      expect(readDegrees(wrong, 90), wrong).toBeUndefined();
    }
    expect(readDegrees('180.01', 180)).toBeUndefined();
  });

  test('what a map copies is taken apart, and one number is left alone', () => {
    expect(splitCoordinates('-34.6037, -58.3816')).toEqual({ latitude: '-34.6037', longitude: '-58.3816' });
    expect(splitCoordinates('(19.4326;-99.1332)')).toEqual({ latitude: '19.4326', longitude: '-99.1332' });
    expect(splitCoordinates('-15.7939 -47.8828')).toEqual({ latitude: '-15.7939', longitude: '-47.8828' });
    for (const one of ['-34.6037', '-34,6037', '', 'Buenos Aires']) {
      expect(splitCoordinates(one), one).toBeUndefined();
    }
  });
});

test('a point of sale is named with what Mercado Pago takes', () => {
  for (const fit of ['', 'Caja 1', 'caja_2-b', 'A  B', 'x'.repeat(45)])
    expect(isPosName(fit), fit).toBe(true);
  for (const unfit of ['Caja n.º 1', 'Balcão', 'a/b', 'x'.repeat(46)]) {
    expect(isPosName(unfit), unfit).toBe(false);
  }
});

test('an integrator’s id is what Mercado Pago hands out, or none', () => {
  for (const fit of ['', 'dev_24c65fb163bf11ea96500242ac130004']) expect(isIntegratorId(fit)).toBe(true);
  for (const unfit of ['a b', 'ñ', 'x'.repeat(65), '"']) expect(isIntegratorId(unfit)).toBe(false);
});

test('the names behind a refused city are offered once each, and none for another failure', () => {
  const refused = (params: Record<string, string>) =>
    new CallFailure({ code: 'store_city_unknown', params, isRetryable: false, incidentId: null });
  expect(offeredNames(refused({ cities: 'Almagro, San Telmo,Núñez, Almagro, ' }), 'cities')).toEqual([
    'Almagro',
    'San Telmo',
    'Núñez',
  ]);
  expect(offeredNames(refused({ cities: 'city_name is not valid, see the list' }), 'cities')).toEqual([]);
  expect(offeredNames(refused({ cities: 'Almagro' }), 'states')).toEqual([]);
  expect(offeredNames(refused({}), 'cities')).toEqual([]);
  expect(offeredNames(new Error('x'), 'cities')).toEqual([]);
  expect(offeredNames(null, 'cities')).toEqual([]);
});
