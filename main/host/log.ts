import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeLogger } from 'electron-log';
import type { Log, LogFields } from '../ports.ts';
import { redactFields, redactText } from './redact.ts';

const MAX_FILE_BYTES = 5 * 1024 * 1024;
const KEPT_FILES = 3;

type Level = 'info' | 'warn' | 'error';

/**
 * JSON lines in `<folder>/mostrador.log`, three files of 5 MB at most, readable by the owner of the folder only. Every line is written
 * before the call returns, so that the last words before a crash are there. `logger` is electron-log's for the process at hand.
 */
export function openLog(logger: NodeLogger, folder: string, maxFileBytes = MAX_FILE_BYTES): Log {
  const filePath = join(folder, 'mostrador.log');
  const own = logger.create({ logId: filePath });
  own.transports.console.level = false;
  // Only Electron has this one: it would send every line to the page.
  const ipc: unknown = own.transports.ipc;
  if (ipc !== undefined) own.transports.ipc.level = false;
  const file = own.transports.file;
  file.level = 'info';
  file.maxSize = maxFileBytes;
  file.sync = true;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.resolvePathFn = () => filePath;
  // The line is finished here: electron-log's own formatting would read `%` in it.
  file.transforms = [({ data }) => String(data[0])];
  file.archiveLogFn = () => {
    shiftFiles(filePath);
  };

  const write = (level: Level, message: string, fields: LogFields = {}): void => {
    const at = new Date(Date.now()).toISOString();
    own[level](JSON.stringify({ at, level, message: redactText(message), ...redactFields(fields) }));
  };
  return {
    info: (message, fields) => {
      write('info', message, fields);
    },
    warn: (message, fields) => {
      write('warn', message, fields);
    },
    error: (message, fields) => {
      write('error', message, fields);
    },
  };
}

/** `mostrador.log` becomes `.1`, `.1` becomes `.2`; what would be one too many goes. */
function shiftFiles(filePath: string): void {
  rmSync(`${filePath}.${KEPT_FILES - 1}`, { force: true });
  for (let number = KEPT_FILES - 2; number >= 0; number -= 1) {
    const from = number === 0 ? filePath : `${filePath}.${number}`;
    if (existsSync(from)) renameSync(from, `${filePath}.${number + 1}`);
  }
}
