import { readFile } from 'node:fs/promises';
import type { Language } from '#app/domain/site.ts';
import { readPdfText } from '#test/unit/main/report/read-pdf.ts';
import { expectAccessible } from './accessible.ts';
import { openShiftAndStock } from './steps.ts';
import { expect, test, type SimulatedShop } from './simulated-shop.ts';

const LANGUAGES: readonly Language[] = ['es-AR', 'es-MX', 'pt-BR', 'en'];
const COFFEE = '00123;Café Del Puerto;Almacén;4599,90;21;10';

async function openCharge(shop: SimulatedShop): Promise<void> {
  const { page } = shop;
  await shop.scan('00123');
  await expect(page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('F9');
  await expect(page.getByTestId('charge-amount')).toBeVisible();
}

async function expectSold({ page, t }: SimulatedShop, saleNumber: number): Promise<void> {
  await expect(page.getByRole('heading', { name: t('receipt.title', { number: saleNumber }) })).toBeVisible();
}

/** The body of the last create that reached the Point cloud. */
async function lastSent({ till }: SimulatedShop): Promise<unknown> {
  const { sales } = (await till.call('selling.recent', { limit: 1 })) as { sales: { saleId: string }[] };
  const receipt = await till.call('selling.receipt', { saleId: sales[0]?.saleId });
  const chargeId = (receipt as { tenders: { chargeId: string }[] }).tenders[0]?.chargeId;
  const timeline = (await till.call('charging.timeline', { chargeId })) as { requestBody: string };
  return JSON.parse(timeline.requestBody);
}

for (const site of ['MLA', 'MLB'] as const) {
  test.describe(`options in ${site}`, () => {
    test.use({ site, language: site === 'MLA' ? 'es-AR' : 'pt-BR' });

    test('credit in three instalments that the shop pays for is what is sent', async ({ shop }) => {
      const { page, t } = shop;
      await openShiftAndStock(shop, [COFFEE]);
      await openCharge(shop);
      await expect(page.getByLabel(t('options.paymentType'))).toBeHidden();
      await page.getByText(t('options.title')).click();
      await expect(page.getByRole('combobox', { name: t('options.installments'), exact: true })).toHaveCount(
        0,
      );
      await page.getByLabel(t('options.paymentType')).selectOption('credit_card');
      await page.getByRole('combobox', { name: t('options.installments'), exact: true }).selectOption('3');
      await page.getByLabel(t('options.cost')).selectOption('seller');
      await page.getByLabel(t('options.print')).check();
      await expectAccessible(page, 'options');
      await page.getByRole('button', { name: /4[.,]599/ }).click();
      await expectSold(shop, 1);
      await expect(lastSent(shop)).resolves.toMatchObject({
        config: {
          point: { print_on_terminal: 'seller_ticket' },
          payment_method: {
            default_type: 'credit_card',
            default_installments: 3,
            installments_cost: 'seller',
          },
        },
      });
    });

    test('both generations of the API charge, as the setting says', async ({ shop }) => {
      const { page, t, simulator } = shop;
      await openShiftAndStock(shop, [COFFEE]);
      await openCharge(shop);
      await page.getByRole('button', { name: t('card.terminal.change') }).click();
      await page.getByLabel(t('charging.gateway')).selectOption('intents');
      await expect(page.getByLabel(t('charging.gateway'))).toHaveValue('intents');
      await page.getByRole('button', { name: new RegExp(shop.terminalId) }).click();
      await page.getByRole('button', { name: /4[.,]599/ }).click();
      await expectSold(shop, 1);
      expect(simulator.requests().some(({ path }) => path.includes('payment-intents'))).toBe(true);
      await page.getByRole('button', { name: t('history.button') }).click();
      await expect(page.getByRole('dialog')).toContainText(t('charging.gateway.intents'));
    });
  });
}

test('the usual charge is still two keys, and asks for nothing of the terminal', async ({ shop }) => {
  const { page } = shop;
  await openShiftAndStock(shop, [COFFEE]);
  await openCharge(shop);
  await page.keyboard.press('Enter');
  await expectSold(shop, 1);
  await expect(lastSent(shop)).resolves.toMatchObject({
    config: { point: { print_on_terminal: 'no_ticket' } },
  });
});

test('what the till remembers about printing is what a charge begins with', async ({ shop }) => {
  const { page, t } = shop;
  await openShiftAndStock(shop, [COFFEE]);
  await openCharge(shop);
  await page.getByRole('button', { name: t('card.terminal.change') }).click();
  await page.getByLabel(t('options.print')).check();
  await expect(page.getByLabel(t('options.print'))).toBeEnabled();
  await page.getByRole('button', { name: t('common.back') }).click();
  await page.getByText(t('options.title')).click();
  await expect(page.getByLabel(t('options.print'))).toBeChecked();
  await page.getByRole('button', { name: /4[.,]599/ }).click();
  await expectSold(shop, 1);
  await expect(lastSent(shop)).resolves.toMatchObject({
    config: { point: { print_on_terminal: 'seller_ticket' } },
  });
});

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('the same amount again asks first, and Enter twice charges once', async ({ shop }) => {
      const { page, t, simulator } = shop;
      await openShiftAndStock(shop, [COFFEE]);
      await openCharge(shop);
      await page.keyboard.press('Enter');
      await expectSold(shop, 1);
      await page.keyboard.press('Enter');
      await openCharge(shop);
      await page.keyboard.press('Enter');
      const question = page.getByTestId('repeat-question');
      await expect(question).toBeVisible();
      await expect(question.getByRole('button', { name: t('common.back') })).toBeFocused();
      await expectAccessible(page, 'repeat');
      await page.keyboard.press('Enter');
      await expect(question).toBeHidden();
      expect(simulator.truth()).toHaveLength(1);
      await page.keyboard.press('Enter');
      await question.getByRole('button', { name: t('card.repeat.confirm') }).click();
      await expectSold(shop, 2);
      expect(simulator.truth()).toHaveLength(2);
    });

    test('the history of a charge is read on screen and saved as a PDF', async ({ shop }) => {
      const { page, t } = shop;
      await openShiftAndStock(shop, [COFFEE]);
      await openCharge(shop);
      await page.keyboard.press('Enter');
      await expectSold(shop, 1);
      await page.getByRole('button', { name: t('history.button') }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByTestId('history')).toContainText(t('history.order.at_terminal'));
      await expect(dialog.getByTestId('history')).toContainText('HTTP 201');
      await expect(dialog.getByTestId('history-sent')).toContainText('external_reference');
      await expectAccessible(page, 'history');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: t('history.save') }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^mostrador-charge-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.pdf$/);
      const bytes = await readFile(await file.path());
      const text = readPdfText(bytes).replace(/[\s\u00a0]+/g, ' ');
      expect(text).toContain(t('history.paper'));
      expect(text).toContain(t('mode.practice.badge'));
      expect(text).toContain(t('history.order.at_terminal'));
      expect(text).not.toContain(shop.simulator.accessToken);
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('receipt')).toBeVisible();
    });

    test('each terminal says how it does and what helps; one that works alone is refused', async ({
      shop,
    }) => {
      const { page, t, simulator, terminalId } = shop;
      await openShiftAndStock(shop, [COFFEE]);
      simulator.setTerminal(terminalId, { operatingMode: 'STANDALONE' });
      await openCharge(shop);
      await page.getByRole('button', { name: t('card.terminal.change') }).click();
      const choice = page.getByRole('button', { name: new RegExp(terminalId) });
      await expect(choice).toContainText(t('terminal.health.wrong_mode'));
      await expect(choice).toContainText(t('terminal.health.wrong_mode.next'));
      await expectAccessible(page, 'terminals');
      await choice.click();
      await expect(page.getByRole('button', { name: /4[.,]599/ })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert')).toContainText(t('errors.terminal_wrong_mode'));
      expect(simulator.truth()).toHaveLength(0);
      simulator.setTerminal(terminalId, { operatingMode: 'PDV' });
      await page.getByRole('button', { name: t('card.terminal.change') }).click();
      await expect(choice).toContainText(t('terminal.health.ready'));
      await choice.click();
      await page.getByRole('button', { name: /4[.,]599/ }).click();
      await expectSold(shop, 1);
    });
  });
}

