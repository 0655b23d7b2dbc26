import { readFile } from 'node:fs/promises';
import { formatMoney } from '#app/i18n/format.ts';
import type { Language } from '#app/domain/site.ts';
import { expect, test } from './fixtures.ts';
import { CATALOGUE, chooseCustomer, expectChargeState, openShift, RICE, TELEVISION } from './steps.ts';

const LANGUAGES: readonly Language[] = ['es-AR', 'es-MX', 'pt-BR', 'en'];

for (const language of LANGUAGES) {
  test.describe(`the first day in ${language}`, () => {
    test.use({ language });

    test('goes from the catalogue to the closed day', async ({ counter }) => {
      const { page, t } = counter;
      const money = (amountMinor: number): string => formatMoney(amountMinor, 'ARS', language);

      await test.step('1. import the catalogue, after a preview', async () => {
        await page.keyboard.press('Alt+4');
        await page.locator('input[type=file]').setInputFiles(CATALOGUE);
        const preview = page.getByTestId('import-preview');
        await expect(preview).toContainText(TELEVISION.name);
        await expect(preview).toContainText(money(TELEVISION.priceMinor));
        await expect(page.getByTestId('product-count')).toHaveText(t('catalogue.count', { n: '0' }));
        await page
          .getByRole('button', { name: importButton(t('catalogue.import.button', { n: '#' })) })
          .click();
        await expect(page.getByTestId('product-count')).toContainText(/20[.,]000/);
      });

      await test.step('2. scan a code, or type part of a name without its accents', async () => {
        await page.keyboard.press('Alt+1');
        await openShift(counter, '1000');
        await counter.scan(RICE.code);
        const lines = page.getByTestId('basket-lines');
        await expect(lines).toContainText('Arroz Preparado GALLO');
        await page.keyboard.type('azucar clasica led', { delay: 60 });
        await expect(
          page
            .getByRole('listbox', { name: t('till.search.results') })
            .getByRole('option')
            .first(),
        ).toContainText('AZUCAR CLASICA LEDESMA');
        await page.keyboard.press('Enter');
        await expect(lines.getByRole('listitem')).toHaveCount(2);
      });

      await test.step('3. take cash: change, number, receipt', async () => {
        await page.keyboard.press('F8');
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel(t('cash.received')).fill('100000');
        await expect(page.getByTestId('cash-change')).not.toHaveText('—');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('heading', { name: t('receipt.title', { number: 1 }) })).toBeVisible();
        await expect(page.getByTestId('receipt-change')).toBeVisible();
        await expect(page.getByRole('dialog')).toContainText(t('mode.noValue'));
        await page.keyboard.press('Enter');
        await expect(page.getByTestId('sale-total')).toHaveText(money(0));
      });

      await test.step('4. take a card: created, at_terminal, processed', async () => {
        await counter.scan(RICE.code);
        await expect(page.getByTestId('sale-total')).toHaveText(money(RICE.priceMinor));
        await page.keyboard.press('F9');
        await expect(page.getByTestId('charge-amount')).toHaveText(money(RICE.priceMinor));
        await page.keyboard.press('Enter');
        await expectChargeState(counter, 'created');
        await expectChargeState(counter, 'at_terminal');
        await expect(page.getByRole('heading', { name: t('receipt.title', { number: 2 }) })).toBeVisible({
          timeout: 15_000,
        });
        await expect(page.getByTestId('receipt')).toContainText(t('receipt.tender.card'));
        await page.keyboard.press('Enter');
      });

      await test.step('4b. a declined card says why and what to do next, and is charged again', async () => {
        await chooseCustomer(counter, 'declines');
        await counter.scan(RICE.code);
        await expect(page.getByTestId('sale-total')).toHaveText(money(RICE.priceMinor));
        await page.keyboard.press('F9');
        await page.keyboard.press('Enter');
        await sayItIsAnother(counter);
        await expectChargeState(counter, 'failed');
        await expect(page.getByTestId('charge-state')).toContainText(t('decline.insufficient_amount.reason'));
        await expect(page.getByTestId('charge-state')).toContainText(t('decline.insufficient_amount.next'));
        await till(counter, 'practice.setCustomer', { customer: { kind: 'pays' } });
        await page.getByRole('button', { name: t('card.again') }).click();
        await sayItIsAnother(counter);
        await expect(page.getByRole('heading', { name: t('receipt.title', { number: 3 }) })).toBeVisible({
          timeout: 15_000,
        });
        await page.keyboard.press('Enter');
      });

      await test.step('4c. cancel before the terminal picks it up', async () => {
        await counter.scan(RICE.code);
        await expect(page.getByTestId('sale-total')).toHaveText(money(RICE.priceMinor));
        await page.keyboard.press('F9');
        await page.keyboard.press('Enter');
        await sayItIsAnother(counter);
        await expectChargeState(counter, 'created');
        await page.getByRole('button', { name: t('card.cancel') }).click();
        await expectChargeState(counter, 'canceled');
        await page.getByRole('button', { name: t('card.takeCash') }).click();
        await page.keyboard.press('Enter');
        await expect(page.getByRole('heading', { name: t('receipt.title', { number: 4 }) })).toBeVisible();
        await page.keyboard.press('Enter');
      });

      await test.step('6. killed in the middle of a card charge: the outcome is there, booked once', async () => {
        await counter.scan(RICE.code);
        await expect(page.getByTestId('sale-total')).toHaveText(money(RICE.priceMinor));
        await page.keyboard.press('F9');
        await page.keyboard.press('Enter');
        await sayItIsAnother(counter);
        await expectChargeState(counter, 'at_terminal');
        await counter.killAndRestart();
        await expect
          .poll(() => till(counter, 'selling.recent', { limit: 10 }), { timeout: 20_000 })
          .toMatchObject({
            sales: [{ number: 5, totalMinor: RICE.priceMinor, tenderKinds: ['card'] }, {}, {}, {}, {}],
          });
        await page.keyboard.press('Alt+2');
        await expect(page.getByText(money(RICE.priceMinor)).first()).toBeVisible();
        await expect(till(counter, 'charging.unresolved')).resolves.toEqual({ charges: [] });
        await expect(till(counter, 'day.read')).resolves.toMatchObject({
          sales: { count: 5 },
          tenders: [
            { kind: 'cash', count: 2 },
            { kind: 'card', count: 3, amountMinor: 3 * RICE.priceMinor },
            { kind: 'other', count: 0 },
            { kind: 'deferred', count: 0 },
          ],
        });
      });

      await test.step('5. close the day and save the report', async () => {
        await page.keyboard.press('Alt+3');
        const report = page.getByTestId('day-report');
        await expect(report).toContainText(t('report.tender.cash'));
        await expect(report).toContainText(money(3 * RICE.priceMinor));
        const expected = (await till(counter, 'day.read')) as { cash: { expectedMinor: number } };
        await page
          .getByLabel(t('day.close.counted'))
          .fill(plainAmount(expected.cash.expectedMinor, language));
        await expect(page.getByTestId('close-difference')).toContainText(money(0));
        await page.getByRole('button', { name: t('day.close.button') }).click();
        await page
          .getByRole('dialog')
          .getByRole('button', { name: t('day.close.button') })
          .click();
        await expect(page.getByRole('heading', { name: t('day.z.title', { number: 1 }) })).toBeVisible();

        const csv = await download(counter, t('day.export.csv'));
        const isComma = language === 'es-AR' || language === 'pt-BR';
        expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
        const text = csv.toString('utf8');
        expect(text).toContain('\r\n');
        expect(text).not.toMatch(/[^\r]\n/);
        expect(text).toContain(isComma ? '169809,75' : '169809.75');
        expect(text.split('\r\n')[0]).toContain(isComma ? ';' : ',');

        const json: unknown = JSON.parse((await download(counter, t('day.export.json'))).toString('utf8'));
        expect(json).toMatchObject({
          kind: 'Z',
          zNumber: 1,
          currency: 'ARS',
          tenders: [
            { kind: 'cash' },
            { kind: 'card', amountMinor: 3 * RICE.priceMinor },
            { kind: 'other' },
            { kind: 'deferred' },
          ],
          cash: { differenceMinor: 0 },
        });
      });
    });
  });
}

type CounterOf = Parameters<typeof expectChargeState>[0];

/** Every sale of the day is the same product: the till asks whether the amount is charged again by mistake. */
async function sayItIsAnother({ page, t }: CounterOf): Promise<void> {
  await page
    .getByTestId('repeat-question')
    .getByRole('button', { name: t('card.repeat.confirm') })
    .click();
}

function till(counter: CounterOf, method: string, input: object = {}): Promise<unknown> {
  return counter.till.call(
    method,
    method === 'practice.setCustomer' ? { requestId: crypto.randomUUID(), ...input } : input,
  );
}

async function download({ page }: CounterOf, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await file.path());
}

/** The button whatever the number of products in it. */
function importButton(text: string): RegExp {
  return new RegExp(text.replace('#', '.*'));
}

/** An amount as a person of the language types it: digits and the decimal mark. */
function plainAmount(amountMinor: number, language: Language): string {
  const digits = String(amountMinor).padStart(3, '0');
  return `${digits.slice(0, -2)}${language === 'es-AR' || language === 'pt-BR' ? ',' : '.'}${digits.slice(-2)}`;
}
