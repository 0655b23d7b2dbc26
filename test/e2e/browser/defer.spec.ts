import type { Locator } from '@playwright/test';
import type { Language } from '#app/domain/site.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test, type Counter } from './fixtures.ts';
import { chooseCustomer, expectChargeState, openShiftAndStock } from './steps.ts';

const LINES = ['00123;Café Del Puerto;Almacén;45,90;21;10', '00124;Yerba Mate;Almacén;28,50;21;10'];
/** What {@link scanOne} sells. */
const COFFEE = { ARS: '45,90', minor: 4_590 };

async function scanOne(counter: Counter): Promise<void> {
  await counter.scan('00123');
  await expect(counter.page.getByTestId('basket-lines').getByRole('listitem')).toHaveCount(1);
}

/** Opens the dialog by its key, with the first field ready. */
async function openDefer(counter: Counter): Promise<Locator> {
  const { page, t } = counter;
  await page.keyboard.press('F7');
  const name = page.getByRole('textbox', { name: t('defer.name') });
  await expect(name).toBeFocused();
  return name;
}

const limits = {
  perSaleMinor: null as number | null,
  perCustomerMinor: null as number | null,
  perDayMinor: null as number | null,
  totalMinor: null as number | null,
};

async function setRules(
  { till }: Counter,
  chosen: Partial<typeof limits>,
  required = { isNameRequired: true, isContactRequired: false },
): Promise<void> {
  await till.call('deferrals.setRules', {
    requestId: crypto.randomUUID(),
    rules: { limits: { ...limits, ...chosen }, ...required },
  });
}

/** Nothing on the paper of an unpaid sale may be taken for a payment. */
async function expectUnpaidPaper({ page, t }: Counter, number: string): Promise<void> {
  await expect(page.getByRole('heading', { name: t('receipt.unpaid.number', { number }) })).toBeVisible();
  const paper = page.getByTestId('receipt');
  await expect(paper.getByTestId('receipt-unpaid')).toContainText(t('receipt.unpaid'));
  const rest = (await paper.innerText()).replaceAll(t('receipt.unpaid'), '').replaceAll('Mercado Pago', '');
  expect(rest).not.toMatch(/pagad[oa]|pag[oa]\b|paid|recibid|recebid/i);
}

test('a sale is left to be charged later by the keyboard alone', async ({ counter }) => {
  const { page, t } = counter;
  await openShiftAndStock(counter, LINES);
  await page.keyboard.press('F7');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByTestId('exposure-strip')).toHaveCount(0);
  await scanOne(counter);

  await openDefer(counter);
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('defer.name.missing'))).toBeVisible();
  await page.keyboard.type('Ana Gómez', { delay: 60 });
  await expect(page.getByText(t('defer.name.missing'))).toHaveCount(0);
  await page.keyboard.press('Tab');
  await page.keyboard.type('11 5555 0101', { delay: 60 });
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(t('defer.promise'), { exact: true })).toBeFocused();
  await page.keyboard.type('1/1', { delay: 60 });
  await page.keyboard.press('Enter');

  await expectUnpaidPaper(counter, '0001');
  await expect(page.getByTestId('receipt')).toContainText(t('receipt.title', { number: 1 }));
  await expect(page.getByTestId('receipt')).toContainText(/01\/01\/\d{4}/);
  await expect(page.getByTestId('receipt-owed')).toContainText(COFFEE.ARS);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: t('till.search.label') })).toBeFocused();
  await expect(page.getByTestId('exposure-strip')).toContainText(COFFEE.ARS);

  await page.keyboard.press('Alt+2');
  await expect(page.getByTestId('sale-owed')).toHaveText(t('sales.owed', { amount: `$\u00a0${COFFEE.ARS}` }));
  await page.getByRole('button', { name: t('sales.recent.show', { number: 1 }) }).click();
  await expectUnpaidPaper(counter, '0001');
  await expect(page.getByTestId('receipt')).toContainText(t('receipt.copy'));
});

test('a day that has passed, is years ahead or does not exist is refused in words', async ({ counter }) => {
  const { page, t } = counter;
  await openShiftAndStock(counter, LINES);
  await scanOne(counter);
  const name = await openDefer(counter);
  await name.fill('Ana');
  const promise = page.getByLabel(t('defer.promise'), { exact: true });
  for (const [typed, sentence] of [
    ['1/1/2020', t('defer.promise.past')],
    ['1/1/2099', t('defer.promise.tooFar')],
    ['31/2/2027', t('defer.promise.incomplete')],
    ['martes', t('defer.promise.incomplete')],
  ] as const) {
    await promise.fill(typed);
    await promise.press('Enter');
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(promise).toBeFocused();
    await expect(page.getByTestId('receipt')).toHaveCount(0);
  }
  await page.getByRole('button', { name: t('defer.promise.tomorrow') }).click();
  await expect(promise).toHaveValue(/^\d\d\/\d\d\/\d{4}$/);
  await page.getByRole('button', { name: t('defer.promise.none') }).click();
  await expect(promise).toHaveValue('');
  await promise.press('Enter');
  await expectUnpaidPaper(counter, '0001');
  await expect(page.getByTestId('receipt-unpaid')).not.toContainText('/');
});

