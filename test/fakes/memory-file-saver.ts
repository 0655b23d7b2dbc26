import { safeFileName } from '#main/host/safe-file-name.ts';
import type { FileSaver } from '#main/ports.ts';

export interface MemoryFileSaver extends FileSaver {
  readonly files: readonly {
    readonly fileName: string;
    readonly mimeType: string;
    readonly bytes: Uint8Array;
  }[];
}

/** Saves into a list. */
export function createMemoryFileSaver(): MemoryFileSaver {
  const files: { fileName: string; mimeType: string; bytes: Uint8Array }[] = [];
  return {
    files,
    save: ({ fileName, mimeType, bytes }) => {
      const offered = safeFileName(fileName);
      files.push({ fileName: offered, mimeType, bytes: Uint8Array.from(bytes) });
      return Promise.resolve({ kind: 'saved', fileName: offered });
    },
  };
}
