import { expect, test } from './fixtures.ts';
import { chooseCustomer, expectChargeState, openShiftAndStock } from './steps.ts';

const COFFEE = '00123;Café Del Puerto;Almacén;4599,90;21;10';

test('an amount below the minimum of the country says so and what it is', async ({ counter }) => {
  await openShiftAndStock(counter, ['1;Caramelo;Kiosco;5,00;21;10']);
  const { page } = counter;
  await counter.till.call('catalogue.summary');
  await page.keyboard.type('caram', { delay: 60 });
  await expect(page.getByRole('option', { name: /Caramelo/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('sale-total')).toHaveText('$ 5,00');
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('$ 15,00');
  await expect(counter.till.call('charging.unresolved')).resolves.toEqual({ charges: [] });
});

test('a code nobody has is named, and the basket stays as it was', async ({ counter }) => {
  await openShiftAndStock(counter, [COFFEE]);
  await counter.scan('00123');
  await expect(counter.page.getByTestId('sale-total')).toHaveText('$ 4.599,90');
  await counter.scan('99999999');
  await expect(counter.page.getByTestId('notice')).toContainText('99999999');
  await expect(counter.page.getByTestId('sale-total')).toHaveText('$ 4.599,90');
});

test('a code scanned while cash is counted never lands in the amount', async ({ counter }) => {
  await openShiftAndStock(counter, [COFFEE]);
  const { page, t } = counter;
  await counter.scan('00123');
  await expect(page.getByTestId('sale-total')).toHaveText('$ 4.599,90');
  await page.keyboard.press('F8');
  const received = page.getByLabel(t('cash.received'));
  await expect(received).toBeFocused();
  await counter.scan('7790001582683');
  await expect(page.getByTestId('notice')).toContainText('7790001582683');
  await expect(received).toHaveValue('');
  await expect(counter.till.call('selling.recent', { limit: 5 })).resolves.toEqual({ sales: [] });
});

test('the next customer is served while a charge goes on, and its sale is booked as its own', async ({
  counter,
}) => {
  await openShiftAndStock(counter, [COFFEE, '00124;Té;Almacén;1000,00;21;10']);
  const { page, t, till } = counter;
  await chooseCustomer(counter, 'walks_away');
  await counter.scan('00123');
  await expect(page.getByTestId('sale-total')).toHaveText('$ 4.599,90');
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await expectChargeState(counter, 'at_terminal');
  await page.getByRole('button', { name: t('card.holdAndNext') }).click();
  await counter.scan('00124');
  await expect(page.getByTestId('sale-total')).toHaveText('$ 1.000,00');
  await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('receipt.title', { number: 1 }) })).toBeVisible();
  await page.keyboard.press('Enter');
  await till.call('practice.setCustomer', { requestId: crypto.randomUUID(), customer: { kind: 'pays' } });
  await expect
    .poll(() => till.call('selling.recent', { limit: 5 }), { timeout: 15_000 })
    .toMatchObject({ sales: [{ number: 2, totalMinor: 459_990, tenderKinds: ['card'] }, { number: 1 }] });
});

test('a double press charges once', async ({ counter }) => {
  await openShiftAndStock(counter, [COFFEE]);
  const { page, t, till } = counter;
  await counter.scan('00123');
  await expect(page.getByTestId('sale-total')).toHaveText('$ 4.599,90');
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: /4\.599,90/ }).dblclick();
  await expect(page.getByRole('heading', { name: t('receipt.title', { number: 1 }) })).toBeVisible({
    timeout: 15_000,
  });
  await expect(till.call('day.read')).resolves.toMatchObject({
    charges: [{ state: 'processed', count: 1, amountMinor: 459_990 }],
  });
});

test('a till that is stopped says so, and has the basket when it is started again', async ({ counter }) => {
  await openShiftAndStock(counter, [COFFEE]);
  const { page, t } = counter;
  await counter.scan('00123');
  await expect(page.getByTestId('sale-total')).toHaveText('$ 4.599,90');
  await counter.till.kill();
  await expect(page.getByText(t('shell.lost.title'))).toBeVisible({ timeout: 15_000 });
  await counter.killAndRestart();
  await expect(page.getByTestId('sale-total')).toHaveText('$ 4.599,90');
});

test('a bank that does not answer leads to a form at once, and what the owner writes closes the charge', async ({
  counter,
}) => {
  await openShiftAndStock(counter, [COFFEE]);
  const { page, t } = counter;
  await chooseCustomer(counter, 'slow_issuer');
  await counter.scan('00123');
  await expect(page.getByTestId('sale-total')).toHaveText('$ 4.599,90');
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await expectChargeState(counter, 'action_required', 70_000);
  await expect(page.getByText(t('settle.title'))).toBeVisible({ timeout: 2_000 });
  await page.getByRole('radio', { name: t('settle.charged'), exact: true }).check();
  await page.getByLabel(t('settle.approver')).fill('La encargada');
  await page.getByLabel(t('role.label')).selectOption({ label: t('role.manager') });
  await page.getByLabel(t('settle.reason')).fill('Salió el comprobante');
  await page.getByLabel(t('settle.reference')).fill('004512');
  await page.getByRole('button', { name: t('settle.button') }).click();
  await expect(page.getByRole('heading', { name: t('receipt.title', { number: 1 }) })).toBeVisible();
  await expect(page.getByTestId('receipt')).toContainText(t('receipt.byEvidence'));
  await page.getByRole('button', { name: t('history.button') }).click();
  await expect(page.getByTestId('history')).toContainText(
    t('history.settled.charged', {
      approver: 'La encargada',
      role: t('role.manager'),
      reason: 'Salió el comprobante',
    }),
  );
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t('refund.button') }).click();
  await expect(page.getByText(t('refund.unconfirmed'))).toBeVisible();
});

test('a quantity that is none adds nothing, and stays to be corrected', async ({ counter }) => {
  await openShiftAndStock(counter, [COFFEE]);
  const { page, t } = counter;
  await page.keyboard.type('99999*', { delay: 60 });
  await counter.scan('00123');
  await expect(page.getByTestId('notice')).toContainText('99999');
  await expect(page.getByRole('combobox', { name: t('till.search.label') })).toHaveValue('99999*');
  await expect(page.getByTestId('basket-lines')).toHaveCount(0);
});

test('a second window of the same till follows what the first one charges', async ({ counter, context }) => {
  await openShiftAndStock(counter, [COFFEE]);
  const { page } = counter;
  await counter.scan('00123');
  await expect(page.getByTestId('sale-total')).toHaveText('$ 4.599,90');
  const other = await context.newPage();
  await other.goto(counter.till.url);
  await expect(other.getByTestId('sale-total')).toHaveText('$ 4.599,90');
  await other.keyboard.press('F9');
  await expect(other.getByTestId('charge-amount')).toBeVisible();
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await expect(other.getByTestId('charge-state')).toBeVisible();
  await expect(other.getByTestId('receipt')).toBeVisible();
  await expect(counter.till.call('selling.recent', { limit: 5 })).resolves.toMatchObject({
    sales: [{ number: 1 }],
  });
});