test('over a limit somebody has to approve, and what is short of it needs nobody', async ({ counter }) => {
  const { page, t } = counter;
  await openShiftAndStock(counter, LINES);
  await setRules(counter, { perCustomerMinor: 2 * COFFEE.minor });
  const capture = async (who: string) => {
    await scanOne(counter);
    const name = await openDefer(counter);
    await name.fill(who);
  };
  for (const number of ['0001', '0002']) {
    await capture('Ana Gómez');
    await page.keyboard.press('Enter');
    await expectUnpaidPaper(counter, number);
    await page.keyboard.press('Enter');
  }
  // The same person, written another way; another one owes nothing yet.
  await capture('ana gomez');
  await expect(page.getByTestId('defer-exceeded')).toContainText(
    t('defer.exceeded.per_customer', { limit: '$\u00a091,80' }),
  );
  await page.getByRole('textbox', { name: t('defer.name') }).fill('Bruno');
  await expect(page.getByTestId('defer-exceeded')).toHaveCount(0);
  await page.getByRole('textbox', { name: t('defer.name') }).fill('Ana Gomez');
  await expect(page.getByTestId('defer-exceeded')).toBeVisible();
  await page.keyboard.press('Enter');
  const approver = page.getByLabel(t('settle.approver'));
  await expect(approver).toBeFocused();
  await approver.fill('Carla Ruiz');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(t('settle.reason'))).toBeFocused();
  await page.getByLabel(t('settle.reason')).fill('cliente de años');
  await page.keyboard.press('Enter');
  await expectUnpaidPaper(counter, '0003');
  // Who let it pass is the shop's affair.
  await expect(page.getByTestId('receipt')).not.toContainText('Carla');
});

test('a limit that another till page has filled meanwhile is asked about before anything is saved', async ({
  counter,
}) => {
  const { page, t } = counter;
  await openShiftAndStock(counter, LINES);
  await scanOne(counter);
  const name = await openDefer(counter);
  await name.fill('Ana');
  await expect(page.getByTestId('defer-exceeded')).toHaveCount(0);
  // The rules change between the question and the answer.
  await setRules(counter, { totalMinor: 0 });
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('defer-exceeded')).toBeVisible();
  await expect(page.getByTestId('receipt')).toHaveCount(0);
  await page.getByLabel(t('settle.approver')).fill('Carla');
  await page.getByLabel(t('settle.reason')).fill('vecina');
  await page.keyboard.press('Enter');
  await expectUnpaidPaper(counter, '0001');
});

test('a refusal is forgotten with the customer it was for', async ({ counter }) => {
  const { page } = counter;
  await openShiftAndStock(counter, LINES);
  await setRules(counter, { perCustomerMinor: COFFEE.minor });
  await scanOne(counter);
  await (await openDefer(counter)).fill('Ana');
  await page.keyboard.press('Enter');
  await expectUnpaidPaper(counter, '0001');
  await page.keyboard.press('Enter');
  await scanOne(counter);
  const name = await openDefer(counter);
  await name.fill('Ana');
  // Faster than the screen asks about her: it is the till that refuses.
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('defer-exceeded')).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveCount(0);
  await name.fill('Bruno');
  await expect(page.getByTestId('defer-exceeded')).toHaveCount(0);
  await name.press('Enter');
  await expectUnpaidPaper(counter, '0002');
});

test('the settings take no limit and a limit of zero, and say what they mean', async ({ counter }) => {
  const { page, t } = counter;
  await openShiftAndStock(counter, LINES);
  await page.keyboard.press('Alt+5');
  const settings = page.getByTestId('defer-settings');
  await expect(settings).toContainText(t('deferRules.text'));
  const save = settings.getByRole('button', { name: t('deferRules.save') });
  const perSale = settings.getByLabel(t('deferRules.perSale'));
  await perSale.fill('-1');
  await expect(save).toBeDisabled();
  await perSale.fill('0');
  await settings.getByLabel(t('deferRules.total')).fill('');
  await settings.getByLabel(t('deferRules.contact')).check();
  await save.click();
  await expect(settings).toContainText(t('deferRules.saved'));
  await expectAccessible(page, 'settings');
  await counter.killAndRestart();
  await page.keyboard.press('Alt+5');
  await expect(perSale).toHaveValue('0,00');
  await expect(settings.getByLabel(t('deferRules.total'))).toHaveValue('');
  await expect(settings.getByLabel(t('deferRules.contact'))).toBeChecked();

  await page.keyboard.press('Alt+1');
  await scanOne(counter);
  const name = await openDefer(counter);
  await name.fill('Ana');
  await expect(page.getByTestId('defer-exceeded')).toContainText(
    t('defer.exceeded.per_sale', { limit: '$\u00a00,00' }),
  );
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('defer.contact.missing'))).toBeVisible();
  await expect(page.getByLabel(t('defer.contact'))).toBeFocused();
});

