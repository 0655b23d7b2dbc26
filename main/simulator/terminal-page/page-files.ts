import { readFile } from 'node:fs/promises';

/** The files of the page, by the path they are served under. No other path leads to a file. */
export const PAGE_FILES = {
  '/terminal': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/terminal/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/terminal/icon.svg': { file: 'icon.svg', type: 'image/svg+xml' },
  '/terminal/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
  '/terminal/device.css': { file: 'device.css', type: 'text/css; charset=utf-8' },
  '/terminal/screen.css': { file: 'screen.css', type: 'text/css; charset=utf-8' },
  '/terminal/main.js': { file: 'main.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/api.js': { file: 'api.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/cards.js': { file: 'cards.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/device.js': { file: 'device.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/dom.js': { file: 'dom.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/hand.js': { file: 'hand.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/icons.js': { file: 'icons.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/keyboard.js': { file: 'keyboard.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/lists.js': { file: 'lists.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/money.js': { file: 'money.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/screens.js': { file: 'screens.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/slip.js': { file: 'slip.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/words.js': { file: 'words.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/words/en.js': { file: 'words/en.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/words/es-ar.js': { file: 'words/es-ar.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/words/es-mx.js': { file: 'words/es-mx.js', type: 'text/javascript; charset=utf-8' },
  '/terminal/words/pt-br.js': { file: 'words/pt-br.js', type: 'text/javascript; charset=utf-8' },
} as const;

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

/** The file served under `path`; undefined when there is none. Rejects with what the file system throws. */
export async function readPageFile(path: string): Promise<PageFile | undefined> {
  const known = Object.entries(PAGE_FILES).find(([served]) => served === path);
  if (known === undefined) return undefined;
  const [, { file, type }] = known;
  return { type, bytes: await readFile(new URL(`./page/${file}`, import.meta.url)) };
}
