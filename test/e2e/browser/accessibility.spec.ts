import AxeBuilder from '@axe-core/playwright';
import type { Language } from '#app/domain/site.ts';
import { expect, test, type Counter } from './fixtures.ts';
import { expectChargeState, openShiftAndStock } from './steps.ts';

const LANGUAGES: readonly Language[] = ['es-AR', 'es-MX', 'pt-BR', 'en'];

async function expectAccessible({ page }: Counter, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // React Aria's hidden announcer keeps a sentence for seconds after the button that it names has gone.
    .exclude('[data-live-announcer]')
    .analyze();
  expect(
    violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`),
    screen,
  ).toEqual([]);
}

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('every screen meets WCAG 2.2 AA and speaks its language', async ({ counter }) => {
      const { page, t } = counter;
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expectAccessible(counter, 'open the shift');
      await openShiftAndStock(counter);
      await counter.scan('00123');
      await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
      await expectAccessible(counter, 'till');
      await page.keyboard.press('F8');
      await expect(page.getByLabel(t('cash.received'))).toBeVisible();
      await expectAccessible(counter, 'cash');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F9');
      await page.keyboard.press('Enter');
      await expectChargeState(counter, 'at_terminal');
      await expectAccessible(counter, 'charge');
      await expect(page.getByTestId('receipt')).toBeVisible({ timeout: 15_000 });
      await expectAccessible(counter, 'receipt');
      await page.keyboard.press('Enter');
      for (const [key, heading] of [
        ['Alt+2', t('sales.recent.title')],
        ['Alt+3', t('day.close.title')],
        ['Alt+4', t('catalogue.title')],
      ] as const) {
        await page.keyboard.press(key);
        await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
        await expectAccessible(counter, heading);
      }
    });
  });
}
