import { CONNECTION_KINDS } from '#app/contract/account.ts';
import type { Language, SiteId } from '#app/domain/site.ts';
import {
  beginAuthorization,
  charge,
  connectOnScreen,
  expectSold,
  expectConnection,
  fillConnectForm,
  openAccountShop,
  settleIn,
  terminalRow,
} from './account-steps.ts';
import { expect, test } from './account-shop.ts';
import { expectAccessible } from './accessible.ts';
import { expectChargeState, openShiftAndStock } from './steps.ts';

const COUNTRIES: readonly (readonly [SiteId, Language])[] = [
  ['MLA', 'es-AR'],
  ['MLB', 'pt-BR'],
  ['MLM', 'es-MX'],
];

for (const [site, language] of COUNTRIES) {
  for (const way of CONNECTION_KINDS) {
    test.describe(`${site} by ${way}`, () => {
      test.use({ accountSite: site, language });

      test('from the first start to the first charge', async ({ shop }) => {
        const { page, t, simulator, cloud } = shop;
        await expect(page).toHaveTitle(new RegExp(t('mode.practice.title')));
        await settleIn(shop, way);
        await expect(page).not.toHaveTitle(new RegExp(t('mode.practice.title')));
        await charge(shop);
        await expectSold(shop);
        await expect(page.getByText(t('mode.noValue'))).toHaveCount(0);
        const [order] = simulator.truth();
        expect(order).toMatchObject({ status: 'processed', chargedMinor: 459_990 });
        // Over TLS, to the one host, with the token.
        expect(new Set(cloud.connectedHosts())).toEqual(
          new Set(
            way === 'authorization'
              ? ['api.mercadopago.com:443', 'auth.mercadopago.com:443']
              : ['api.mercadopago.com:443'],
          ),
        );
        expect(cloud.plainRequests()).toEqual([]);
        await shop.till.call('till.status');
      });
    });
  }
}

test.describe('a test account', () => {
  test.use({ simulatorOptions: { accountKind: 'test' } });

  test('is named on the frame, the screen and the receipt, and has a ledger of its own', async ({ shop }) => {
    const { page, t } = shop;
    await settleIn(shop, 'token');
    await expect(page).toHaveTitle(new RegExp(t('mode.test.title')));
    await expect(page.getByText(t('mode.test.badge')).first()).toBeVisible();
    await charge(shop);
    await expectSold(shop);
    await expect(page.getByRole('dialog').getByText(t('mode.noValue')).first()).toBeVisible();
    expect(await shop.till.call('till.status')).toMatchObject({ mode: 'test' });
  });
});

test('the final address can be pasted back when the browser cannot come back', async ({ shop }) => {
  const { page, t, simulator } = shop;
  const redirectUri = 'https://tienda.example/vuelta';
  simulator.setApplication({ redirectUris: [redirectUri] });
  await page.keyboard.press('Alt+5');
  await beginAuthorization(shop, redirectUri);
  const browser = await shop.openBrowser();
  await browser.goto(await page.getByRole('textbox', { name: t('account.authorization.url') }).inputValue());
  const left = browser.waitForRequest((request) => request.url().startsWith(redirectUri));
  await browser.getByRole('button', { name: 'Autorizar' }).click();
  await page.getByRole('textbox', { name: t('account.authorization.address') }).fill((await left).url());
  await page.getByRole('button', { name: t('account.authorization.finish') }).click();
  await expectConnection(shop, 'connected');
});

test('a permission that is not given is said, and another way still works', async ({ shop }) => {
  const { page, t, simulator } = shop;
  await page.keyboard.press('Alt+5');
  const panel = page.getByTestId('connect-panel');
  await panel.getByRole('radio', { name: t('account.way.authorization') }).check();
  const redirectUri = await panel
    .getByRole('textbox', { name: t('account.authorization.loopback') })
    .inputValue();
  simulator.setApplication({ redirectUris: [redirectUri] });
  await beginAuthorization(shop, redirectUri);
  const browser = await shop.openBrowser();
  await browser.goto(await page.getByRole('textbox', { name: t('account.authorization.url') }).inputValue());
  await browser.getByRole('button', { name: 'Cancelar' }).click();
  await expect(browser.getByRole('heading', { name: t('account.return.failed.title') })).toBeVisible();
  await expect(panel.getByText(t('account.problem.denied'))).toBeVisible();
  await fillConnectForm(shop, 'token');
  await expectConnection(shop, 'connected');
});

