import { expectAccessible } from './accessible.ts';
import { expect, test, type SimulatedShop } from './simulated-shop.ts';
import { expectChargeState, openShiftAndStock } from './steps.ts';

const LINES = ['00123;Café Del Puerto;Almacén;45,90;21;10'];

/** The cable is out: nothing answers, and the system says so. Answers how to put it back. */
async function cutNetwork({ simulator, till }: SimulatedShop): Promise<() => Promise<void>> {
  const restore = simulator.faults.inject({ fault: { kind: 'drop_request' }, times: 1_000_000 });
  await till.call('till.networkSignal', { hasNetwork: false });
  await expect.poll(() => reachOf(till), { timeout: 30_000 }).toBe('no_network');
  return async () => {
    restore();
    await till.call('till.networkSignal', { hasNetwork: true });
    await expect.poll(() => reachOf(till), { timeout: 30_000 }).toBe('online');
  };
}

async function reachOf(till: SimulatedShop['till']): Promise<string> {
  const status = (await till.call('till.status')) as { reach: { state: string } };
  return status.reach.state;
}

async function scanOne(shop: SimulatedShop): Promise<void> {
  await shop.scan('00123');
  await expect(shop.page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
}

test('without network the card dialog says so, offers what works, and sends nothing by itself when it returns', async ({
  shop,
}) => {
  const { page, t, till, terminalId, simulator } = shop;
  await openShiftAndStock(shop, LINES);
  await till.call('till.setTerminal', { requestId: crypto.randomUUID(), terminalId });
  const returnNetwork = await cutNetwork(shop);
  await scanOne(shop);
  await page.keyboard.press('F9');
  const notice = page.getByTestId('no-card-now');
  await expect(notice).toContainText(t('card.away.no_network'));
  await expect(page.getByText(t('card.away.byHand'))).toBeVisible();
  await expectAccessible(page, 'no card now');
  // Enter pressed once too often books nothing that nobody paid.
  await expect(page.getByRole('button', { name: t('common.back') })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('F9');
  await expect(notice).toBeVisible();
  await page.keyboard.press('F6');
  await expect(page.getByRole('heading', { name: t('other.title') })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F9');
  await page.keyboard.press('F8');
  await expect(page.getByLabel(t('cash.received'))).toBeFocused();
  await page.keyboard.press('Escape');

  await page.keyboard.press('F9');
  await expect(notice).toBeVisible();
  await returnNetwork();
  await expect(notice).toContainText(t('card.away.returned'));
  expect(simulator.truth()).toEqual([]);
  await page.getByRole('button', { name: t('card.away.charge') }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('receipt.title', { number: 1 }) })).toBeVisible({
    timeout: 30_000,
  });
});

test('a charge that was tried all the same is cancelled, and the sale is charged later', async ({ shop }) => {
  const { page, t, till, terminalId } = shop;
  await openShiftAndStock(shop, LINES);
  await till.call('till.setTerminal', { requestId: crypto.randomUUID(), terminalId });
  // Nobody listens any more: no byte leaves the till.
  await shop.simulator.close();
  await till.call('till.networkSignal', { hasNetwork: false });
  await expect.poll(() => reachOf(till), { timeout: 30_000 }).toBe('no_network');
  await scanOne(shop);
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: t('card.away.try') }).click();
  await expect(page.getByText(t('card.away.warning'))).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('card.away.cancelFirst'))).toBeVisible();
  await expectAccessible(page, 'charge without network');
  await page.keyboard.press('Control+Delete');
  await expectChargeState(shop, 'canceled', 30_000);
  await page.keyboard.press('F7');
  await expect(page.getByRole('textbox', { name: t('defer.name') })).toBeFocused();
  await page.keyboard.type('Ana', { delay: 60 });
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('receipt-unpaid')).toContainText(t('receipt.unpaid'));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('exposure-strip')).toBeVisible();
});
