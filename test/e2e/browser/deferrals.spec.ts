import type { Page } from '@playwright/test';
import type { DeferralDetail, DeferralView } from '#app/contract/deferrals.ts';
import type { Language, SiteId } from '#app/domain/site.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { expectAccessible } from './accessible.ts';
import { leaveUnpaid, openBook, openDeferral, sendCharge } from './deferral-steps.ts';
import type { Counter } from './fixtures.ts';
import { expect, test } from './simulated-shop.ts';
import { expectChargeState, openShiftAndStock } from './steps.ts';

const SHELF = ['00123;Café Del Puerto;Almacén;4500,00;21;900'];
const PRICE_MINOR = 450_000;

const pesos = (amountMinor: number) => formatMoney(amountMinor, 'ARS', 'es-AR');

async function customerWill({ till }: Counter, customer: object): Promise<void> {
  await till.call('practice.setCustomer', { requestId: crypto.randomUUID(), customer });
}

async function detailOf({ till }: Counter, { deferralId }: DeferralView): Promise<DeferralDetail> {
  return (await till.call('deferrals.get', { deferralId })) as DeferralDetail;
}

async function press(
  { page, t }: Counter,
  action: 'charge' | 'cash' | 'other' | 'return' | 'erase',
): Promise<void> {
  await page.getByRole('button', { name: t(`deferrals.action.${action}`), exact: true }).click();
}

async function approve({ page, t }: Counter, reason: string, role?: 'manager'): Promise<void> {
  await page.getByLabel(t('refund.approver')).fill('Eva Ruiz');
  if (role !== undefined) await page.getByLabel(t('role.label')).selectOption(role);
  await page.getByLabel(t('settle.reason')).fill(reason);
  await page.keyboard.press('Enter');
}

/** A text as a pattern that is found where the text stands. */
function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function dayAfter(days: number): string {
  // The shop of the tests is in Buenos Aires, three hours behind.
  return new Date(Date.now() - 3 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

test('by the keys alone: a part is charged, declined, charged again, and the focus comes back to its line', async ({
  shop,
}) => {
  const { page, t } = shop;
  await openShiftAndStock(shop, SHELF);
  const deferral = await leaveUnpaid(shop, { name: 'Ana Sosa' });
  await expect(page.getByTestId('tab-count')).toHaveText('1');
  await openBook(shop);
  const search = page.getByRole('searchbox', { name: t('deferrals.search') });
  await expect(search).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('deferral-owed')).toHaveText(pesos(PRICE_MINOR));
  await page.keyboard.press('Enter');
  // As slowly as a person: a burst is a scanner's.
  await page.keyboard.type('1000', { delay: 90 });
  await expect(page.getByTestId('part-rest')).toHaveText(pesos(PRICE_MINOR - 100_000));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('charge-amount')).toHaveText(pesos(100_000));
  await customerWill(shop, { kind: 'declines', detail: 'insufficient_amount' });
  await sendCharge(shop);
  await expectChargeState(shop, 'failed');
  await expect(page.getByRole('button', { name: t('card.again') })).toBeFocused();
  expect((await detailOf(shop, deferral)).deferral.owedMinor).toBe(PRICE_MINOR);

  await customerWill(shop, { kind: 'pays' });
  await page.keyboard.press('Enter');
  await sendCharge(shop);
  await expect(page.getByTestId('charge-left')).toHaveText(
    t('deferrals.charge.left', { amount: pesos(PRICE_MINOR - 100_000) }),
  );
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('deferral-owed')).toHaveText(pesos(PRICE_MINOR - 100_000));
  await expect(page.getByTestId('move')).toHaveAttribute('data-move', 'charged');
  await expect(page.getByTestId('tried')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(
    page.getByRole('button', { name: t('deferrals.row.open', { number: '0001', name: 'Ana Sosa' }) }),
  ).toBeFocused();
  await page.keyboard.press('F2');
  await expect(search).toBeFocused();
});

