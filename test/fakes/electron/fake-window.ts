/// <reference types="electron" />
import type { FakeWebContents } from './fake-web-contents.ts';
import { StrictEmitter } from './strict-emitter.ts';

/** A window that was opened, with the options it was opened with. */
export class FakeWindow extends StrictEmitter<'ready-to-show' | 'closed' | 'page-title-updated'> {
  readonly webContents: FakeWebContents;
  readonly options: Electron.BrowserWindowConstructorOptions;
  isShown: boolean;
  isFocused = false;
  /** What stands in the window's frame. */
  title: string;
  loaded: Response | undefined;
  readonly #load: (url: string) => Promise<Response>;

  constructor(
    options: Electron.BrowserWindowConstructorOptions,
    contents: FakeWebContents,
    load: (url: string) => Promise<Response>,
  ) {
    super('ready-to-show', 'closed', 'page-title-updated');
    this.options = options;
    this.webContents = contents;
    this.isShown = options.show ?? true;
    this.title = options.title ?? 'Electron';
    this.#load = load;
  }

  async loadURL(url: string): Promise<void> {
    this.loaded = await this.#load(url);
    if (!this.loaded.ok) throw new Error(`ERR_FAILED (-2) loading '${url}'`);
    this.webContents.mainFrame.url = url;
    this.emit('ready-to-show');
  }

  /** The page sets `document.title`: the frame follows unless a listener prevents it. */
  pageSetsTitle(title: string): void {
    const event = { isPrevented: false, preventDefault: () => (event.isPrevented = true) };
    this.emit('page-title-updated', event, title, true);
    if (!event.isPrevented) this.title = title;
  }

  show(): void {
    this.isShown = true;
  }

  focus(): void {
    this.isFocused = true;
  }

  isMinimized(): boolean {
    return false;
  }

  close(): void {
    this.emit('closed');
    this.webContents.destroy();
  }
}
