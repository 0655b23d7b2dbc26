import { expect, test as base, type Page } from '@playwright/test';
import { translate, type MessageParams } from '#app/i18n/translate.ts';
import type { MessageKey } from '#app/i18n/messages.ts';
import type { Language } from '#app/domain/site.ts';
import { makeDataDir, startTill, type TillProcess, type TillProcessOptions } from './till-process.ts';

export { expect } from '@playwright/test';

/** A till and a page on it, in the language of the test; nothing of another test in it. */
export interface Counter {
  readonly page: Page;
  readonly language: Language;
  till: TillProcess;
  /** The screen's own words. */
  readonly t: (key: MessageKey, params?: MessageParams) => string;
  /** Kills the till as `kill -9` does and starts it again on the same folder, in the same page. */
  readonly killAndRestart: () => Promise<void>;
  /** Reads a code as a scanner types it: a burst ended by Enter, wherever the focus is. */
  readonly scan: (code: string) => Promise<void>;
}

interface Options {
  language: Language;
  site: TillProcessOptions['site'];
}

export const test = base.extend<Options & { counter: Counter }>({
  language: ['es-AR', { option: true }],
  site: [undefined, { option: true }],
  counter: async ({ page, language, site }, use) => {
    const dataDir = makeDataDir();
    const options = { language, dataDir: dataDir.path, ...(site === undefined ? {} : { site }) };
    try {
      await useCounter(page, language, () => startTill(options), use);
    } finally {
      dataDir.remove();
    }
  },
});

/** Opens a page on the till that `start` starts, lends it out, and fails when the page complained meanwhile. */
export async function useCounter(
  page: Page,
  language: Language,
  start: () => Promise<TillProcess>,
  use: (counter: Counter) => Promise<void>,
): Promise<void> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    const isExpected = /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|net::ERR_/.test(
      message.text(),
    );
    if (message.type() === 'error' && !isExpected) complaints.push(`console: ${message.text()}`);
  });
  const counter: Counter = {
    page,
    language,
    till: await start(),
    t: (key, params) => translate(language, key, params),
    killAndRestart: async () => {
      await counter.till.kill();
      counter.till = await start();
      await page.goto(counter.till.url);
      await ready(counter);
    },
    scan: (code) => page.evaluate(pressAtOnce, Array.from(code)),
  };
  try {
    await page.goto(counter.till.url);
    await ready(counter);
    await use(counter);
    // Whatever the test was about: no violation of the content policy, no error nobody looks at.
    if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join('\n')}`);
  } finally {
    await counter.till.stop();
  }
}

/** The screens answer keys once the frame is there and nothing is being recovered. */
async function ready({ page, t }: Counter): Promise<void> {
  await expect(page.getByLabel(t('shell.language.label'))).toBeVisible();
}

/**
 * Runs in the page: every key of a scan in one turn, as a scanner's keys lie in the browser's queue. Sent one by one from outside they
 * are as far apart as the machine is busy, and then they are a person's.
 */
function pressAtOnce(characters: readonly string[]): void {
  for (const key of [...characters, 'Enter']) {
    const target = document.activeElement ?? document.body;
    for (const type of ['keydown', 'keyup']) {
      target.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true, composed: true }));
    }
  }
}
