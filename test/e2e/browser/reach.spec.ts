import type { ReachState } from '#app/domain/reach.ts';
import type { Language, SiteId } from '#app/domain/site.ts';
import {
  charge,
  connectOnScreen,
  expectSold,
  openAccountShop,
  settleIn,
  terminalRow,
} from './account-steps.ts';
import { expect, test, type AccountShop } from './account-shop.ts';
import { expectAccessible } from './accessible.ts';
import { openShift } from './steps.ts';

const badge = ({ page }: AccountShop) => page.getByTestId('reach-badge');

async function expectReach(shop: AccountShop, shown: ReachState | 'not_connected'): Promise<void> {
  await expect(badge(shop)).toHaveAttribute('data-state', shown, { timeout: 30_000 });
  await expect(badge(shop)).toContainText(shop.t(`reach.badge.${shown}`));
}

/** What the browser says when the machine loses its network or has it again; its way to the till is not touched. */
async function signalNetwork({ page }: AccountShop, hasNetwork: boolean): Promise<void> {
  await page.evaluate((isOnLine) => {
    Object.defineProperty(navigator, 'onLine', { get: () => isOnLine, configurable: true });
    window.dispatchEvent(new Event(isOnLine ? 'online' : 'offline'));
  }, hasNetwork);
}

async function sellForCash(shop: AccountShop): Promise<void> {
  const { page, t } = shop;
  await shop.scan('00123');
  await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('receipt')).toContainText(t('receipt.tender.cash'));
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('receipt')).toHaveCount(0);
}

/** Opens what the badge has to say, and looks at it on both of the smallest screens a till has. */
async function expectExplained(shop: AccountShop, ...sentences: readonly string[]): Promise<void> {
  const { page } = shop;
  for (const viewport of [
    { width: 1024, height: 768 },
    { width: 1366, height: 768 },
  ]) {
    await page.setViewportSize(viewport);
    await expect(badge(shop)).toBeInViewport({ ratio: 1 });
    await badge(shop).click();
    const dialog = page.getByRole('dialog');
    for (const sentence of sentences) await expect(dialog.getByText(sentence)).toBeInViewport();
    await expectAccessible(page, `reach at ${viewport.width}`);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
}

const COUNTRIES: readonly (readonly [SiteId, Language])[] = [
  ['MLA', 'es-AR'],
  ['MLM', 'es-MX'],
  ['MLB', 'pt-BR'],
  ['MLA', 'en'],
];

for (const [accountSite, language] of COUNTRIES) {
  test.describe(`${accountSite} in ${language}`, () => {
    test.use({ accountSite, language });

    test('Mercado Pago goes away and comes back: the badge says so, and selling goes on', async ({
      shop,
    }) => {
      const { page, t, cloud } = shop;
      await settleIn(shop, 'token');
      await expectReach(shop, 'online');
      await badge(shop).click();
      await expect(page.getByRole('dialog').getByText(t('reach.text.online'))).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('reach-news')).toHaveText('');

      await cloud.setProxyMode('407');
      // The list of terminals is a real call that fails.
      await page.keyboard.press('Alt+5');
      await expectReach(shop, 'unreachable');
      await expect(page.getByTestId('reach-news')).toHaveText(t('reach.said.unreachable'));
      await page.keyboard.press('Alt+1');
      await expectExplained(
        shop,
        t('reach.works.cash'),
        t('reach.waits.card'),
        t('reach.itself.never'),
        t('reach.check.proxy'),
      );
      await sellForCash(shop);

      await cloud.setProxyMode('tunnel');
      await signalNetwork(shop, true);
      await expectReach(shop, 'online');
      await expect(page.getByTestId('reach-news')).toHaveText(t('reach.said.online'));
      await charge(shop);
      await expectSold(shop);
    });
  });
}

test('the system’s signal makes the till ask, and decides nothing alone', async ({ shop }) => {
  const { t, cloud } = shop;
  await settleIn(shop, 'token');
  await expectReach(shop, 'online');
  const before = cloud.requests().length;
  await signalNetwork(shop, false);
  await expect.poll(() => cloud.requests().length).toBeGreaterThan(before);
  await expectReach(shop, 'online');

  await signalNetwork(shop, true);
  await cloud.setProxyMode('refuse');
  await signalNetwork(shop, false);
  await expectReach(shop, 'no_network');
  await expectExplained(shop, t('reach.check.no_network'));
  await cloud.setProxyMode('tunnel');
  await signalNetwork(shop, true);
  await expectReach(shop, 'online');
});

test('a till that is started without network sells, closes its day, and goes on when it is back', async ({
  shop,
}) => {
  const { page, t, cloud, simulator } = shop;
  await settleIn(shop, 'token');
  await sellForCash(shop);
  await cloud.setProxyMode('refuse');
  await shop.killAndRestart();
  // This host keeps no permission between runs: nobody asks, and nobody says "online".
  await expectReach(shop, 'not_connected');
  await expectExplained(shop, t('reach.check.not_connected'), t('reach.works.close'));
  await sellForCash(shop);
  await shop.scan('00123');
  await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('F9');
  await expect(page.getByTestId('no-card-now')).toContainText(t('card.away.not_connected'));
  await expectAccessible(page, 'no card while not connected');
  await page.keyboard.press('Alt+5');
  await expect(page.getByTestId('connect-panel')).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('receipt')).toContainText(t('receipt.tender.cash'));
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('receipt')).toHaveCount(0);

  await page.keyboard.press('Alt+3');
  const counted = page.getByLabel(t('day.close.counted'));
  const { cash } = (await shop.till.call('day.read')) as { cash: { expectedMinor: number } };
  await counted.fill(String(cash.expectedMinor / 100).replace('.', ','));
  await page.getByRole('button', { name: t('day.close.button') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('day.close.button') })
    .click();
  await expect(page.getByRole('heading', { name: t('day.z.title', { number: 1 }) })).toBeVisible();
  expect(simulator.truth()).toEqual([]);

  await cloud.setProxyMode('tunnel');
  await connectOnScreen(shop, 'token');
  await expectReach(shop, 'online');
  await expect(terminalRow(shop)).toBeVisible();
  await page.keyboard.press('Alt+1');
  await openShift(shop, '1000');
  await charge(shop);
  await expectSold(shop);
});

test('practice has the badge too', async ({ shop }) => {
  await expectReach(shop, 'online');
  await signalNetwork(shop, false);
  // The simulated Mercado Pago is on this machine: it answers.
  await expectReach(shop, 'online');
  await connectOnScreen(shop, 'token');
  await openAccountShop(shop);
  await expectReach(shop, 'online');
});
