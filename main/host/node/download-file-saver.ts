import { randomBytes } from 'node:crypto';
import { safeFileName } from '../safe-file-name.ts';
import type { FileSaver } from '../../ports.ts';

export interface Download {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** Files waiting for the page to fetch them. */
export interface DownloadFileSaver extends FileSaver {
  /** The file of this id, once. */
  take(id: string): Download | undefined;
}

/** A page that never fetches must not fill the memory. */
const MAX_WAITING = 8;

/** Answers a path of the till's own origin that works once. Its 256 random bits are the permission to fetch it. */
export function createDownloadFileSaver(): DownloadFileSaver {
  const waiting = new Map<string, Download>();
  return {
    save: (file) => {
      const id = randomBytes(32).toString('base64url');
      const fileName = safeFileName(file.fileName);
      for (const oldest of waiting.keys()) {
        if (waiting.size < MAX_WAITING) break;
        waiting.delete(oldest);
      }
      waiting.set(id, { fileName, mimeType: file.mimeType, bytes: Uint8Array.from(file.bytes) });
      return Promise.resolve({ kind: 'download', fileName, path: `/download/${id}` });
    },
    take: (id) => {
      const download = waiting.get(id);
      waiting.delete(id);
      return download;
    },
  };
}
