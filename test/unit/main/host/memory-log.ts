import type { Log, LogFields } from '#main/ports.ts';

export interface MemoryLog extends Log {
  readonly lines: readonly { readonly level: string; readonly message: string; readonly fields: LogFields }[];
}

/** A log a test reads. */
export function createMemoryLog(): MemoryLog {
  const lines: { level: string; message: string; fields: LogFields }[] = [];
  const write =
    (level: string) =>
    (message: string, fields: LogFields = {}): void => {
      lines.push({ level, message, fields });
    };
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}
