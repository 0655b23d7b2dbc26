import { pendingNumber } from '#renderer/ui/pending-number.ts';
import { expectAccessible } from './accessible.ts';
import { leaveUnpaid, openBook, sendCharge } from './deferral-steps.ts';
import { expect, test, type Counter } from './fixtures.ts';
import { chooseCustomer, openShiftAndStock } from './steps.ts';

/** The till as it is in practice, with its own simulated terminal, in a process that can be killed. */
async function owedByFour(counter: Counter): Promise<void> {
  await openShiftAndStock(counter, ['00123;Café Del Puerto;Almacén;4500,00;21;900']);
  // Of different amounts: two of one amount make the till ask whether the second is meant.
  for (const [index, name] of ['Ana', 'Bruno', 'Carla', 'Diego'].entries()) {
    await leaveUnpaid(counter, { name, quantity: index + 1 });
  }
}

async function leftOver({ till }: Counter): Promise<readonly (string | null)[]> {
  const { deferrals } = (await till.call('deferrals.queue')) as { deferrals: { name: string | null }[] };
  return deferrals.map((each) => each.name);
}

test('one after the other by a press each, with one skipped, and the till killed in between', async ({
  counter,
}) => {
  const { page, t } = counter;
  await owedByFour(counter);
  await openBook(counter);
  await page.getByLabel(t('deferrals.selectAll')).press('Space');
  await page
    .getByRole('checkbox', { name: t('deferrals.row.select', { number: pendingNumber(4), name: 'Diego' }) })
    .uncheck();
  await expect(page.getByTestId('deferrals-selected')).toContainText('3');
  await expectAccessible(page, 'selected');
  await page.getByRole('button', { name: t('deferrals.queue.start') }).click();
  const queue = page.getByTestId('queue');
  await expect(queue).toContainText('Ana');
  await expect(page.getByTestId('queue-left')).toHaveText(t('deferrals.queue.left', { n: 3 }));
  await expectAccessible(page, 'queue');
  // Nothing is sent by itself.
  expect(((await counter.till.call('charging.unresolved')) as { charges: unknown[] }).charges).toEqual([]);

  await page.getByRole('button', { name: t('deferrals.queue.skip') }).click();
  await expect(queue).toContainText('Bruno');
  await expect(page.getByTestId('queue-left')).toHaveText(t('deferrals.queue.left', { n: 2 }));
  await page.getByRole('button', { name: /^Cobrar \$/ }).click();
  await sendCharge(counter);
  await expect(page.getByTestId('charge-left')).toHaveText(t('deferrals.charge.done'), { timeout: 20_000 });
  await expect(page.getByRole('button', { name: /^Sigue: / })).toBeFocused();
  // The focus is on the next one; its amount is shown before anything is sent.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Carla');
  await expect(page.getByTestId('charge-state')).toHaveCount(0);

  await counter.killAndRestart();
  await openBook(counter);
  await expect(queue).toContainText('Carla');
  await expect(page.getByTestId('queue-left')).toHaveText(t('deferrals.queue.left', { n: 1 }));
  expect(await leftOver(counter)).toEqual(['Carla']);

  await chooseCustomer(counter, 'declines');
  await page.getByRole('button', { name: /^Cobrar \$/ }).click();
  await sendCharge(counter);
  await expect(page.getByRole('button', { name: t('card.again') })).toBeFocused({ timeout: 20_000 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(queue).toContainText('Carla');
  await page.getByRole('button', { name: t('deferrals.queue.stop') }).click();
  await expect(queue).toHaveCount(0);
  expect(await leftOver(counter)).toEqual([]);
});

/** Twice within the time a hand takes that means it once. */
async function pressEnterTwice({ page }: Counter): Promise<void> {
  await page.keyboard.press('Enter');
  await page.waitForTimeout(60);
  await page.keyboard.press('Enter');
}

test('Enter pressed twice when a charge has ended sends nothing: the next one waits for a press of its own', async ({
  counter,
}) => {
  const { page, t, till } = counter;
  await owedByFour(counter);
  const { deferrals } = (await till.call('deferrals.list', { filter: 'open', text: '' })) as {
    deferrals: { deferralId: string }[];
  };
  const deferralIds = deferrals.map((each) => each.deferralId);
  await till.call('deferrals.setQueue', { requestId: crypto.randomUUID(), deferralIds });
  const sentFor = async (nth: number) => {
    const detail = await till.call('deferrals.get', { deferralId: deferralIds[nth] });
    return (detail as { charges: unknown[] }).charges.length;
  };
  const start = page.getByRole('dialog').getByRole('button', { name: /^Cobrar \$/ });
  await openBook(counter);
  await page.getByRole('button', { name: /^Cobrar \$/ }).click();
  await sendCharge(counter);
  await expect(page.getByRole('button', { name: /^Sigue: / })).toBeFocused({ timeout: 20_000 });
  await pressEnterTwice(counter);
  await expect(page.getByRole('dialog')).toContainText('Bruno');
  await expect(start).toBeFocused();
  expect(await sentFor(1)).toBe(0);

  await till.call('practice.setCustomer', {
    requestId: crypto.randomUUID(),
    customer: { kind: 'declines', detail: 'insufficient_amount' },
  });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: t('card.again') })).toBeFocused({ timeout: 20_000 });
  await pressEnterTwice(counter);
  await expect(start).toBeFocused();
  expect(await sentFor(1)).toBe(1);
  // Where the focus waits, Escape is heard.
  await page.keyboard.press('Escape');
  await expect(
    page.getByRole('heading', { name: t('deferrals.dialog.title', { number: pendingNumber(2) }) }),
  ).toBeVisible();
});

