import type { ConnectionKind } from '#app/contract/account.ts';
import { expect, type AccountShop } from './account-shop.ts';
import { openShiftAndStock } from './steps.ts';

/** Connects the account on the Account screen, as its owner does, and waits until the till says whose it is. */
export async function connectOnScreen(shop: AccountShop, way: ConnectionKind): Promise<void> {
  await shop.page.keyboard.press('Alt+5');
  await fillConnectForm(shop, way);
  await expectConnection(shop, 'connected');
}

export async function fillConnectForm(shop: AccountShop, way: ConnectionKind): Promise<void> {
  const { page, t, simulator } = shop;
  const { clientId, clientSecret } = simulator.application;
  const panel = page.getByTestId('connect-panel');
  await panel.getByRole('radio', { name: t(`account.way.${way}`) }).check();
  switch (way) {
    case 'token': {
      await panel
        .getByRole('textbox', { name: t('account.token.field') })
        .fill(`  Bearer ${simulator.accessToken}\n`);
      await panel.getByRole('button', { name: t('account.token.button') }).click();
      return;
    }
    case 'client_credentials': {
      await panel.getByRole('textbox', { name: t('account.client.id') }).fill(clientId);
      await panel.getByRole('textbox', { name: t('account.client.secret') }).fill(clientSecret);
      await panel.getByRole('button', { name: t('account.token.button') }).click();
      return;
    }
    case 'authorization': {
      const redirectUri = await panel
        .getByRole('textbox', { name: t('account.authorization.loopback') })
        .inputValue();
      simulator.setApplication({ redirectUris: [redirectUri], requiresPkce: true });
      await beginAuthorization(shop, redirectUri);
      const browser = await shop.openBrowser();
      await browser.goto(
        await page.getByRole('textbox', { name: t('account.authorization.url') }).inputValue(),
      );
      expect(new URL(browser.url()).origin).toBe('https://auth.mercadopago.com');
      await browser.getByRole('button', { name: 'Autorizar' }).click();
      await expect(browser.getByRole('heading', { name: t('account.return.done.title') })).toBeVisible();
      return;
    }
  }
}

/** Fills in the application and goes to Mercado Pago's page; the till waits for the way back. */
export async function beginAuthorization(shop: AccountShop, redirectUri: string): Promise<void> {
  const { page, t, simulator } = shop;
  const panel = page.getByTestId('connect-panel');
  await panel.getByRole('radio', { name: t('account.way.authorization') }).check();
  await panel.getByRole('textbox', { name: t('account.client.id') }).fill(simulator.application.clientId);
  await panel
    .getByRole('textbox', { name: t('account.client.secret') })
    .fill(simulator.application.clientSecret);
  await panel.getByRole('textbox', { name: t('account.authorization.redirect') }).fill(redirectUri);
  await panel.getByRole('button', { name: t('account.authorization.button') }).click();
  await expect(page.getByTestId('authorization-waiting')).toBeVisible();
}

export async function expectConnection({ page }: AccountShop, connection: string): Promise<void> {
  await expect(page.getByTestId('account-connection')).toHaveAttribute('data-connection', connection);
}

/** Opens the account's shop from the Account screen, through the question that says what changes. */
export async function openAccountShop({ page, t }: AccountShop): Promise<void> {
  const nickname = await page.getByTestId('account-account').innerText();
  const name = t('account.shop.openAccount', { nickname });
  await page.getByTestId('shop-panel').getByRole('button', { name }).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
  // The opened shop begins with its till.
  await expect(page.getByLabel(t('shift.open.float'))).toBeVisible();
}

/** Chooses the account's terminal for this till, in the list by store and point of sale. */
export async function chooseTerminal(shop: AccountShop): Promise<void> {
  const { page, t, terminalId } = shop;
  await page.keyboard.press('Alt+5');
  const terminal = terminalRow(shop);
  await terminal.getByRole('button', { name: new RegExp(`^${t('terminals.choose')}`) }).click();
  await expect(terminal.getByText(t('terminal.chosen'))).toBeVisible();
  expect(terminalId).toContain('__');
}

export function terminalRow({ page, terminalId }: AccountShop) {
  return page.locator(`[data-testid="terminal"][data-terminal="${terminalId}"]`);
}

/** From the first start to a till of the account with a terminal, a product and an open shift. */
export async function settleIn(shop: AccountShop, way: ConnectionKind): Promise<void> {
  await connectOnScreen(shop, way);
  await openAccountShop(shop);
  await chooseTerminal(shop);
  await shop.page.keyboard.press('Alt+1');
  await openShiftAndStock(shop);
}

/** Scans the product and sends the charge to the terminal. */
export async function charge(shop: AccountShop): Promise<void> {
  const { page } = shop;
  await shop.scan('00123');
  await expect(page.getByText('Café Del Puerto')).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Enter');
}

/** The sale is completed: its receipt is on the screen. */
export async function expectSold({ page, t }: AccountShop): Promise<void> {
  await expect(page.getByTestId('receipt')).toContainText(t('receipt.tender.card'), { timeout: 30_000 });
}