test('what cannot be seen is not kept, pasted or scanned', async ({ counter }) => {
  const { page, t } = counter;
  await openShiftAndStock(counter, LINES);
  await scanOne(counter);
  const name = await openDefer(counter);
  await page.keyboard.insertText('Ana\u202e zemóG\u0007');
  await expect(page.getByText(t('defer.unreadable'))).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('receipt')).toHaveCount(0);
  await expect(name).toBeFocused();
  await name.fill('');
  await page.keyboard.insertText('a'.repeat(100_000));
  expect((await name.inputValue()).length).toBeLessThanOrEqual(80);
  await name.fill('<b>Ana</b> "O’Neill"');
  await counter.scan('00124');
  await expect(page.getByTestId('notice')).toContainText(t('till.scan.notNow', { code: '00124' }));
  await expect(name).toHaveValue('<b>Ana</b> "O’Neill"');
  await name.press('Enter');
  await expectUnpaidPaper(counter, '0001');
});

test('a slip of the terminal is written down and is no payment', async ({ counter }) => {
  const { page, t } = counter;
  await openShiftAndStock(counter, LINES);
  await counter.till.call('terminals.list');
  await scanOne(counter);
  await page.keyboard.press('F9');
  await expect(page.getByTestId('charge-amount')).toBeVisible();
  await page.keyboard.press('Escape');
  const name = await openDefer(counter);
  await name.fill('Ana');
  await page.getByLabel(t('slip.tick')).check();
  await expect(page.getByText(t('slip.text'))).toBeVisible();
  await expect(page.getByLabel(t('deferrals.slip.digits'))).toBeFocused();
  await expectNotCovered(page.getByLabel(t('deferrals.slip.digits')));
  await page.getByText(t('slip.how')).click();
  await expect(page.getByText(t('slip.how.step1'))).toBeVisible();
  const digits = page.getByLabel(t('deferrals.slip.digits'));
  await digits.fill('12');
  await digits.press('Enter');
  await expect(page.getByText(t('deferrals.slip.digits.wrong'))).toBeVisible();
  await expect(page.getByTestId('receipt')).toHaveCount(0);
  await digits.fill('1234');
  await page.getByLabel(t('deferrals.slip.code')).fill('A1B2C3');
  await expectAccessible(page, 'slip');
  await page.keyboard.press('Enter');
  await expectUnpaidPaper(counter, '0001');
  await expect(page.getByTestId('receipt')).toContainText(t('receipt.unpaid.slip'));
});

test('another tender completes the sale, with what it is found by', async ({ counter }) => {
  const { page, t } = counter;
  await openShiftAndStock(counter, LINES);
  await scanOne(counter);
  await page.keyboard.press('F6');
  await expect(page.getByRole('radio', { name: t('tender.method.transfer') })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: t('tender.method.voucher') })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('A\u0000B');
  await expect(page.getByText(t('defer.unreadable'))).toBeVisible();
  await page.getByLabel(t('tender.reference')).fill('vale 77');
  await expectAccessible(page, 'another tender');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('receipt.title', { number: 1 }) })).toBeVisible();
  await expect(page.getByTestId('receipt')).toContainText(t('tender.method.voucher'));
  await expect(page.getByTestId('receipt')).toContainText('vale 77');
  await expect(page.getByTestId('receipt-unpaid')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('exposure-strip')).toHaveCount(0);
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('row', { name: /\b1\b/ })).toContainText(t('receipt.tender.other'));
  await expect(page.getByTestId('sale-owed')).toHaveCount(0);
});

