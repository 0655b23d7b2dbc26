import type { DeferralDetail } from '#app/contract/deferrals.ts';
import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { expectAccessible } from './accessible.ts';
import { leaveUnpaid, openBook, openDeferral, sendCharge } from './deferral-steps.ts';
import { expect, test, type SimulatedShop } from './simulated-shop.ts';
import { expectChargeState, openShiftAndStock } from './steps.ts';

const pesos = (amountMinor: number) => formatMoney(amountMinor, 'ARS', 'es-AR');

/** Goes from the opened deferral to the form that would send `amountMinor`, or all of it. */
async function goToForm({ page, t }: SimulatedShop, amount?: string): Promise<void> {
  await page.getByRole('button', { name: t('deferrals.action.charge'), exact: true }).click();
  if (amount !== undefined) await page.getByLabel(t('common.amount')).fill(amount);
  await page.getByRole('button', { name: t('deferrals.charge.next') }).click();
}

async function walkAway({ till }: SimulatedShop): Promise<void> {
  await till.call('practice.setCustomer', {
    requestId: crypto.randomUUID(),
    customer: { kind: 'walks_away' },
  });
}

test('an approval that comes after the end of a charge is said wherever one is', async ({ shop }) => {
  const { page, t, till, simulator } = shop;
  await openShiftAndStock(shop, ['00123;Café Del Puerto;Almacén;4500,00;21;900']);
  const deferral = await leaveUnpaid(shop, { name: 'Ana Sosa' });
  await walkAway(shop);
  await openBook(shop);
  await openDeferral(shop, deferral);
  await goToForm(shop);
  await sendCharge(shop);
  await expectChargeState(shop, 'at_terminal');
  await page.keyboard.press('Control+Delete');
  await expectChargeState(shop, 'canceled', 30_000);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('combobox', { name: t('till.search.label') })).toBeFocused();

  const { deferralId } = deferral;
  const { charges } = (await till.call('deferrals.get', { deferralId })) as DeferralDetail;
  simulator.approveLate(charges[0]?.orderId ?? '');
  await till.call('charging.refresh', { chargeId: charges[0]?.chargeId });
  const notice = page.getByTestId('notice');
  await expect(notice).toContainText(t('charge.state.processed.title'));
  await expect(notice).toContainText(pesos(deferral.amountMinor));
  await expect(notice).toContainText(t('receipt.title', { number: deferral.saleNumber }));
});

test('less than a card can be charged is not sent, and what takes it instead is said', async ({ shop }) => {
  const { page, t, simulator } = shop;
  await openShiftAndStock(shop, ['00123;Café Del Puerto;Almacén;45,00;21;900']);
  const deferral = await leaveUnpaid(shop);
  await openBook(shop);
  await openDeferral(shop, deferral);
  await goToForm(shop, '14,99');
  await expect(page.getByTestId('charge-elsewhere')).toContainText(
    t('card.belowMinimum', { min: pesos(1_500) }),
  );
  await expect(page.getByRole('button', { name: t('common.back') })).toBeFocused();
  await expectAccessible(page, 'below the minimum');
  await page.keyboard.press('Enter');
  await goToForm(shop, '15,00');
  await sendCharge(shop);
  await expect(page.getByTestId('charge-left')).toBeVisible();
  expect(simulator.truth()).toHaveLength(1);
});

test('whoever is told that another window charges it is led there, with nothing left to send', async ({
  shop,
}) => {
  const { page, t, till, terminalId, simulator } = shop;
  await openShiftAndStock(shop, ['00123;Café Del Puerto;Almacén;4500,00;21;900']);
  const deferral = await leaveUnpaid(shop);
  const { deferralId, amountMinor } = deferral;
  await walkAway(shop);
  await openBook(shop);
  await openDeferral(shop, deferral);
  await goToForm(shop);
  // The other window is quicker by the time that this one's request is on its way.
  await page.route('**/call', async (route) => {
    const { method } = route.request().postDataJSON() as { method: string };
    if (method !== 'deferrals.charge') return route.continue();
    await till.call('deferrals.charge', {
      requestId: crypto.randomUUID(),
      deferralId,
      amountMinor,
      terminalId,
      options: NO_OPTIONS,
      isRepeatMeant: false,
    });
    return route.continue();
  });
  await sendCharge(shop);
  await expect(page.getByRole('button', { name: t('deferrals.obstacle.charge.see') })).toBeFocused();
  await expect(page.getByRole('button', { name: /^Cobrar \$/ })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expectChargeState(shop, 'at_terminal');
  expect(simulator.truth()).toHaveLength(1);
});
