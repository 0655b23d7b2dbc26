import fc from 'fast-check';
import { expect, test } from 'vitest';
import { winAnsiText } from '#main/report/win-ansi.ts';

test('Spanish, Portuguese and their marks stay as they are', () => {
  const text = '¿Cuánto? ¡Ñandú, ação! “así” — n.º 5 · R$ 1,00 … ‘x’ €';
  expect(winAnsiText(text)).toBe(text);
});

test('letters with marks that the fonts lack lose the marks; others are named', () => {
  expect(winAnsiText('Dvořák ﬁ 李 🍞')).toBe('Dvorák fi <U+674E> <U+1F35E>');
});

test('what cannot be seen is left out, and white space is a space', () => {
  expect(winAnsiText('a\u0000b\u202ec\u200bd\ue000e\tf\u2003g\nh')).toBe('abcde f g\nh');
});

test('whatever comes, what goes to the paper is in the fonts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) =>
      /^[\n\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/u.test(winAnsiText(text)),
    ),
  );
});
