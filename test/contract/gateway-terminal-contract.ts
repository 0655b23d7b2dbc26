import { describe, expect, test } from 'vitest';
import { valueOf, type GatewayBench } from './gateway-bench.ts';

/** The account's terminals and their modes. */
export function terminalContract({ point, gateway, reopen, useToken, terminalId }: GatewayBench): void {
  const modeOf = async (wanted: string): Promise<string | undefined> =>
    valueOf(await gateway().listTerminals()).find((terminal) => terminal.terminalId === wanted)
      ?.operatingMode;

  describe('the terminals', () => {
    test('are all there, with their mode, however many pages they are on', async () => {
      await reopen({ terminalCount: 120 });
      const terminals = valueOf(await gateway().listTerminals());
      expect(terminals.map(({ terminalId: id }) => id).sort()).toEqual([...point().terminals].sort());
      expect(terminals).toHaveLength(120);
      expect(new Set(terminals.map(({ operatingMode }) => operatingMode))).toEqual(new Set(['PDV']));
    });

    test('of another account are not ours', async () => {
      useToken(point().foreignAccessToken);
      const ids = valueOf(await gateway().listTerminals()).map((terminal) => terminal.terminalId);
      expect(ids).toEqual(point().foreignTerminals);
    });
  });

  describe('the mode of a terminal', () => {
    test('is set for that one terminal, there and back', async () => {
      await reopen({ terminalCount: 2 });
      for (const mode of ['STANDALONE', 'PDV'] as const) {
        await expect(gateway().setTerminalMode(terminalId(), mode)).resolves.toMatchObject({
          kind: 'ok',
          value: null,
        });
        expect(await modeOf(terminalId())).toBe(mode);
        expect(await modeOf(point().terminals[1] ?? '')).toBe('PDV');
      }
    });

    test('is not PDV beside another one of the same point of sale', async () => {
      await reopen({ terminalCount: 2 });
      const [first = '', second = ''] = point().terminals;
      const { posId, storeId, externalPosId } = point().terminal(first);
      point().setTerminal(second, { posId, storeId, externalPosId, operatingMode: 'STANDALONE' });
      const refused = await gateway().setTerminalMode(second, 'PDV');
      expect(refused).toMatchObject({ kind: 'refused', message: expect.stringContaining('Only one') });
      expect(refused.kind === 'refused' && [412, 403].includes(refused.httpStatus)).toBe(true);
      expect(await modeOf(second)).toBe('STANDALONE');
    });

    test('is refused without a point of sale, and of another account’s terminal', async () => {
      point().setTerminal(terminalId(), { posId: null, storeId: null, externalPosId: null });
      await expect(gateway().setTerminalMode(terminalId(), 'STANDALONE')).resolves.toMatchObject({
        kind: 'refused',
        httpStatus: 403,
      });
      const foreign = await gateway().setTerminalMode(point().foreignTerminals[0] ?? '', 'STANDALONE');
      expect(foreign).toMatchObject({ kind: 'refused' });
      expect(foreign.kind === 'refused' && [403, 404].includes(foreign.httpStatus)).toBe(true);
      expect(point().terminal(point().foreignTerminals[0] ?? '').operatingMode).toBe('PDV');
    });
  });
}
