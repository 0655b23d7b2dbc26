import { join } from 'node:path';
import type { Clock, Log, Settings } from '../../ports.ts';
import { writeFileAtomically } from '../atomic-file.ts';
import { loadSettingsFile } from '../settings-file.ts';
import { storedSettings, withChange } from '../till-settings.ts';

/** Settings in `<dataDir>/settings.json`, replaced whole at every change. */
export function openJsonSettings(dataDir: string, clock: Pick<Clock, 'nowMs'>, log: Log): Settings {
  const filePath = join(dataDir, 'settings.json');
  const loaded = loadSettingsFile(filePath, clock, log);
  let current = loaded.settings;
  return {
    wasBad: loaded.wasBad,
    get: () => current,
    set: (change) => {
      const next = withChange(current, change);
      writeFileAtomically(filePath, Buffer.from(`${JSON.stringify(storedSettings(next), null, 2)}\n`));
      current = next;
    },
  };
}
