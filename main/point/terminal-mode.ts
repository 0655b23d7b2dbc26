import type { SettableMode } from '#app/domain/terminal-mode.ts';
import type { PointAnswer } from './answer.ts';
import type { PointHttp } from './point-http.ts';

/**
 * Sets a terminal's mode with one generation of the API. Nothing is read from the answer but that it was done: the terminal obeys when
 * it is restarted.
 */
export async function setModeOfTerminal(
  http: PointHttp,
  generation: 'orders' | 'intents',
  terminalId: string,
  mode: SettableMode,
): Promise<PointAnswer<null>> {
  const answer = await http(
    generation === 'orders'
      ? {
          // Exactly one (Point API, Update operation mode).
          method: 'PATCH',
          path: '/terminals/v1/setup',
          body: JSON.stringify({ terminals: [{ id: terminalId, operating_mode: mode }] }),
        }
      : {
          // Integration API, Change operating mode.
          method: 'PATCH',
          path: `/point/integration-api/devices/${encodeURIComponent(terminalId)}`,
          body: JSON.stringify({ operating_mode: mode }),
        },
  );
  return answer.kind === 'ok' ? { ...answer, value: null } : answer;
}
