import type { DeferralView } from '#app/contract/deferrals.ts';
import { pendingNumber } from '#renderer/ui/pending-number.ts';
import { expect, type Counter } from './fixtures.ts';

/** What a customer owes, made without the screen: tests of the book are about what comes after the capture. */
export interface OwedSale {
  readonly name?: string;
  readonly contact?: string;
  readonly note?: string;
  readonly promisedDate?: string | null;
  /** How many of the first product of the shelf. */
  readonly quantity?: number;
}

/** Sells without a payment; the basket on the screen has to be empty, and the shift open. */
export async function leaveUnpaid({ till }: Counter, sale: OwedSale = {}): Promise<DeferralView> {
  const { saleId } = (await till.call('basket.current')) as { saleId: string };
  const basket = (await till.call('basket.add', {
    requestId: crypto.randomUUID(),
    saleId,
    product: { code: '00123' },
    quantityMilli: (sale.quantity ?? 1) * 1_000,
  })) as { totalMinor: number };
  return (await till.call('deferrals.capture', {
    requestId: crypto.randomUUID(),
    saleId,
    totalMinor: basket.totalMinor,
    customer: { name: sale.name ?? 'Ana Sosa', contact: sale.contact ?? '', note: sale.note ?? '' },
    promisedDate: sale.promisedDate ?? null,
    approval: { approver: 'Eva', role: 'owner', reason: 'vecina' },
    slip: null,
  })) as DeferralView;
}

/** Goes to the book by its key and waits for the list. */
export async function openBook({ page }: Counter): Promise<void> {
  await page.keyboard.press('Alt+6');
  await expect(page.getByTestId('deferrals')).toBeVisible();
}

/** Opens one from the list. */
export async function openDeferral({ page, t }: Counter, deferral: DeferralView): Promise<void> {
  await page
    .getByRole('button', {
      name: t('deferrals.row.open', {
        number: pendingNumber(deferral.number),
        name: deferral.name ?? t('deferrals.noName'),
      }),
    })
    .click();
  await expect(page.getByTestId('deferral-owed')).toBeVisible();
}

/** Sends the charge that is shown, by the key: the focus is on its button once it may be pressed. */
export async function sendCharge({ page, t }: Counter): Promise<void> {
  const start = page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${t('card.start', { amount: '' }).trim()} \\S*\\s?\\d`) });
  await expect(start).toBeFocused();
  await page.keyboard.press('Enter');
}