test('thirds add up: what is left after two of them is the third', async ({ shop }) => {
  const { page, t } = shop;
  await openShiftAndStock(shop, ['00123;Café Del Puerto;Almacén;100,00;21;9']);
  const deferral = await leaveUnpaid(shop);
  await openBook(shop);
  await openDeferral(shop, deferral);
  await press(shop, 'charge');
  await page.getByRole('button', { name: t('deferrals.part.third', { amount: pesos(3_334) }) }).click();
  await page.getByRole('button', { name: t('deferrals.charge.next') }).click();
  await sendCharge(shop);
  await page.getByRole('button', { name: t('deferrals.charge.rest', { amount: pesos(6_666) }) }).click();
  await sendCharge(shop);
  await expect(page.getByTestId('charge-left')).toHaveText(t('deferrals.charge.done'));
  await page.getByRole('button', { name: t('deferrals.charge.back') }).click();
  await expect(page.getByTestId('obstacle')).toHaveAttribute('data-obstacle', 'settled');
  await expect(
    page.getByRole('heading', { name: t('deferrals.dialog.settled', { number: '0001' }) }),
  ).toBeVisible();
  await expectAccessible(page, 'settled');
});

test('two windows: one charges, the other says so and sends nothing', async ({ shop }) => {
  const { page, t, simulator } = shop;
  await openShiftAndStock(shop, SHELF);
  const deferral = await leaveUnpaid(shop);
  const other = await page.context().newPage();
  await other.goto(shop.till.url);
  const openThere = async (window: Page) => {
    await expect(window.getByLabel(t('shell.language.label'))).toBeVisible();
    const there: Counter = { ...shop, page: window };
    await openBook(there);
    await openDeferral(there, deferral);
    await press(there, 'charge');
    await window.getByRole('button', { name: t('deferrals.charge.next') }).click();
    return window.getByRole('button', { name: t('card.start', { amount: pesos(PRICE_MINOR) }) });
  };
  await customerWill(shop, { kind: 'walks_away' });
  const [first, second] = [await openThere(page), await openThere(other)];
  // The second one's button may be gone already: then it was told before it could ask.
  await Promise.allSettled([first.click({ timeout: 3_000 }), second.click({ timeout: 3_000 })]);
  const isRunning = async (window: Page) => (await window.getByTestId('charge-state').count()) > 0;
  await expect(async () => {
    expect((await isRunning(page)) || (await isRunning(other))).toBe(true);
  }).toPass();
  const winner = (await isRunning(page)) ? page : other;
  const loser = winner === page ? other : page;
  // Refused by the till, or told before it was asked: either way it is said, and it leads to the one that runs.
  await loser
    .getByRole('button', { name: t('till.charge.open') })
    .or(loser.getByRole('button', { name: t('deferrals.obstacle.charge.see') }))
    .click();
  await expect(loser.getByTestId('charge-state')).toBeVisible();
  await winner.keyboard.press('Control+Delete');
  for (const each of [winner, loser]) {
    await expect(each.getByTestId('charge-state')).toHaveAttribute('data-charge-state', 'canceled');
  }
  expect(
    simulator.requests().filter(({ method, path }) => method === 'POST' && path === '/v1/orders'),
  ).toHaveLength(1);
  expect((await detailOf(shop, deferral)).deferral.owedMinor).toBe(PRICE_MINOR);
});

test('while a charge runs the other steps are shut and say why; leaving its window does not end it', async ({
  shop,
}) => {
  const { page, t } = shop;
  await openShiftAndStock(shop, SHELF);
  const deferral = await leaveUnpaid(shop);
  await customerWill(shop, { kind: 'walks_away' });
  await openBook(shop);
  await openDeferral(shop, deferral);
  await press(shop, 'charge');
  await page.keyboard.press('Enter');
  await sendCharge(shop);
  await expectChargeState(shop, 'at_terminal');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('obstacle')).toContainText(t('deferrals.obstacle.liveCharge'));
  await expect(page.getByRole('button', { name: t('deferrals.action.cash'), exact: true })).toBeDisabled();
  await expectAccessible(page, 'a charge in progress');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('deferrals')).toContainText(t('deferrals.state.charging'));
  await openDeferral(shop, deferral);
  await page.getByTestId('obstacle').getByRole('button').click();
  await expectChargeState(shop, 'at_terminal');
});

