import type { Language } from '#app/domain/site.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { expectAccessible } from './accessible.ts';
import { openShiftAndStock } from './steps.ts';
import { expect, test, type SimulatedShop } from './simulated-shop.ts';

const LANGUAGES: readonly Language[] = ['es-AR', 'es-MX', 'pt-BR', 'en'];
const COFFEE = '00123;Café Del Puerto;Almacén;4599,90;21;10';
const PRICE_MINOR = 459_990;

/** Sells one coffee by card and leaves its receipt on the screen. */
async function sellByCard(shop: SimulatedShop, saleNumber = 1): Promise<void> {
  const { page, t } = shop;
  await shop.scan('00123');
  await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('receipt.title', { number: saleNumber }) })).toBeVisible();
}

/** Fills in who and why; the amount only when it can be chosen. */
async function askRefund(shop: SimulatedShop, amount: string | null): Promise<void> {
  const { page, t } = shop;
  const dialog = page.getByRole('dialog');
  if (amount !== null) await dialog.getByLabel(t('refund.amount')).fill(amount);
  await dialog.getByLabel(t('refund.approver')).fill('Marta');
  await dialog.getByLabel(t('role.label')).selectOption({ label: t('role.manager') });
  await dialog.getByLabel(t('settle.reason')).fill('Trajo el producto');
  await dialog.getByRole('button', { name: t('refund.confirm', { amount: '' }).trim() }).click();
}

/** An amount as a person of the language types it. */
function typed(amountMinor: number, language: Language): string {
  const mark = language === 'es-AR' || language === 'pt-BR' ? ',' : '.';
  return `${Math.floor(amountMinor / 100)}${mark}${String(amountMinor % 100).padStart(2, '0')}`;
}

async function chargeIdOf({ till }: SimulatedShop): Promise<string> {
  const { sales } = (await till.call('selling.recent', { limit: 1 })) as { sales: { saleId: string }[] };
  const receipt = await till.call('selling.receipt', { saleId: sales[0]?.saleId });
  return (receipt as { tenders: { chargeId: string }[] }).tenders[0]?.chargeId ?? '';
}

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('part of a card sale goes back, then the rest, and the Z tells it', async ({ shop }) => {
      const { page, t, till } = shop;
      const money = (amountMinor: number): string => formatMoney(amountMinor, 'ARS', language);
      await openShiftAndStock(shop, [COFFEE]);
      await sellByCard(shop);
      await page.getByRole('button', { name: t('refund.button') }).click();
      await expect(page.getByTestId('refund-left')).toHaveText(money(PRICE_MINOR));
      await expect(page.getByText(t('refund.none'))).toBeVisible();
      await expectAccessible(page, 'refund');
      await askRefund(shop, typed(100_000, language));
      const refunds = page.getByTestId('refund');
      await expect(refunds).toHaveCount(1);
      await expect(refunds.first()).toHaveAttribute('data-refund-state', 'done');
      await expect(refunds.first()).toContainText(t('refund.state.done'));
      await expect(page.getByTestId('refund-given')).toHaveText(money(100_000));
      await expect(page.getByTestId('refund-left')).toHaveText(money(PRICE_MINOR - 100_000));

      await page
        .getByRole('button', { name: t('refund.all', { amount: money(PRICE_MINOR - 100_000) }) })
        .click();
      await askRefund(shop, null);
      await expect(refunds).toHaveCount(2);
      await expect(refunds.nth(1)).toHaveAttribute('data-refund-state', 'done');
      await expect(page.getByText(t('refund.nothingLeft'))).toBeVisible();
      await expectAccessible(page, 'refunds done');
      expect(shop.simulator.truth()).toMatchObject([
        { chargedMinor: PRICE_MINOR, refundedMinor: PRICE_MINOR },
      ]);

      await page.keyboard.press('Escape');
      await expect(page.getByTestId('receipt-refund')).toHaveCount(2);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+3');
      const report = page.getByTestId('day-report');
      await expect(report).toContainText(t('report.refunds'));
      await expect(report).toContainText(t('report.sales.net'));
      await expect(report).toContainText(t('report.refundTaxes'));
      await expectAccessible(page, 'day with refunds');
      await till.call('day.close', {
        requestId: crypto.randomUUID(),
        countedMinor: 100_000,
        acceptsUnresolved: false,
      });
      await expect(till.call('day.get', { zNumber: 1 })).resolves.toMatchObject({
        sales: { totalMinor: PRICE_MINOR },
        refunds: [{ origin: 'till', count: 2, amountMinor: PRICE_MINOR }],
        refundsUnderWay: { count: 0 },
        approvedWithoutSale: [],
      });
    });
  });
}

test('more than is left cannot be asked for, and nothing is said to be back before it is', async ({
  shop,
}) => {
  const { page, t, simulator } = shop;
  await openShiftAndStock(shop, [COFFEE]);
  await sellByCard(shop);
  await page.getByRole('button', { name: t('refund.button') }).click();
  const amount = page.getByLabel(t('refund.amount'));
  await expect(amount).toBeFocused();
  await amount.fill('5000');
  await page.getByLabel(t('refund.approver')).fill('Marta');
  await page.getByLabel(t('settle.reason')).fill('Error');
  await expect(page.getByText(t('refund.tooMuch', { amount: '$\u00a04.599,90' }))).toBeVisible();
  await expect(page.getByRole('button', { name: t('refund.confirm', { amount: '' }).trim() })).toBeDisabled();
  simulator.setRefundRules({ processingMs: 3_600_000 });
  await amount.fill('1000');
  await page.keyboard.press('Enter');
  const refund = page.getByTestId('refund');
  await expect(refund).toHaveAttribute('data-refund-state', 'requested');
  await expect(refund).toContainText(t('refund.state.requested'));
  await expect(page.getByText(t('refund.openOne'))).toBeVisible();
  await expect(page.getByTestId('refund-given')).toHaveText('$\u00a00,00');
  await expect(page.getByRole('dialog')).not.toContainText(t('refund.state.done.text'));
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('receipt-refund')).toContainText(
    t('receipt.refund.open', { state: t('refund.state.requested') }),
  );
});

