import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { SECURITY_HEADERS } from './security-headers.ts';

export interface StaticFile {
  readonly mimeType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The built renderer by the path it is asked for: `/index.html`, `/assets/…`. Nothing else exists. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

export interface StaticAnswer {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * Reads the built renderer once. Files of a kind the page does not need (source maps, dot files) are left out, and so are links: a
 * path that was not a plain file when the till opened does not exist for it.
 *
 * @throws when `rendererDir` is missing or holds no index.html.
 */
export function listStaticFiles(rendererDir: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  const visit = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = `${prefix}/${entry.name}`;
      const mimeType = MIME_TYPES[extname(entry.name)];
      if (entry.isDirectory()) visit(join(folder, entry.name), path);
      else if (entry.isFile() && mimeType !== undefined) {
        files.set(path, { mimeType, bytes: readFileSync(join(folder, entry.name)) });
      }
    }
  };
  visit(rendererDir, '');
  if (!files.has('/index.html')) throw new Error(`no index.html in ${rendererDir}`);
  return files;
}

/**
 * Answers a request for a file of the renderer. `path` is compared as it came: it is neither decoded nor joined to a folder, so a
 * path that climbs, in whatever spelling, is one that is not listed.
 */
export function answerStatic(files: StaticFiles, method: string, path: string): StaticAnswer {
  const file = files.get(path);
  if (file === undefined) return refuse(404);
  if (method !== 'GET' && method !== 'HEAD') return refuse(405);
  return {
    status: 200,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': file.mimeType,
      'Content-Length': String(file.bytes.byteLength),
    },
    body: method === 'GET' ? file.bytes : null,
  };
}

function refuse(status: 404 | 405): StaticAnswer {
  const text = new TextEncoder().encode(status === 404 ? 'Not found\n' : 'Method not allowed\n');
  return {
    status,
    headers: {
      ...SECURITY_HEADERS,
      ...(status === 405 ? { Allow: 'GET, HEAD' } : {}),
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': String(text.byteLength),
    },
    body: text,
  };
}