test('what is collected later shows on the receipt, and the list says that nothing is owed', async ({
  counter,
}) => {
  const { page, t, till } = counter;
  await openShiftAndStock(counter, LINES);
  await scanOne(counter);
  const name = await openDefer(counter);
  await name.fill('Ana');
  await page.keyboard.press('Enter');
  await expectUnpaidPaper(counter, '0001');
  await page.keyboard.press('Enter');
  const { deferrals } = (await till.call('deferrals.list', { filter: 'open', text: '' })) as {
    deferrals: { deferralId: string }[];
  };
  const deferralId = deferrals[0]?.deferralId;
  const pay = (amountMinor: number) =>
    till.call('deferrals.payCash', {
      requestId: crypto.randomUUID(),
      deferralId,
      amountMinor,
      receivedMinor: amountMinor,
    });
  await pay(1_000);
  await page.keyboard.press('Alt+2');
  await expect(page.getByTestId('sale-owed')).toContainText('35,90');
  await page.getByRole('button', { name: t('sales.recent.show', { number: 1 }) }).click();
  await expect(page.getByTestId('receipt-unpaid')).toContainText(t('receipt.unpaid.part'));
  await expect(page.getByTestId('receipt-move')).toContainText(t('receipt.move.cash'));
  await expect(page.getByTestId('receipt-owed')).toContainText('35,90');

  await pay(3_590);
  await expect(page.getByTestId('receipt-settled')).toBeVisible();
  await expect(page.getByTestId('receipt-unpaid')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: t('receipt.title', { number: 1 }) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('sales.nothingOwed'))).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(page.getByTestId('exposure-strip')).toHaveCount(0);
});

test('a declined card leads to the other ways by their keys', async ({ counter }) => {
  const { page, t } = counter;
  await openShiftAndStock(counter, LINES);
  await chooseCustomer(counter, 'declines');
  await scanOne(counter);
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await expectChargeState(counter, 'failed');
  await page.keyboard.press('F6');
  await expect(page.getByRole('heading', { name: t('other.title') })).toBeVisible();
  await page.keyboard.press('Escape');
  const name = await openDefer(counter);
  await name.fill('Ana');
  await page.keyboard.press('Enter');
  await expectUnpaidPaper(counter, '0001');
});

test('another page that sells the basket closes the dialog of the first', async ({ counter }) => {
  const { page, till } = counter;
  await openShiftAndStock(counter, LINES);
  await scanOne(counter);
  await openDefer(counter);
  const basket = (await till.call('basket.current')) as { saleId: string; totalMinor: number };
  await till.call('selling.payCash', {
    requestId: crypto.randomUUID(),
    saleId: basket.saleId,
    totalMinor: basket.totalMinor,
    receivedMinor: basket.totalMinor,
  });
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

for (const [language, site] of [
  ['es-AR', 'MLA'],
  ['es-MX', 'MLM'],
  ['pt-BR', 'MLB'],
  ['en', 'MLB'],
] as const satisfies readonly (readonly [Language, string])[]) {
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 1024, height: 768 },
  ]) {
    test.describe(`${language}, ${viewport.width} wide`, () => {
      test.use({ language, site, viewport });

      test('everything of it fits, can be read and meets WCAG 2.2 AA', async ({ counter }) => {
        const { page, t, till } = counter;
        await openShiftAndStock(counter, LINES);
        await setRules(counter, { perSaleMinor: 1, totalMinor: 1.2 * COFFEE.minor });
        await scanOne(counter);
        for (const key of ['F6', 'F7', 'F8', 'F9', 'F4']) {
          await expect(page.locator('aside').getByText(key, { exact: true })).toBeInViewport({ ratio: 1 });
        }
        expect(await overflowing(counter)).toEqual([]);
        const name = await openDefer(counter);
        await name.fill('Ana');
        await expect(page.getByTestId('defer-exceeded')).toBeVisible();
        await expectAccessible(page, 'defer');
        await page.getByLabel(t('settle.approver')).fill('Carla');
        await page.getByLabel(t('settle.reason')).fill('x');
        await expect(page.getByRole('dialog').getByRole('button').last()).toBeInViewport({ ratio: 1 });
        await page.keyboard.press('Enter');
        await expectUnpaidPaper(counter, '0001');
        await expectAccessible(page, 'unpaid receipt');
        await page.keyboard.press('Enter');
        await scanOne(counter);
        await expect(page.getByTestId('exposure-strip')).toContainText(t('deferrals.exposure.near'));
        await expectAccessible(page, 'till with something owed');
        expect(await overflowing(counter)).toEqual([]);
        await page.keyboard.press('Alt+2');
        await expectAccessible(page, 'sales');
        await till.call('till.status');
      });
    });
  }
}

/** What is drawn in the middle of the field is the field, and nothing that lies over it. */
async function expectNotCovered(field: Locator): Promise<void> {
  await expect
    .poll(() =>
      field.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const middle = document.elementFromPoint(left + width / 2, top + height - 2);
        return element === middle;
      }),
    )
    .toBe(true);
}

/** Buttons that stick out of the window or of the panel they are in. */
function overflowing({ page }: Counter): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main button')]
      .filter((button) => {
        const box = button.getBoundingClientRect();
        return box.right > window.innerWidth || button.scrollWidth > button.clientWidth + 1;
      })
      .map((button) => button.textContent),
  );
}
