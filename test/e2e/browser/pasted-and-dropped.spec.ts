import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openShiftAndStock } from './steps.ts';

const MEGABYTE = 'a%_"x 9'.repeat(150_000);
/** A cashier waits no longer for a page that was given too much. */
const ANSWERS_WITHIN_MS = 3_000;

/** Waits until the page has drawn what came before; fails when it takes too long. */
async function drawn(page: Page): Promise<void> {
  const startedMs = Date.now();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  expect(Date.now() - startedMs).toBeLessThan(ANSWERS_WITHIN_MS);
}

/** Drags something over the page and drops it, as the system does; the page's own listeners are all that is in the way. */
async function drop(page: Page, data: { files?: string[]; url?: string }): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const items = data.url === undefined ? [] : [{ mimeType: 'text/uri-list', data: data.url }];
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await browser.send('Input.dispatchDragEvent', {
      type,
      x: 640,
      y: 400,
      data: { items, files: data.files ?? [], dragOperationsMask: 1 },
    });
  }
  await browser.detach();
}

test('a megabyte pasted into the search is searched for or not, and the till goes on', async ({
  counter,
}) => {
  await openShiftAndStock(counter);
  const { page, t } = counter;
  const search = page.getByRole('combobox', { name: t('till.search.label') });
  await search.focus();
  await page.keyboard.insertText(MEGABYTE);
  await drawn(page);
  await search.fill('');
  await counter.scan('00123');
  await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
});

test('a megabyte pasted into an amount is no amount, and another can be typed', async ({ counter }) => {
  const { page, t } = counter;
  const float = page.getByLabel(t('shift.open.float'));
  await float.focus();
  await page.keyboard.insertText(MEGABYTE);
  await drawn(page);
  await page.keyboard.press('Enter');
  await expect(float).toBeVisible();
  await float.fill('500');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: t('till.search.label') })).toBeVisible();
});

test('a file or an address dropped on the till leads nowhere', async ({ counter }) => {
  await openShiftAndStock(counter);
  const { page } = counter;
  const file = join(counter.till.dataDir, 'dropped.html');
  writeFileSync(file, '<title>dropped</title>');
  const before = page.url();
  await drop(page, { files: [file] });
  await drop(page, { url: 'https://evil.example/' });
  await drawn(page);
  expect(page.url()).toBe(before);
  expect(page.context().pages()).toHaveLength(1);
  await counter.scan('00123');
  await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
});

test('all twelve function keys held down freeze nothing', async ({ counter }) => {
  await openShiftAndStock(counter);
  const { page } = counter;
  const keys = Array.from({ length: 12 }, (_, index) => `F${index + 1}`);
  for (const key of keys) await page.keyboard.down(key);
  // A key that is held repeats.
  for (let repeat = 0; repeat < 20; repeat += 1) for (const key of keys) await page.keyboard.down(key);
  for (const key of keys) await page.keyboard.up(key);
  await drawn(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+1');
  await counter.scan('00123');
  await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
});