test('money that took nothing off is to be given back first, and the way to it is there', async ({
  shop,
}) => {
  const { page, t, till, simulator } = shop;
  await openShiftAndStock(shop, SHELF);
  const deferral = await leaveUnpaid(shop);
  await customerWill(shop, { kind: 'walks_away' });
  await openBook(shop);
  await openDeferral(shop, deferral);
  await press(shop, 'charge');
  await page.keyboard.press('Enter');
  await sendCharge(shop);
  await page.getByRole('button', { name: t('card.cancel') }).click();
  await expectChargeState(shop, 'canceled');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('aside')).toHaveCount(0);
  await till.call('deferrals.payCash', {
    requestId: crypto.randomUUID(),
    deferralId: deferral.deferralId,
    amountMinor: 100_000,
    receivedMinor: 100_000,
  });
  simulator.approveLate(simulator.truth()[0]?.id ?? '');
  const aside = page.getByTestId('aside');
  await expect(aside).toContainText(t('deferrals.aside', { amount: pesos(PRICE_MINOR) }), {
    timeout: 60_000,
  });
  await expectAccessible(page, 'money aside');
  await aside.getByRole('button', { name: t('refund.button') }).click();
  await expect(page.getByTestId('refund-left')).toContainText(pesos(PRICE_MINOR));
});

test('the reminder is copied whole, with the date that was agreed and no word of a debt', async ({
  shop,
}) => {
  const { page, t } = shop;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openShiftAndStock(shop, SHELF);
  const deferral = await leaveUnpaid(shop, { name: 'Ana Sosa', promisedDate: dayAfter(3) });
  await openBook(shop);
  await openDeferral(shop, deferral);
  await page.getByRole('button', { name: t('deferrals.action.reminder') }).click();
  await page.getByRole('button', { name: t('common.copy') }).click();
  await expect(page.getByText(t('common.copied'), { exact: true })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('Hola, Ana Sosa.');
  expect(copied).toContain(pesos(PRICE_MINOR));
  expect(copied).toContain(dayAfter(3).split('-').reverse().join('/'));
  expect(copied).not.toMatch(/deud|venc|legal|moros/i);
});

test('who was erased is in no page any more', async ({ shop }) => {
  const { page, t } = shop;
  await openShiftAndStock(shop, SHELF);
  const deferral = await leaveUnpaid(shop, {
    name: 'Zulema Quiroga',
    contact: 'zulema@example.org',
    note: 'timbre roto',
  });
  await openBook(shop);
  await page.getByRole('searchbox').fill('quiroga');
  await expect(page.locator('[data-deferral-row]')).toHaveCount(1);
  await openDeferral(shop, deferral);
  await press(shop, 'erase');
  await expect(page.getByRole('dialog')).toContainText(t('deferrals.erase.stays'));
  await approve(shop, 'lo pidió');
  await expect(page.getByTestId('notice')).toContainText(t('deferrals.erase.done'));
  await expect(page.getByRole('dialog')).toContainText(t('deferrals.erased'));
  await expect(page.getByTestId('deferral-owed')).toHaveText(pesos(PRICE_MINOR));
  const nowhere = async () => {
    for (const trace of ['Zulema', 'Quiroga', 'zulema@example.org', 'timbre roto']) {
      await expect(page.locator('body')).not.toContainText(trace);
    }
  };
  await nowhere();
  await page.getByRole('button', { name: t('deferrals.receipt') }).click();
  await expect(page.getByTestId('receipt')).toBeVisible();
  await nowhere();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('deferrals-none')).toContainText(
    t('deferrals.none.found', { text: 'quiroga' }),
  );
  await page.getByRole('searchbox').fill('');
  await expect(page.locator('[data-deferral-row]')).toHaveCount(1);
  await nowhere();
});