test('a refusal says why and what to do, and leaves the money where it was', async ({ shop }) => {
  const { page, t, simulator } = shop;
  await openShiftAndStock(shop, [COFFEE]);
  await sellByCard(shop);
  simulator.setRefundRules({ balanceMinor: 0 });
  await page.getByRole('button', { name: t('refund.button') }).click();
  await askRefund(shop, '1000');
  const refund = page.getByTestId('refund');
  await expect(refund).toHaveAttribute('data-refund-state', 'rejected');
  await expect(refund).toContainText(t('refund.state.rejected'));
  await expect(refund).toContainText(t('refund.refusal.money'));
  await expect(refund).toContainText('insufficient_money_for_refund');
  await expect(page.getByTestId('refund-left')).toHaveText('$\u00a04.599,90');
});

test('a refund made elsewhere is seen when the window is opened', async ({ shop }) => {
  const { page, t, simulator } = shop;
  await openShiftAndStock(shop, [COFFEE]);
  await sellByCard(shop);
  const [order] = simulator.truth();
  const answer = await fetch(`${simulator.url}/v1/orders/${order?.id ?? ''}/refund`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${simulator.accessToken}`,
      'x-idempotency-key': crypto.randomUUID(),
      'content-type': 'application/json',
    },
  });
  expect(answer.status).toBe(201);
  await page.getByRole('button', { name: t('refund.button') }).click();
  const refund = page.getByTestId('refund');
  await expect(refund).toContainText(t('refund.origin.elsewhere'));
  await expect
    .poll(async () => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: t('refund.button') }).click();
      return refund.getAttribute('data-refund-state');
    })
    .toBe('done');
  await expect(page.getByTestId('refund-given')).toHaveText('$\u00a04.599,90');
});

test('without an answer the window says so and shows what the till knows', async ({ shop }) => {
  const { page, t, simulator } = shop;
  await openShiftAndStock(shop, [COFFEE]);
  await sellByCard(shop);
  simulator.faults.inject({ route: 'orders.get', fault: { kind: 'drop_request' } });
  await page.getByRole('button', { name: t('refund.button') }).click();
  await expect(page.getByText(t('refund.offline'))).toBeVisible();
  await expect(page.getByTestId('refund-left')).toHaveText('$\u00a04.599,90');
});

test('an approval without a sale goes back whole, and the Z is clean afterwards', async ({ shop }) => {
  const { page, t, till, simulator } = shop;
  await openShiftAndStock(shop, [COFFEE]);
  simulator.setCustomer({ kind: 'walks_away' });
  await shop.scan('00123');
  await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('charge-state')).toHaveAttribute('data-charge-state', 'created');
  await page.getByRole('button', { name: t('card.cancel') }).click();
  await expect(page.getByTestId('charge-state')).toHaveAttribute('data-charge-state', 'canceled');
  await page.getByRole('button', { name: t('card.takeCash') }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('receipt')).toBeVisible();
  await page.keyboard.press('Enter');
  simulator.approveLate(simulator.truth()[0]?.id ?? '');
  await page.keyboard.press('Alt+2');
  const unresolved = page.getByTestId('unresolved');
  await expect(unresolved).toContainText(t('sales.unresolved.withoutSale'), { timeout: 60_000 });
  await unresolved.getByRole('button', { name: t('refund.button') }).click();
  await expect(page.getByText(t('refund.onlyTotal.noSale'))).toBeVisible();
  await expect(page.getByLabel(t('refund.approver'))).toBeFocused();
  await askRefund(shop, null);
  await expect(page.getByTestId('refund')).toHaveAttribute('data-refund-state', 'done');
  await page.keyboard.press('Escape');
  await expect(unresolved).toContainText(t('sales.unresolved.none'));
  await expect(
    till.call('day.close', { requestId: crypto.randomUUID(), countedMinor: 0, acceptsUnresolved: false }),
  ).resolves.toMatchObject({ approvedWithoutSale: [], unresolved: [] });
});

test('the whole is given back without a mouse', async ({ shop }) => {
  const { page, t } = shop;
  await openShiftAndStock(shop, [COFFEE]);
  await sellByCard(shop);
  const button = page.getByRole('button', { name: t('refund.button') });
  for (let tabs = 0; tabs < 20; tabs += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(t('refund.amount'))).toBeFocused();
  await page.keyboard.type('4599,90', { delay: 80 });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(t('refund.approver'))).toBeFocused();
  await page.keyboard.type('Marta', { delay: 80 });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(t('settle.reason'))).toBeFocused();
  await page.keyboard.type('Vuelve', { delay: 80 });
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('refund')).toHaveAttribute('data-refund-state', 'done');
  await expect(page.getByTestId('refund')).toContainText('Marta');
  await expect(
    shop.till.call('charging.refunds', { chargeId: await chargeIdOf(shop) }),
  ).resolves.toMatchObject({
    refundableMinor: 0,
    refunds: [{ state: 'done', isTotal: true }],
  });
});
