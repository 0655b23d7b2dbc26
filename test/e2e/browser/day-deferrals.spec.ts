import type { Language } from '#app/domain/site.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { expectAccessible } from './accessible.ts';
import { leaveUnpaid } from './deferral-steps.ts';
import { expect, test } from './simulated-shop.ts';
import { openShiftAndStock } from './steps.ts';

const LANGUAGES: readonly Language[] = ['es-AR', 'es-MX', 'pt-BR', 'en'];
const COFFEE = '00123;Café Del Puerto;Almacén;4599,90;21;90';
const PRICE_MINOR = 459_990;

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('the day tells what was left unpaid, what came of it and what is owed', async ({ shop }) => {
      const { page, t, till } = shop;
      const money = (amountMinor: number): string => formatMoney(amountMinor, 'ARS', language);
      const requestId = (): string => crypto.randomUUID();
      await openShiftAndStock(shop, [COFFEE]);
      await page.keyboard.press('Alt+3');
      const report = page.getByTestId('day-report');
      await expect(report).toContainText(t('report.deferrals.none'));
      await expect(report).not.toContainText(t('report.tender.deferred'));

      const paid = await leaveUnpaid(shop, { name: 'Ana Sosa' });
      const returned = await leaveUnpaid(shop, { name: 'Bruno Díaz' });
      await leaveUnpaid(shop, { name: 'Carla Ríos', quantity: 2 });
      const { deferralId } = paid;
      await till.call('deferrals.payCash', {
        requestId: requestId(),
        deferralId,
        amountMinor: 159_990,
        receivedMinor: 159_990,
      });
      await till.call('deferrals.payOther', {
        requestId: requestId(),
        deferralId,
        amountMinor: 100_000,
        method: 'transfer',
        reference: '',
      });
      await till.call('deferrals.returnGoods', {
        requestId: requestId(),
        deferralId: returned.deferralId,
        approval: { approver: 'Eva', role: 'owner', reason: 'no era' },
      });

      const row = (name: string) =>
        report.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
      await expect(row(t('report.tender.deferred'))).toContainText(money(4 * PRICE_MINOR));
      await expect(row(t('report.deferrals.captured'))).toContainText(money(4 * PRICE_MINOR));
      await expect(row(t('report.deferrals.cash'))).toContainText(money(-159_990));
      await expect(row(t('report.deferrals.other'))).toContainText(money(-100_000));
      await expect(row(t('report.deferrals.owed'))).toContainText(money(2 * PRICE_MINOR + 200_000));
      await expect(row(t('report.age.today'))).toContainText(money(2 * PRICE_MINOR + 200_000));
      await expect(row(t('tender.method.transfer'))).toContainText(money(100_000));
      await expect(row(t('report.cash.collected'))).toContainText(money(159_990));
      await expect(row(t('report.sales.net'))).toContainText(money(3 * PRICE_MINOR));
      await expectAccessible(page, 'day with unpaid sales');
      for (const [width, height] of [
        [1366, 768],
        [1024, 768],
      ] as const) {
        await page.setViewportSize({ width, height });
        const isCut = await report.evaluate((element) => element.scrollWidth > element.clientWidth + 1);
        expect(isCut, `cut at ${width}`).toBe(false);
      }

      await page.getByRole('button', { name: t('report.deferrals.see') }).click();
      await expect(page.getByTestId('deferrals')).toContainText('Carla Ríos');
    });
  });
}

test('a slip that is not found has to be known to close, and stays on the Z', async ({ shop }) => {
  const { page, t, till, terminalId } = shop;
  await openShiftAndStock(shop, [COFFEE]);
  const { deferralId, owedMinor } = await leaveUnpaid(shop);
  await till.call('deferrals.takeByHand', {
    requestId: crypto.randomUUID(),
    deferralId,
    slip: { terminalId, amountMinor: owedMinor, lastDigits: '0009', authorizationCode: 'ZZ-1' },
  });
  await page.keyboard.press('Alt+3');
  await expect(page.getByText(t('day.close.openSlips', { n: 1 }))).toBeVisible();
  await expect(page.getByText(t('day.close.unresolved', { n: 0 }))).toHaveCount(0);
  await page.getByLabel(t('day.close.counted')).fill('1000');
  const close = page.getByRole('button', { name: t('day.close.button') });
  await expect(close).toBeDisabled();
  await page.getByLabel(t('day.close.accept')).check();
  await close.click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('day.close.button') })
    .click();
  await expect(page.getByRole('heading', { name: t('day.z.title', { number: 1 }) })).toBeVisible();
  await expect(page.getByTestId('day-report')).toContainText(t('report.deferrals.openSlips'));
  await expect(page.getByRole('button', { name: t('report.deferrals.see') })).toHaveCount(0);
});
