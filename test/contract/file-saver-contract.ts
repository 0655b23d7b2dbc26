import { expect, test } from 'vitest';
import type { FileSaver } from '#main/ports.ts';

export interface FileSaverUnderTest {
  readonly saver: FileSaver;
  /** What the person ends up with for what `save` answered. */
  readonly received: (saved: Awaited<ReturnType<FileSaver['save']>>) => Promise<Uint8Array>;
}

/** What every FileSaver adapter keeps, for a person who says yes. */
export function fileSaverContract(create: () => Promise<FileSaverUnderTest> | FileSaverUnderTest): void {
  test.each([
    ['an empty file', new Uint8Array()],
    ['a report', Buffer.from('\uFEFFmedio;importe\r\nEfectivo;1.500,00\r\n')],
    ['every byte', Uint8Array.from({ length: 256 }, (_, value) => value)],
    ['a megabyte', new Uint8Array(1_048_576).fill(7)],
  ])('the person gets %s as it was', async (_what, bytes) => {
    const { saver, received } = await create();
    const saved = await saver.save({ fileName: 'cierre-1.csv', mimeType: 'text/csv', bytes });
    expect(saved).toMatchObject({ fileName: 'cierre-1.csv' });
    expect(Buffer.compare(await received(saved), bytes)).toBe(0);
  });

  test.each([
    ['../../etc/passwd', '-..-etc-passwd'],
    ['a\\b/c:d*e?f"g<h>i|j.csv', 'a-b-c-d-e-f-g-h-i-j.csv'],
    ['a\r\nb\u0000c\u202ed.csv', 'a--b-c-d.csv'],
    ['NUL.csv', 'mostrador-NUL.csv'],
    ['...', 'mostrador-'],
    ['cierre año 1.csv', 'cierre año 1.csv'],
  ])('the name %j is offered as %j', async (wanted, offered) => {
    const { saver } = await create();
    const saved = await saver.save({ fileName: wanted, mimeType: 'text/csv', bytes: Buffer.from('a') });
    expect(saved).toMatchObject({ fileName: offered });
  });

  test('bytes that change after the call do not change the file', async () => {
    const { saver, received } = await create();
    const bytes = Uint8Array.of(1, 2, 3);
    const saved = await saver.save({ fileName: 'a.bin', mimeType: 'application/octet-stream', bytes });
    bytes.fill(9);
    expect([...(await received(saved))]).toEqual([1, 2, 3]);
  });
}
