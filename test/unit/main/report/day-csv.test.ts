import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Language } from '#app/domain/site.ts';
import { dayCsv } from '#main/report/day-csv.ts';
import { DAY_CSV_LINES } from './day-csv-lines.ts';
import { sampleReport } from './sample-report.ts';

const languages: readonly Language[] = ['es-AR', 'es-MX', 'pt-BR', 'en'];

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function delimiterOf(language: Language): string {
  return language === 'es-AR' || language === 'pt-BR' ? ';' : ',';
}

/** The rows a spreadsheet of the country sees. */
function rowsOf(bytes: Uint8Array, language: Language): string[][] {
  return parse(Buffer.from(bytes), { bom: true, delimiter: delimiterOf(language), record_delimiter: '\r\n' });
}

describe('the day report as CSV', () => {
  it.each(languages)('is these bytes in %s', (language) => {
    const expected = Buffer.from(
      `\uFEFF${DAY_CSV_LINES[language].map((line) => `${line}\r\n`).join('')}`,
      'utf8',
    );
    const bytes = dayCsv(sampleReport(), language);
    expect(textOf(bytes)).toBe(expected.toString('utf8'));
    expect(Buffer.compare(Buffer.from(bytes), expected)).toBe(0);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it.each(languages)('has five columns in every row and numbers with two decimals in %s', (language) => {
    const rows = rowsOf(dayCsv(sampleReport(), language), language);
    const mark = delimiterOf(language) === ';' ? ',' : '.';
    const number = new RegExp(`^(?:-?\\d+\\${mark}\\d\\d)?$`);
    for (const row of rows.slice(1)) {
      expect(row).toHaveLength(5);
      expect(row[3]).toMatch(/^\d*$/);
      expect(row[4]).toMatch(number);
    }
  });

  it('names the sections in the same order in every language', () => {
    const shapes = languages.map((language) => {
      const sections = rowsOf(dayCsv(sampleReport(), language), language).map((row) => row[0] ?? '');
      return sections.map((section) => sections.indexOf(section));
    });
    expect(new Set(shapes.map((shape) => shape.join())).size).toBe(1);
    expect(new Set(shapes[0]).size).toBe(17);
  });

  it('writes every amount from its digits, however large or small', () => {
    const amounts = [0, 1, 9, 10, 99, 100, 29, 57, 2 ** 51];
    const texts = ['0,00', '0,01', '0,09', '0,10', '0,99', '1,00', '0,29', '0,57', '22517998136852,48'];
    for (const [index, grandTotalMinor] of amounts.entries()) {
      const rows = rowsOf(dayCsv(sampleReport({ grandTotalMinor }), 'es-AR'), 'es-AR');
      expect(rows.find((row) => row[0] === 'Total histórico')?.[4]).toBe(texts[index]);
    }
  });

  it('keeps a negative difference a number, without an apostrophe', () => {
    const cash = {
      floatMinor: 0,
      salesMinor: 0,
      collectedMinor: 0,
      expectedMinor: 1,
      countedMinor: 0,
      differenceMinor: -1,
    };
    const rows = rowsOf(dayCsv(sampleReport({ cash }), 'en'), 'en');
    expect(rows.find((row) => row[1]?.startsWith('Difference'))?.[4]).toBe('-0.01');
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'does not let the text %j run as a formula',
    (paymentMethodId) => {
      for (const language of languages) {
        const cardMethods = [{ paymentMethodId, paymentMethodType: '=1+1', count: 1, amountMinor: 5 }];
        const rows = rowsOf(dayCsv(sampleReport({ cardMethods }), language), language);
        expect(
          rows.find((row) => row[4] === (delimiterOf(language) === ';' ? '0,05' : '0.05') && row[3] === '1'),
        ).toEqual([
          expect.any(String),
          "'=1+1",
          `'${paymentMethodId}`,
          '1',
          delimiterOf(language) === ';' ? '0,05' : '0.05',
        ]);
      }
    },
  );

  it('keeps delimiters, quotes and line breaks of a text inside its cell', () => {
    const paymentMethodId = 'a;b,c"d"\r\ne\rf';
    const cardMethods = [{ paymentMethodId, paymentMethodType: null, count: 1, amountMinor: 5 }];
    for (const language of languages) {
      const rows = rowsOf(dayCsv(sampleReport({ cardMethods }), language), language);
      expect(rows.some((row) => row[2] === paymentMethodId)).toBe(true);
    }
  });

  it.each(['a\rb', 'a\nb'])(
    'quotes the line break of %j, which some readers take for the end of a row',
    (text) => {
      const cardMethods = [{ paymentMethodId: text, paymentMethodType: null, count: 1, amountMinor: 5 }];
      expect(textOf(dayCsv(sampleReport({ cardMethods }), 'en'))).toContain(`,"${text}",`);
    },
  );

  it.each([
    ['es-AR', 'SIN VALOR'],
    ['es-MX', 'SIN VALOR'],
    ['pt-BR', 'SEM VALOR'],
    ['en', 'NO VALUE'],
  ] as const)(
    'says in %s that a report of practice or of a test account has no value, and no other one',
    (language, words) => {
      for (const mode of ['practice', 'test'] as const) {
        const [, first] = rowsOf(dayCsv(sampleReport({ mode }), language), language);
        expect(first?.[2]).toBe(words);
      }
      expect(textOf(dayCsv(sampleReport({ mode: 'live' }), language))).not.toContain(words);
    },
  );

  it('of an X has no number and nothing counted', () => {
    const cash = {
      floatMinor: 100,
      salesMinor: 0,
      collectedMinor: 0,
      expectedMinor: 100,
      countedMinor: null,
      differenceMinor: null,
    };
    const sales = { count: 0, totalMinor: 0, firstNumber: null, lastNumber: null };
    const rows = rowsOf(dayCsv(sampleReport({ kind: 'X', zNumber: null, cash, sales }), 'es-AR'), 'es-AR');
    const row = (item: string) => rows.find((each) => each[1] === item);
    expect(row('Tipo y número')?.[2]).toBe('Lectura X');
    expect(row('Contado')).toEqual(['Efectivo', 'Contado', '', '', '']);
    expect(row('Primera venta (número)')?.[2]).toBe('');
  });

  it('has no decimals in a currency without cents', () => {
    const rows = rowsOf(dayCsv(sampleReport({ currency: 'CLP', tipsMinor: 1500 }), 'es-AR'), 'es-AR');
    expect(rows.find((row) => row[1] === 'Propinas en la terminal')?.[4]).toBe('1500');
  });

  it('shows a kind of payment the till has no word for as the API wrote it', () => {
    const cardMethods = [
      { paymentMethodId: 'x', paymentMethodType: 'constructor', count: 1, amountMinor: 5 },
    ];
    const rows = rowsOf(dayCsv(sampleReport({ cardMethods }), 'en'), 'en');
    expect(rows.some((row) => row[1] === 'constructor')).toBe(true);
  });

  it('tells the time of the shop, not of the machine', () => {
    const report = sampleReport({ timeZone: 'America/Mexico_City' });
    expect(rowsOf(dayCsv(report, 'es-MX'), 'es-MX').find((row) => row[1] === 'Cerrado')?.[2]).toBe(
      '21/11/2026 12:04:05',
    );
  });
});