test.describe('a permission that ends', () => {
  test.use({ simulatorOptions: { speed: 1, pace: { pickUpMs: 300, decideMs: 'manual' } } });

  test('by its time, between create and approval: it is renewed on the way and the payment is seen', async ({
    shop,
  }) => {
    const { simulator } = shop;
    await settleIn(shop, 'client_credentials');
    await charge(shop);
    await expectChargeState(shop, 'at_terminal');
    // Mercado Pago forgets the token, as it does after six hours; the till's clock does not know.
    const forget = simulator.faults.inject({
      route: 'orders.get',
      fault: { kind: 'unauthorized' },
      times: 1,
    });
    await expect.poll(() => simulator.faults.pendingCount()).toBe(0);
    forget();
    const [order] = simulator.truth();
    simulator.presentCard(order?.id ?? '');
    simulator.decide(order?.id ?? '', { kind: 'pays' });
    await expectSold(shop);
    expect(simulator.truth()).toHaveLength(1);
    const grants = simulator.requests().filter(({ route }) => route === 'oauth.token');
    expect(grants).toHaveLength(2);
  });

  test('by revocation, between create and approval: the charge waits, the owner reconnects, it goes on', async ({
    shop,
  }) => {
    const { page, t, simulator } = shop;
    await settleIn(shop, 'token');
    await charge(shop);
    await expectChargeState(shop, 'at_terminal');
    const allow = simulator.faults.inject({ fault: { kind: 'unauthorized' }, times: 100_000 });
    await expect(page.getByText(t('charge.unanswered.unauthorized')).first()).toBeVisible({
      timeout: 30_000,
    });
    const [order] = simulator.truth();
    simulator.presentCard(order?.id ?? '');
    simulator.decide(order?.id ?? '', { kind: 'pays' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+5');
    await expectConnection(shop, 'rejected');
    allow();
    await fillConnectForm(shop, 'token');
    await expectConnection(shop, 'connected');
    await page.keyboard.press('Alt+2');
    await expect
      .poll(async () => shop.till.call('selling.recent', { limit: 5 }))
      .toMatchObject({
        sales: [{ number: 1 }],
      });
    expect(simulator.truth()).toHaveLength(1);
  });
});

test.describe('the terminal', () => {
  test('in STANDALONE is set to PDV, with the restart it needs, and a test charge goes and comes back', async ({
    shop,
  }) => {
    const { page, t, simulator, terminalId } = shop;
    simulator.setTerminal(terminalId, { operatingMode: 'STANDALONE' });
    await connectOnScreen(shop, 'token');
    await openAccountShop(shop);
    await page.keyboard.press('Alt+5');
    const row = terminalRow(shop);
    await expect(row).toHaveAttribute('data-operating-mode', 'STANDALONE');
    await row.getByRole('button', { name: new RegExp(`^${t('terminals.setPdv')}`) }).click();
    await expect(row.getByText(t('terminals.restart.step1'))).toBeVisible();
    simulator.press(terminalId, 'restart');
    await row.getByRole('button', { name: t('terminals.restart.done') }).click();
    await row.getByRole('button', { name: new RegExp(`^${t('terminals.test')}`) }).click();
    await page.getByRole('dialog').getByTestId('charge-amount').waitFor();
    await page.keyboard.press('Enter');
    // The page may be gone meanwhile: the till gives it back by itself.
    await page.reload();
    await expect
      .poll(() => simulator.truth().map(({ refundedMinor }) => refundedMinor), { timeout: 60_000 })
      .toEqual([15_00]);
    expect(simulator.truth()).toMatchObject([{ chargedMinor: 15_00, refundedMinor: 15_00 }]);
  });

  test('of another account is said to be so, and nothing is charged', async ({ shop }) => {
    const { page, t, simulator } = shop;
    await settleIn(shop, 'token');
    const [foreign = ''] = simulator.foreignTerminals;
    await shop.till.call('till.setTerminal', { requestId: crypto.randomUUID(), terminalId: foreign });
    await charge(shop);
    await expectChargeState(shop, 'rejected');
    await expect(page.getByText(t('charge.refusal.terminal_owner')).first()).toBeVisible();
    expect(simulator.truth()).toEqual([]);
  });

  test('that vanished from the account is said to be gone, and another one is chosen', async ({ shop }) => {
    const { page, t, terminalId } = shop;
    await settleIn(shop, 'token');
    await shop.till.call('till.setTerminal', {
      requestId: crypto.randomUUID(),
      terminalId: 'NEWLAND_N950__GONE0000001',
    });
    await charge(shop);
    await expectChargeState(shop, 'rejected');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+5');
    await expect(page.getByText(t('terminals.gone'))).toBeVisible();
    await terminalRow(shop)
      .getByRole('button', { name: new RegExp(`^${t('terminals.choose')}`) })
      .click();
    expect(await shop.till.call('till.status')).toMatchObject({ terminalId });
  });
});

test('a second terminal of one point of sale is explained, and a store and a point of sale are made', async ({
  shop,
}) => {
  const { page, t } = shop;
  await connectOnScreen(shop, 'token');
  await openAccountShop(shop);
  await page.keyboard.press('Alt+5');
  const places = page.getByTestId('places-panel');
  await places.getByRole('button', { name: t('places.store.new') }).click();
  const form = page.getByTestId('store-form');
  await form.getByLabel(t('places.store.name')).fill('Sucursal Norte');
  await form.getByLabel(t('places.store.street')).fill('Moreno');
  await form.getByLabel(t('places.store.number')).fill('123');
  await form.getByLabel(t('places.store.city'), { exact: true }).fill('Cordoba');
  await form.getByLabel(t('places.store.state'), { exact: true }).fill('Córdoba');
  await form.getByLabel(t('places.store.latitude')).fill('-31.42');
  await form.getByLabel(t('places.store.longitude')).fill('-64.18');
  await form.getByRole('button', { name: t('places.store.button') }).click();
  await expect(form.getByText(t('errors.store_city_unknown'))).toBeVisible();
  await form.getByLabel(t('places.store.city.choose')).selectOption('Córdoba');
  await form.getByRole('button', { name: t('places.store.button') }).click();
  await expect(places.getByText('Sucursal Norte').first()).toBeVisible();
  expect(await shop.till.call('places.list')).toMatchObject({ stores: [{}, { name: 'Sucursal Norte' }] });
});

test.describe('a network that is not Mercado Pago’s', () => {
  test('is told apart on the screen, no redirect is followed, and the token goes nowhere else', async ({
    shop,
  }) => {
    const { page, t, cloud } = shop;
    await page.keyboard.press('Alt+5');
    const refusedWith = async (sentence: string): Promise<void> => {
      const before = cloud.connectedHosts().length;
      await fillConnectForm(shop, 'token');
      await expect.poll(() => cloud.connectedHosts().length).toBeGreaterThan(before);
      await expect(page.getByTestId('connect-panel').getByText(sentence)).toBeVisible();
    };
    cloud.setBehind('login_page');
    await refusedWith(t('errors.unreachable.portal'));
    cloud.setBehind('login_redirect');
    await refusedWith(t('errors.unreachable.portal'));
    cloud.setBehind('cloud');
    cloud.setCertificate('self_signed');
    await refusedWith(t('errors.unreachable.tls'));
    cloud.setCertificate('not_yet_valid');
    await refusedWith(t('errors.unreachable.tls'));
    cloud.setCertificate('good');
    await cloud.setProxyMode('407');
    await refusedWith(t('errors.unreachable.proxy'));
    expect(cloud.plainRequests().filter((each) => each.includes('APP_USR'))).toEqual([]);
    await cloud.setProxyMode('tunnel');
    await fillConnectForm(shop, 'token');
    await expectConnection(shop, 'connected');
  });

  test('and a clock a day off is said', async ({ shop }) => {
    const { page, t, cloud } = shop;
    cloud.setServerClock(-24 * 60 * 60_000);
    await connectOnScreen(shop, 'token');
    const said = t('account.clock.ahead', { lag: '1 d' });
    await expect(page.getByText(said.slice(0, said.indexOf('1 d') + 3))).toBeVisible();
  });
});

test('the account screen is accessible with a keyboard and a screen reader, connected and not', async ({
  shop,
}) => {
  await shop.page.keyboard.press('Alt+5');
  await expectAccessible(shop.page, 'account, not connected');
  await connectOnScreen(shop, 'token');
  await openAccountShop(shop);
  await shop.page.keyboard.press('Alt+5');
  await expect(terminalRow(shop)).toBeVisible();
  await expectAccessible(shop.page, 'account, connected');
});

test('after a restart the browser host has lost the permission: cash works, and reconnecting goes on', async ({
  shop,
}) => {
  const { page, t } = shop;
  await settleIn(shop, 'token');
  await shop.killAndRestart();
  await expect(page.getByText(t('account.notice.missing'))).toBeVisible();
  expect(await shop.till.call('till.status')).toMatchObject({
    mode: 'live',
    account: { connection: 'missing' },
  });
  await page.keyboard.press('Alt+5');
  await fillConnectForm(shop, 'token');
  await expectConnection(shop, 'connected');
  await page.keyboard.press('Alt+1');
  await openShiftAndStock(shop).catch(() => undefined);
  await charge(shop);
  await expectSold(shop);
});
