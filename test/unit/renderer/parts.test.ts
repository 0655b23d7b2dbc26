import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestReceived } from '#renderer/features/cash/note-suggestions.ts';
import { encodeBase64 } from '#renderer/features/catalogue/encode-base64.ts';
import { readSearchText } from '#renderer/features/till/quantity-prefix.ts';
import { guessLanguage } from '#renderer/i18n/set-up.ts';
import { shortcutName } from '#renderer/input/use-shortcuts.ts';
import { shortText, visibleText } from '#renderer/ui/visible-text.ts';

describe('suggested cash', () => {
  test('is the total rounded up to notes in use, smallest first', () => {
    expect(suggestReceived(15_102_49, 'ARS')).toEqual([15_200_00, 15_500_00, 16_000_00, 20_000_00]);
    expect(suggestReceived(37_90, 'BRL')).toEqual([38_00, 40_00, 50_00, 100_00]);
  });

  test('never offers less than the total, nor the total itself, nor an amount twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.constantFrom('ARS', 'BRL', 'MXN'),
        (total, currency) => {
          const offered = suggestReceived(total, currency);
          return offered.every((amount) => amount > total) && new Set(offered).size === offered.length;
        },
      ),
    );
  });
});

describe('text of the search box', () => {
  test('a quantity before the star is taken off, in the marks of the language', () => {
    expect(readSearchText('3*gaseosa', ',')).toEqual({
      quantityMilli: 3_000,
      text: 'gaseosa',
      wrongQuantity: null,
    });
    expect(readSearchText('1,25* queso', ',')).toEqual({
      quantityMilli: 1_250,
      text: 'queso',
      wrongQuantity: null,
    });
    expect(readSearchText('1.25*queso', '.')).toEqual({
      quantityMilli: 1_250,
      text: 'queso',
      wrongQuantity: null,
    });
  });

  test('what is no quantity is looked for as it stands', () => {
    for (const typed of ['*nuevo', 'a*b', '-1*x']) {
      expect(readSearchText(typed, ',')).toEqual({ quantityMilli: 1_000, text: typed, wrongQuantity: null });
    }
  });

  test('a number that is no quantity is named, so that nothing is sold for it', () => {
    for (const wrong of ['0', '99999', '10000', '1.5', '1.250', '1,2345']) {
      expect(readSearchText(`${wrong}*leche`, ',')).toMatchObject({ text: 'leche', wrongQuantity: wrong });
    }
  });
});

describe('text from outside', () => {
  test('loses what reorders, hides or breaks lines, and keeps letters and markup as they are', () => {
    expect(visibleText('Alfa\u202ejor\u0000 \u200bx')).toBe('Alfajor x');
    expect(visibleText('a\r\nb\tc')).toBe('a b c');
    expect(visibleText('<img src=x>')).toBe('<img src=x>');
    expect(visibleText('Ação ñandú 65"')).toBe('Ação ñandú 65"');
  });

  test('is cut by characters and not inside one', () => {
    expect(shortText('🍞🍞🍞🍞', 3)).toBe('🍞🍞…');
    expect(shortText('pan', 3)).toBe('pan');
  });
});

test('base64 of a file is the same as the platform’s own, whatever its size', () => {
  for (const size of [0, 1, 2, 3, 24_575, 24_576, 24_577, 300_000]) {
    const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31) % 256);
    expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  }
});

test('the machine’s language is met halfway', () => {
  expect(guessLanguage(['fr-FR', 'es-MX', 'en'])).toBe('es-MX');
  expect(guessLanguage(['pt-PT'])).toBe('pt-BR');
  expect(guessLanguage(['es-CL'])).toBe('es-AR');
  expect(guessLanguage(['de'])).toBe('es-AR');
});

test('shortcuts are named by place for digits under Alt and by key otherwise', () => {
  const key = { ctrlKey: false, altKey: false, metaKey: false };
  expect(shortcutName({ ...key, altKey: true, key: '¡', code: 'Digit1' })).toBe('Alt+Digit1');
  expect(shortcutName({ ...key, ctrlKey: true, key: 'Delete', code: 'Delete' })).toBe('Ctrl+Delete');
  expect(shortcutName({ ...key, key: 'F8', code: 'F8' })).toBe('F8');
});
