import type { Locator } from '@playwright/test';
import { expect, test, type Counter } from './fixtures.ts';
import { CATALOGUE } from './steps.ts';

const MOST_TABS = 60;

/** Presses Tab until `target` has the focus, as somebody without a mouse does. */
async function tabTo({ page }: Counter, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('no number of tabs leads there');
}

test('a whole day without a mouse: import, sell, charge, close, save', async ({ counter }) => {
  const { page, t } = counter;

  await page.keyboard.press('Alt+4');
  await tabTo(
    counter,
    page.getByRole('button', { name: t('catalogue.import.choose') }).and(page.locator('button')),
  );
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles(CATALOGUE);
  await tabTo(counter, page.getByRole('button', { name: /20\.000/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('product-count')).toContainText('20.000');

  await page.keyboard.press('Alt+1');
  await expect(page.getByLabel(t('shift.open.float'))).toBeFocused();
  await page.keyboard.type('500', { delay: 80 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: t('till.search.label') })).toBeFocused();

  await page.keyboard.type('yerba', { delay: 80 });
  await expect(page.getByRole('listbox').getByRole('option').nth(1)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const lines = page.getByTestId('basket-lines').getByRole('listitem');
  await expect(lines).toHaveCount(1);
  await page.keyboard.press('+');
  await expect(lines.first()).toContainText('2');
  await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('receipt.title', { number: 1 }) })).toBeVisible();
  await page.keyboard.press('Enter');

  await counter.scan('7790001582683');
  await expect(lines).toHaveCount(1);
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('receipt.title', { number: 2 }) })).toBeVisible({
    timeout: 15_000,
  });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: t('till.search.label') })).toBeFocused();

  await page.keyboard.press('Alt+3');
  await tabTo(counter, page.getByLabel(t('day.close.counted')));
  await page.keyboard.type('500', { delay: 80 });
  await page.keyboard.press('Enter');
  await tabTo(counter, page.getByRole('dialog').getByRole('button', { name: t('day.close.button') }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('day.z.title', { number: 1 }) })).toBeVisible();
  await tabTo(counter, page.getByRole('button', { name: t('day.export.csv') }));
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/^mostrador-Z-0001-\d{4}-\d\d-\d\d\.csv$/);
});
