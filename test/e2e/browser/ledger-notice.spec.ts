import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './accessible.ts';
import { openShiftAndStock } from './steps.ts';
import { expect, test } from './simulated-shop.ts';

test('an old copy of the ledger is made whole from its journal, and the till says so', async ({ shop }) => {
  const { page, t } = shop;
  await openShiftAndStock(shop);
  const ledgerFile = join(shop.till.dataDir, 'practice', 'ledger-MLA.sqlite');
  const copy = join(shop.till.dataDir, 'copy.sqlite');
  await shop.till.stop();
  copyFileSync(ledgerFile, copy);
  await shop.killAndRestart();
  await expect(page.getByTestId('ledger-notice')).toHaveCount(0);

  await shop.scan('00123');
  await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('receipt')).toBeVisible();
  await shop.till.stop();
  copyFileSync(copy, ledgerFile);

  await shop.killAndRestart();
  const notice = page.getByTestId('ledger-notice');
  const [beforeCount = ''] = t('ledger.notice.restored_from_journal', { n: '#' }).split('#');
  await expect(notice).toContainText(beforeCount.trim());
  await expectAccessible(page, 'ledger notice');
  await page.keyboard.press('Alt+3');
  await expect(notice).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(notice).toHaveCount(0);
  await expect(shop.till.call('selling.recent', { limit: 5 })).resolves.toMatchObject({
    sales: [{ number: 1 }],
  });
});

test('the till hears of the network when the machine has one again', async ({ shop }) => {
  const { page } = shop;
  await openShiftAndStock(shop);
  const [call] = await Promise.all([
    page.waitForRequest((request) => request.postData()?.includes('till.networkSignal') === true),
    page.evaluate(() => window.dispatchEvent(new Event('online'))),
  ]);
  expect((await call.response())?.status()).toBe(200);
});