test('what is promised is said with words, and each filter shows its own', async ({ shop }) => {
  const { page, t } = shop;
  await openShiftAndStock(shop, SHELF);
  await page.keyboard.press('Alt+6');
  await expect(page.getByTestId('deferrals-none')).toContainText(t('deferrals.none.open'));
  await expectAccessible(page, 'nobody owes');
  await leaveUnpaid(shop, { name: 'Hoy', promisedDate: dayAfter(0) });
  await leaveUnpaid(shop, { name: 'Pronto', promisedDate: dayAfter(9), quantity: 2 });
  await leaveUnpaid(shop, { name: 'Nunca', contact: '11 4444-5555' });
  await expect(page.locator('[data-deferral-row]')).toHaveCount(3);
  await expect(page.getByTestId('deferrals-shown')).toContainText(pesos(4 * PRICE_MINOR));
  await expect(page.locator('[data-due="today"]').first()).toContainText(t('deferrals.due.today'));
  for (const [filter, count] of [
    ['due_today', 1],
    ['overdue', 0],
    ['by_hand', 0],
    ['settled', 0],
  ] as const) {
    await page.getByRole('radio', { name: t(`deferrals.filter.${filter}`) }).check();
    await expect(page.locator('[data-deferral-row]')).toHaveCount(count);
    if (count === 0)
      await expect(page.getByTestId('deferrals-none')).toContainText(t(`deferrals.none.${filter}`));
  }
  await page.getByRole('radio', { name: t('deferrals.filter.open') }).check();
  await page.getByRole('searchbox').fill('4444');
  await expect(page.locator('[data-deferral-row]')).toHaveText(/Nunca/);
  await page.getByRole('searchbox').fill('nunca');
  await expect(page.locator('[data-deferral-row]')).toHaveCount(1);
});

test('a payment by hand is not paid until it is found; what may be it is for a person to say', async ({
  shop,
}) => {
  const { page, t, simulator, terminalId } = shop;
  await openShiftAndStock(shop, SHELF);
  const deferral = await leaveUnpaid(shop);
  simulator.setTerminal(terminalId, { operatingMode: 'STANDALONE' });
  await openBook(shop);
  await openDeferral(shop, deferral);
  await page.getByRole('button', { name: t('deferrals.action.slip') }).click();
  await page.getByLabel(t('deferrals.slip.digits')).fill('12');
  await expect(page.getByText(t('deferrals.slip.digits.wrong'))).toBeVisible();
  await page.getByLabel(t('deferrals.slip.digits')).fill('0009');
  await page.getByLabel(t('deferrals.slip.code')).fill('ZZ-1');
  await page.keyboard.press('Enter');
  const slip = page.getByTestId('slip');
  await expect(slip).toBeVisible();
  await expect(page.getByTestId('obstacle')).toHaveAttribute('data-obstacle', 'slip');
  await page.getByRole('button', { name: t('deferrals.slip.search') }).click();
  await expect(slip).toHaveAttribute('data-slip-state', 'none');
  await expectAccessible(page, 'slip without a payment');

  for (const brand of ['visa', 'master'] as const) simulator.payByHand(terminalId, PRICE_MINOR, { brand });
  await page.getByRole('button', { name: t('deferrals.slip.search') }).click();
  await expect(slip).toHaveAttribute('data-slip-state', 'candidates');
  expect((await detailOf(shop, deferral)).deferral.owedMinor).toBe(PRICE_MINOR);
  await page.getByRole('button', { name: t('deferrals.slip.choose') }).click();
  await expect(page.getByRole('dialog').getByRole('radio')).toHaveCount(2);
  await page.getByRole('dialog').getByRole('radio').first().check();
  await expectAccessible(page, 'candidates');
  await approve(shop, 'coincide la hora', 'manager');
  await expect(page.getByTestId('move')).toHaveAttribute('data-move', 'by_hand');
  await expect(page.getByTestId('deferral-owed')).toHaveText(pesos(0));
});

test('a slip that is withdrawn leaves everything owed', async ({ shop }) => {
  const { page, t } = shop;
  await openShiftAndStock(shop, SHELF);
  const deferral = await leaveUnpaid(shop);
  await openBook(shop);
  await openDeferral(shop, deferral);
  await page.getByRole('button', { name: t('deferrals.action.slip') }).click();
  await page.getByLabel(t('deferrals.slip.digits')).fill('4321');
  await page.getByLabel(t('deferrals.slip.code')).fill('A1');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: t('deferrals.slip.withdraw') }).click();
  await approve(shop, 'no se aprobó');
  await expect(page.getByTestId('notice')).toContainText(t('deferrals.slip.withdraw.done'));
  await expect(page.getByTestId('slip')).toHaveCount(0);
  await expect(page.getByTestId('deferral-owed')).toHaveText(pesos(PRICE_MINOR));
  await expect(page.getByRole('button', { name: t('deferrals.action.cash'), exact: true })).toBeEnabled();
});

