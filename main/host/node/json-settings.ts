import { join } from 'node:path';
import type { Clock, Log, Settings } from '../../ports.ts';
import { writeFileAtomically } from '../atomic-file.ts';
import { loadSettingsFile } from '../settings-file.ts';
import { withChange } from '../till-settings.ts';

/** Settings in `<dataDir>/settings.json`, replaced whole at every change. */
export function openJsonSettings(dataDir: string, clock: Pick<Clock, 'nowMs'>, log: Log): Settings {
  const filePath = join(dataDir, 'settings.json');
  let current = loadSettingsFile(filePath, clock, log);
  return {
    get: () => current,
    set: (change) => {
      const next = withChange(current, change);
      writeFileAtomically(filePath, Buffer.from(`${JSON.stringify(next, null, 2)}\n`));
      current = next;
    },
  };
}
