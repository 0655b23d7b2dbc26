import { expect, test } from './fixtures.ts';

const HEADER = 'código;descripción;rubro;precio;iva;stock';
const GOOD = '0001;Café;Almacén;1234,50;21;10';

/** File, the line that must be named (null for the whole file), and the reason. */
const FILES: readonly (readonly [string, Buffer, number | null, string])[] = [
  ['a wrong header', Buffer.from('foo;bar;baz\r\n1;2;3\r\n'), 1, 'header_missing_column'],
  [
    'a bad price',
    Buffer.from([HEADER, GOOD, '0002;Té;Almacén;12,3x;21;1'].join('\r\n')),
    3,
    'price_not_a_number',
  ],
  [
    'a repeated code',
    Buffer.from([HEADER, GOOD, '0001;Otro;Almacén;1,00;21;1'].join('\r\n')),
    3,
    'code_repeated',
  ],
  [
    'an unclosed quote',
    Buffer.from([HEADER, GOOD, '0002;"Té;Almacén;1,00;21;1'].join('\r\n')),
    3,
    'quote_unclosed',
  ],
  ['a binary file', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 1, 2, 3]), null, 'file_binary'],
  [
    'letters lost on the way',
    Buffer.from([HEADER, '0001;Cafï¿½ CafÃ©;A;1,00;21;1'].join('\r\n')),
    2,
    'text_garbled',
  ],
];

for (const [name, buffer, line, code] of FILES) {
  test(`${name} is previewed with line and reason, and nothing is imported`, async ({ counter }) => {
    const { page, t, till } = counter;
    await page.keyboard.press('Alt+4');
    await page.locator('input[type=file]').setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer });
    const row = page.getByTestId('import-problems').getByRole('row').nth(1);
    await expect(row).toContainText(line === null ? t('catalogue.wholeFile') : String(line));
    await expect(row).toContainText(t(`import.problem.${code}` as Parameters<typeof t>[0], { otherLine: 2 }));
    await expect(page.getByText(t('catalogue.import.blocked'))).toBeVisible();
    await expect(till.call('catalogue.summary')).resolves.toEqual({ productCount: 0 });
  });
}

test('Windows-1252 bytes are recognised, shown, and imported with their letters', async ({ counter }) => {
  const { page, t, till } = counter;
  const bytes = Buffer.from([HEADER, GOOD].join('\r\n'), 'latin1');
  await page.keyboard.press('Alt+4');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer: bytes });
  await expect(page.getByTestId('import-preview')).toContainText('Café');
  await expect(page.getByTestId('import-preview')).toContainText(/windows-1252/i);
  await page.getByRole('button', { name: t('catalogue.import.button', { n: 1 }) }).click();
  await expect
    .poll(() => till.call('catalogue.search', { text: 'cafe', limit: 5 }))
    .toMatchObject({
      products: [{ code: '0001', name: 'Café', priceMinor: 123_450, taxRateBp: 2100, stockMilli: 10_000 }],
    });
});
