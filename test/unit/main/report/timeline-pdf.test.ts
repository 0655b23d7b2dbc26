import { describe, expect, it } from 'vitest';
import type { TillMode } from '#app/domain/mode.ts';
import type { Language } from '#app/domain/site.ts';
import { translate } from '#app/i18n/translate.ts';
import { timelineFileName, timelinePdf } from '#main/report/timeline-pdf.ts';
import { pageCount, readPdfText } from './read-pdf.ts';
import { sampleTimeline } from './sample-timeline.ts';

const LANGUAGES: readonly Language[] = ['es-AR', 'es-MX', 'pt-BR', 'en'];
const ZONE = 'America/Argentina/Buenos_Aires';

/** The paper's text with every run of white space as one space: where lines break is the paper's affair. */
async function textOf(
  timeline = sampleTimeline(),
  { language = 'es-AR', mode = 'live' }: { language?: Language; mode?: TillMode } = {},
): Promise<string> {
  const bytes = await timelinePdf(timeline, { language, timeZone: ZONE, mode });
  return readPdfText(bytes).replace(/[\s\u00a0]+/g, ' ');
}

describe('the history of a charge on paper', () => {
  it('tells what the charge is, what happened, what was sent and what went back', async () => {
    const text = await textOf();
    for (const said of [
      'Mostrador · Historial de un cobro con tarjeta',
      'NEWLAND_N950__N950NCB000000001',
      '3f6c3b8e-6f0c-4a75-9a86-0a7c3c1d2e01',
      'ORD01J8XYZ',
      'Venta n.º 12',
      'Crédito · 3 cuotas',
      '21/11/2026 15:04:05 El cobro de $ 1.234,50 quedó guardado en la caja',
      'no volvió nada que sirva: sin respuesta a tiempo',
      'La terminal muestra el cobro.',
      '21/11/2026 15:04:35 Pagado: $ 1.234,50.',
      'Visa · Crédito · terminada en 4242 · 3 cuotas · Pago PAY01J8XYZ · Operación 1234567890',
      'Leer la orden · enviado 15:04:05 · respondido en 123 ms · HTTP 200 · request req-7f3a',
      'pedidos anteriores sin novedad: 11',
      'Asiento 10 · mark-10',
      'La devolución de $ 600,00 está hecha: el dinero volvió.',
      'Marta Núñez (Dueña o dueño): Trajo el producto de vuelta',
      'REF01J8XYZ',
      '"external_reference":"3f6c3b8e-6f0c-4a75-9a86-0a7c3c1d2e01"',
      'Página 1 de',
    ]) {
      expect(text).toContain(said);
    }
  });

  it.each(LANGUAGES)('speaks %s from the first line to the last', async (language) => {
    const text = await textOf(sampleTimeline(), { language });
    for (const key of ['history.paper', 'history.items', 'history.sent', 'history.refunds'] as const) {
      expect(text).toContain(translate(language, key));
    }
    expect(text).not.toContain('<U+');
  });

  it('says that practice money has no value, on every page, and only then', async () => {
    expect(await textOf(sampleTimeline(), { mode: 'practice' })).toMatch(/PRÁCTICA · SIN VALOR.*SIN VALOR/);
    expect(await textOf()).not.toContain('SIN VALOR');
  });

  it('is the same file, byte by byte, for the same timeline', async () => {
    const shop = { language: 'es-AR', timeZone: ZONE, mode: 'live' } as const;
    const [first, second] = await Promise.all([
      timelinePdf(sampleTimeline(), shop),
      timelinePdf(sampleTimeline(), shop),
    ]);
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.from(first).toString('latin1')).toContain('(D:20261121181410Z)');
  });

  it('shows text of other alphabets by number and leaves out what hides or reorders, without breaking', async () => {
    const [refund] = sampleTimeline().refunds;
    if (refund === undefined) throw new Error('the sample has a refund');
    const text = await textOf(
      sampleTimeline({
        refunds: [{ ...refund, approver: 'Zoë 李 \u202eab\u0000', reason: 'ﬁn — “así” 🍞' }],
      }),
    );
    expect(text).toContain('Zoë <U+674E> ab (Dueña o dueño): fin — “así” <U+1F35E>');
  });

  it('goes over as many pages as it needs and numbers them', async () => {
    const [first] = sampleTimeline().items;
    if (first === undefined) throw new Error('the sample has an item');
    const items = Array.from({ length: 120 }, (_, index) => ({ ...first, entrySeq: index + 1 }));
    const bytes = await timelinePdf(sampleTimeline({ items }), {
      language: 'en',
      timeZone: ZONE,
      mode: 'live',
    });
    const pages = pageCount(bytes);
    expect(pages).toBeGreaterThan(3);
    const text = readPdfText(bytes).replace(/[\s\u00a0]+/g, ' ');
    expect(text).toContain(`Page ${pages} of ${pages}`);
    expect(text).not.toContain(`Page ${pages + 1}`);
    expect(text).toContain('Entry 120 ·');
  });

  it('fits on one page when the charge had a usual life', async () => {
    const bytes = await timelinePdf(
      sampleTimeline({ refunds: [], items: sampleTimeline().items.slice(0, 4) }),
      {
        language: 'pt-BR',
        timeZone: ZONE,
        mode: 'practice',
      },
    );
    expect(pageCount(bytes)).toBe(1);
  });
});

describe('the name of its file', () => {
  it('has the day the charge began in the shop, and the beginning of its number', () => {
    expect(timelineFileName(sampleTimeline(), ZONE)).toBe('mostrador-charge-2026-11-21-3f6c3b8e.pdf');
    expect(timelineFileName(sampleTimeline(), 'Asia/Tokyo')).toBe('mostrador-charge-2026-11-22-3f6c3b8e.pdf');
  });
});