test('a link is made, is in the reminder, is ended, and another one is paid', async ({ shop }) => {
  const { page, t, simulator } = shop;
  await openShiftAndStock(shop, SHELF);
  const deferral = await leaveUnpaid(shop);
  await openBook(shop);
  await openDeferral(shop, deferral);
  const link = page.getByTestId('link');
  const make = async () => {
    await page.getByRole('button', { name: t('deferrals.action.link') }).click();
    await page.keyboard.press('Enter');
    await expect(link).toHaveAttribute('data-link-state', 'open');
  };
  await make();
  await expect(page.getByTestId('obstacle')).toHaveAttribute('data-obstacle', 'link');
  await expectAccessible(page, 'link');
  const url = await page.getByRole('textbox', { name: t('deferrals.link.url') }).inputValue();
  await page.getByRole('button', { name: t('deferrals.action.reminder') }).click();
  await expect(page.getByRole('textbox', { name: t('deferrals.reminder.label') })).toHaveValue(
    new RegExp(escaped(url)),
  );
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t('deferrals.link.close') }).click();
  await expect(link).toHaveAttribute('data-link-state', 'closed');
  await make();
  const second = await page.getByRole('textbox', { name: t('deferrals.link.url') }).inputValue();
  simulator.payPreference(new URL(second).searchParams.get('pref_id') ?? '');
  await expect(page.getByTestId('move')).toHaveAttribute('data-move', 'by_link', { timeout: 30_000 });
  await expect(link).toHaveAttribute('data-link-state', 'paid');
  await expect(page.getByTestId('deferral-owed')).toHaveText(pesos(0));
});

test('a link that Mercado Pago does not answer for says so, and can be ended for another tender', async ({
  shop,
}) => {
  const { page, t, simulator } = shop;
  await openShiftAndStock(shop, SHELF);
  const deferral = await leaveUnpaid(shop);
  await openBook(shop);
  await openDeferral(shop, deferral);
  await page.getByRole('button', { name: t('deferrals.action.link') }).click();
  simulator.faults.inject({
    route: 'payments.create_preference',
    fault: { kind: 'drop_request' },
    times: 99,
  });
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('link')).toHaveAttribute('data-link-state', 'making');
  await expect(page.getByTestId('obstacle')).toContainText(t('deferrals.obstacle.making'));
  await page.getByRole('button', { name: t('deferrals.link.close') }).click();
  await expect(page.getByRole('button', { name: t('deferrals.action.cash'), exact: true })).toBeEnabled();
});

