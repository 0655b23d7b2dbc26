/// <reference types="electron" />
import { StrictEmitter } from './strict-emitter.ts';

export interface FakeFrame {
  url: string;
}

type ContentsEvent =
  | 'will-navigate'
  | 'will-frame-navigate'
  | 'will-redirect'
  | 'will-attach-webview'
  | 'render-process-gone'
  | 'destroyed';

/** A page: records what it is sent, and asks the listeners what Electron would ask them. */
export class FakeWebContents extends StrictEmitter<ContentsEvent> {
  readonly id: number;
  readonly mainFrame: FakeFrame = { url: 'about:blank' };
  readonly sent: { readonly channel: string; readonly args: readonly unknown[] }[] = [];
  reloads = 0;
  #isDestroyed = false;
  #windowOpenHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;

  constructor(id: number) {
    super(
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
      'render-process-gone',
      'destroyed',
    );
    this.id = id;
  }

  send(channel: string, ...args: readonly unknown[]): void {
    if (this.#isDestroyed) throw new Error('Object has been destroyed');
    this.sent.push({ channel, args });
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  reload(): void {
    this.reloads += 1;
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.#windowOpenHandler = handler;
  }

  /** Whether Electron would go to `url` after asking the listeners of `name`. */
  goesTo(name: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', url: string): boolean {
    const details = { url, isSameDocument: false, isMainFrame: name !== 'will-frame-navigate', frame: null };
    return this.#isAllowed(name, details, url);
  }

  attachesWebview(): boolean {
    return this.#isAllowed('will-attach-webview', {}, {}, { src: 'app://till/index.html' });
  }

  /** What `window.open(url)` would do; Electron opens a window where nobody decided. */
  opensWindow(url: string): boolean {
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    };
    return this.#windowOpenHandler?.(details as Electron.HandlerDetails).action !== 'deny';
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.emit('destroyed');
  }

  #isAllowed(name: ContentsEvent, details: object, ...args: readonly unknown[]): boolean {
    let isPrevented = false;
    const preventDefault = (): void => {
      isPrevented = true;
    };
    this.emit(name, Object.assign(details, { preventDefault }), ...args);
    return !isPrevented;
  }
}
