import { fileURLToPath } from 'node:url';
import { expect, type Counter } from './fixtures.ts';

export const CATALOGUE = fileURLToPath(new URL('../../fixtures/catalogo-ar-20k.csv', import.meta.url));

/** A product of the catalogue, with a word of its name that has an accent or a quote in it. */
export const RICE = { code: '7790001582683', priceMinor: 3_137_425 };
export const TELEVISION = {
  code: '7790006182109',
  name: 'TV SMART 65" OLED 65C3, LG, 1 cu',
  priceMinor: 4_316_300,
};

export async function openShift({ page, t }: Counter, float: string): Promise<void> {
  await page.getByLabel(t('shift.open.float')).fill(float);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: t('till.search.label') })).toBeVisible();
}

/** Puts products on the shelf without the screen, for tests about something else. */
export async function stock({ till }: Counter, lines: readonly string[]): Promise<void> {
  const csv = ['código;descripción;rubro;precio;iva;stock', ...lines].join('\r\n');
  const preview = await till.call('catalogue.preview', {
    fileName: 'stock.csv',
    contentBase64: Buffer.from(csv).toString('base64'),
  });
  await till.call('catalogue.import', { requestId: crypto.randomUUID(), importId: idOf(preview) });
}

function idOf(preview: unknown): unknown {
  return typeof preview === 'object' && preview !== null && 'importId' in preview
    ? preview.importId
    : undefined;
}

export async function openShiftAndStock(
  counter: Counter,
  lines = ['00123;Café Del Puerto;Almacén;4599,90;21;10'],
): Promise<void> {
  await stock(counter, lines);
  await counter.till.call('shift.open', { requestId: crypto.randomUUID(), floatMinor: 100_000 });
  await expect(counter.page.getByRole('combobox', { name: counter.t('till.search.label') })).toBeVisible();
}

export async function chooseCustomer(
  { page, t }: Counter,
  kind: 'pays' | 'declines' | 'walks_away' | 'slow_issuer',
): Promise<void> {
  await page
    .getByLabel(t('practice.customer.label'))
    .first()
    .selectOption({ label: t(`practice.customer.${kind}`) });
}

export async function expectChargeState({ page }: Counter, state: string, timeout = 15_000): Promise<void> {
  await expect(page.getByTestId('charge-state')).toHaveAttribute('data-charge-state', state, { timeout });
}