for (const [language, site] of [
  ['es-AR', 'MLA'],
  ['es-MX', 'MLM'],
  ['pt-BR', 'MLB'],
  ['en', 'MLA'],
] as const satisfies readonly (readonly [Language, SiteId])[]) {
  test.describe(`in ${language}`, () => {
    test.use({ language, site });

    test('cash with change, another tender, goods back with what was charged, a loss', async ({ shop }) => {
      const { page, t } = shop;
      await openShiftAndStock(shop, ['00123;Café Del Puerto;Almacén;100,00;16;900']);
      const cash = await leaveUnpaid(shop, { name: 'Ana' });
      const back = await leaveUnpaid(shop, { name: 'Bia' });
      const lost = await leaveUnpaid(shop, { name: 'Caio' });
      await openBook(shop);
      await expectAccessible(page, 'book');

      await openDeferral(shop, cash);
      await expectAccessible(page, 'deferral');
      await press(shop, 'cash');
      await page.getByLabel(t('common.amount')).fill('40');
      await page.getByLabel(t('cash.received')).fill('30');
      await expect(page.getByText(t('cash.missing'), { exact: true })).toBeVisible();
      await page.getByLabel(t('cash.received')).fill('50');
      await expectAccessible(page, 'cash');
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('move')).toHaveAttribute('data-move', 'cash');
      await press(shop, 'other');
      await page.getByRole('combobox', { name: t('tender.method') }).selectOption('voucher');
      await page.getByLabel(t('tender.reference')).fill('N 77');
      await expectAccessible(page, 'other');
      await page
        .getByRole('button', { name: new RegExp(`60[.,]00`) })
        .last()
        .click();
      await expect(page.getByTestId('move')).toHaveCount(2);
      await expect(page.getByTestId('move').last()).toContainText('N 77');
      await expect(page.getByTestId('obstacle')).toHaveAttribute('data-obstacle', 'settled');
      await page.keyboard.press('Escape');
      await expect(page.locator('[data-deferral-row]')).toHaveCount(2);

      await openDeferral(shop, back);
      await press(shop, 'charge');
      await page.getByLabel(t('common.amount')).fill('25');
      await page.keyboard.press('Enter');
      await sendCharge(shop);
      await expect(page.getByTestId('charge-left')).toBeVisible();
      await page.getByRole('button', { name: t('deferrals.charge.back') }).click();
      await press(shop, 'return');
      await expect(page.getByRole('dialog')).toContainText(t('deferrals.return.paid'));
      await expectAccessible(page, 'goods returned');
      await approve(shop, 'roto', 'manager');
      await expect(page.getByTestId('notice')).toContainText(t('deferrals.return.done'));
      await expect(page.getByTestId('move').last()).toHaveAttribute('data-move', 'returned');
      await expect(page.getByTestId('obstacle')).toContainText(/75[.,]00/);
      await expect(page.getByTestId('obstacle')).not.toContainText(t('deferrals.obstacle.settled'));
      await expect(page.getByTestId('deferral-collected')).toContainText(/\D25[.,]00/);
      await expect(page.getByTestId('deferral-returned')).toContainText(/\D75[.,]00/);
      await expect(page.getByTestId('deferral-writtenOff')).toHaveCount(0);
      await page.getByRole('button', { name: t('refund.button') }).click();
      await expect(page.getByTestId('refund-left')).toContainText(/25[.,]00/);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');

      await openDeferral(shop, lost);
      await page.getByRole('button', { name: t('deferrals.action.writeOff') }).click();
      await expectAccessible(page, 'write off');
      await approve(shop, 'se mudó');
      await expect(page.getByTestId('move')).toHaveAttribute('data-move', 'written_off');
      const loss = await page.getByTestId('deferral-writtenOff').innerText();
      await expect(page.getByTestId('deferral-collected')).toContainText(/\D0[.,]00/);
      await expect(page.getByTestId('obstacle')).toHaveText(
        t('deferrals.ended.writtenOff', { amount: loss }),
      );
      await expectAccessible(page, 'a loss');
      await page.getByRole('button', { name: t('deferrals.receipt') }).click();
      const paper = page.getByTestId('receipt-unpaid');
      await expect(paper).toContainText(t('receipt.unpaid'));
      await expect(paper).toContainText(t('receipt.unpaid.writtenOff', { amount: loss }));
      await expect(page.getByTestId('receipt-settled')).toHaveCount(0);
      await page.keyboard.press('Escape');
      await page.getByRole('radio', { name: t('deferrals.filter.settled') }).check();
      await expect(page.locator('[data-deferral-row]')).toHaveCount(3);
      for (const end of ['settled', 'returned', 'writtenOff'] as const) {
        await expect(page.getByRole('cell', { name: t(`deferrals.state.${end}`), exact: true })).toHaveCount(
          1,
        );
      }
      await page.keyboard.press('Alt+2');
      await expect(page.getByTestId('sale-closed')).toHaveText([
        new RegExp(escaped(t('sales.writtenOff', { amount: loss }))),
        new RegExp(escaped(t('sales.returned', { amount: '' }).trim())),
        new RegExp(escaped(t('sales.nothingOwed'))),
      ]);
      expect((await detailOf(shop, lost)).moves[0]?.approval?.reason).toBe('se mudó');
    });
  });
}