test('a terminal that does not fetch the charge: what to press, what may be wrong, and a way out', async ({
  shop,
}) => {
  const { page, t, simulator, terminalId } = shop;
  await openShiftAndStock(shop, [COFFEE]);
  simulator.setTerminal(terminalId, { isOnline: false });
  await openCharge(shop);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('charge-state')).toHaveAttribute('data-charge-state', 'created');
  const waiting = page.getByTestId('waiting-for-terminal');
  await expect(waiting).toContainText(t('charge.waiting.slow'), { timeout: 20_000 });
  await expect(waiting).not.toContainText(t('charge.waiting.off'));
  await expect(waiting).toContainText(t('charge.waiting.off'), { timeout: 30_000 });
  await page.getByRole('button', { name: t('card.cancel') }).click();
  await expect(page.getByTestId('charge-state')).toHaveAttribute('data-charge-state', 'canceled');
});

test('a terminal with the charge of another till is said to be another till’s', async ({ shop }) => {
  const { page, t, simulator, terminalId } = shop;
  await openShiftAndStock(shop, [COFFEE]);
  simulator.setCustomer({ kind: 'walks_away' });
  const answer = await fetch(`${simulator.url}/v1/orders`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${simulator.accessToken}`,
      'x-idempotency-key': crypto.randomUUID(),
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      type: 'point',
      external_reference: 'other-till',
      transactions: { payments: [{ amount: '100.00' }] },
      config: { point: { terminal_id: terminalId, print_on_terminal: 'no_ticket' } },
    }),
  });
  expect(answer.status).toBe(201);
  await openCharge(shop);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('charge-state')).toHaveAttribute('data-charge-state', 'rejected');
  await expect(page.getByTestId('charge-state')).toContainText(t('charge.refusal.terminal_queue'));
});
