import type { Language } from '#app/domain/site.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { expectChargeState, openShiftAndStock } from './steps.ts';

const LANGUAGES: readonly Language[] = ['es-AR', 'es-MX', 'pt-BR', 'en'];

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('every screen meets WCAG 2.2 AA and speaks its language', async ({ counter }) => {
      const { page, t } = counter;
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expectAccessible(page, 'open the shift');
      await openShiftAndStock(counter);
      await counter.scan('00123');
      await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
      await expectAccessible(page, 'till');
      await page.keyboard.press('F8');
      await expect(page.getByLabel(t('cash.received'))).toBeVisible();
      await expectAccessible(page, 'cash');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F9');
      await page.keyboard.press('Enter');
      await expectChargeState(counter, 'at_terminal');
      await expectAccessible(page, 'charge');
      await expect(page.getByTestId('receipt')).toBeVisible({ timeout: 15_000 });
      await expectAccessible(page, 'receipt');
      await page.keyboard.press('Enter');
      for (const [key, heading] of [
        ['Alt+2', t('sales.recent.title')],
        ['Alt+3', t('day.close.title')],
        ['Alt+4', t('catalogue.title')],
        ['Alt+5', t('account.title')],
      ] as const) {
        await page.keyboard.press(key);
        await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
        await expectAccessible(page, heading);
      }
    });
  });
}