test('what is selected later waits behind, and a terminal that is taken is said to be', async ({
  counter,
}) => {
  const { page, t } = counter;
  await owedByFour(counter);
  await openBook(counter);
  const choose = async (number: number, name: string) =>
    page
      .getByRole('checkbox', { name: t('deferrals.row.select', { number: pendingNumber(number), name }) })
      .check();
  await choose(2, 'Bruno');
  await page.getByRole('button', { name: t('deferrals.queue.start') }).click();
  await expect(page.getByTestId('queue')).toBeVisible();
  await choose(1, 'Ana');
  await page.getByRole('button', { name: t('deferrals.queue.add') }).click();
  await expect(page.getByTestId('queue-left')).toHaveText(t('deferrals.queue.left', { n: 2 }));
  expect(await leftOver(counter)).toEqual(['Bruno', 'Ana']);

  await chooseCustomer(counter, 'walks_away');
  const { terminalId } = (await counter.till.call('till.status')) as { terminalId: string };
  const { deferrals } = (await counter.till.call('deferrals.list', { filter: 'open', text: 'diego' })) as {
    deferrals: { deferralId: string; owedMinor: number }[];
  };
  await counter.till.call('deferrals.charge', {
    requestId: crypto.randomUUID(),
    deferralId: deferrals[0]?.deferralId,
    amountMinor: deferrals[0]?.owedMinor,
    terminalId,
    options: {
      paymentType: null,
      installments: null,
      installmentsCost: null,
      ticketNumber: null,
      printsOnTerminal: false,
    },
    isRepeatMeant: true,
  });
  await expect(page.getByTestId('queue')).toContainText(/La terminal tiene otro cobro/);
  await expect(page.getByRole('button', { name: /^Cobrar \$/ })).toBeDisabled();
  await expectAccessible(page, 'a terminal that is taken');
});

test('one whose slip is looked for is not charged in its turn, and says why', async ({ counter }) => {
  const { page, t, till } = counter;
  await owedByFour(counter);
  const { deferrals } = (await till.call('deferrals.list', { filter: 'open', text: '' })) as {
    deferrals: { deferralId: string; owedMinor: number }[];
  };
  const deferralIds = deferrals.map((each) => each.deferralId);
  const amountMinor = deferrals[0]?.owedMinor;
  await till.call('deferrals.setQueue', { requestId: crypto.randomUUID(), deferralIds });
  const { terminalId } = (await till.call('till.status')) as { terminalId: string };
  await till.call('deferrals.takeByHand', {
    requestId: crypto.randomUUID(),
    deferralId: deferralIds[0],
    slip: { terminalId, amountMinor, lastDigits: '4321', authorizationCode: 'A1' },
  });
  await openBook(counter);
  const queue = page.getByTestId('queue');
  await expect(queue).toContainText(t('deferrals.obstacle.slip'));
  await expect(queue.getByRole('button', { name: /^Cobrar \$/ })).toBeDisabled();
  await queue.getByRole('button', { name: t('deferrals.queue.open') }).click();
  await expect(page.getByTestId('slip')).toBeVisible();
  await page.keyboard.press('Escape');
  await queue.getByRole('button', { name: t('deferrals.queue.skip') }).click();
  await expect(queue.getByRole('button', { name: /^Cobrar \$/ })).toBeEnabled();
});
