import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeKey } from '#app/domain/catalogue/code-key.ts';
import { fold, searchText, searchWords } from '#app/domain/catalogue/fold.ts';

describe('folding for the search', () => {
  it.each([
    ['Ação', 'acao'],
    ['Ac\u0327a\u0303o', 'acao'],
    ['PEQUEÑA', 'pequena'],
    ['  Azúcar \t morena\u00A0x1kg ', 'azucar morena x1kg'],
    ['GARRAFÃO', 'garrafao'],
    ['Pingüino', 'pinguino'],
    ['75 ㎖', '75 ml'],
    ['1½', '11⁄2'],
    ['CO\u00ADCA\u200B-COLA', 'coca-cola'],
    ['', ''],
  ])('folds %j to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('has no Turkish trap: every i is one i', () => {
    expect(['I', 'i', 'İ', 'ı', 'Í', 'ì'].map(fold)).toEqual(['i', 'i', 'i', 'i', 'i', 'i']);
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
    // Every character by itself, the whole of Unicode's first plane.
    for (let point = 0; point <= 0xffff; point += 1) {
      const once = fold(String.fromCodePoint(point));
      if (fold(once) !== once)
        throw new Error(`U+${point.toString(16)} folds to ${JSON.stringify(once)}, and on`);
    }
  });

  it('makes composed and decomposed text, and either case, the same', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('aáàâãäéêíóôõúüñçAÁÀÂÃÄÉÊÍÓÔÕÚÜÑÇ 0')) }),
        (text) => {
          expect(fold(text.normalize('NFD'))).toBe(fold(text));
          expect(fold(text.toUpperCase())).toBe(fold(text));
        },
      ),
    );
  });
});

describe('what a product is found by', () => {
  it('is its name and its code', () => {
    expect(searchText({ name: 'Café Molido', code: 'ABC-007' })).toBe('cafe molido abc-007');
  });

  it('takes the words of a query, each once, without operators', () => {
    expect(searchWords(' CAFÉ  molido café ')).toEqual(['cafe', 'molido']);
    expect(searchWords('NEAR( "x" * -y ^ %_')).toEqual(['near(', '"x"', '*', '-y', '^', '%_']);
    expect(searchWords(' \t\u0301 ')).toEqual([]);
  });
});

describe('the key of a code', () => {
  it('does not see outer spaces or case, and sees everything else', () => {
    expect(codeKey(' abc-1 ')).toBe(codeKey('ABC-1'));
    expect(codeKey('007')).not.toBe(codeKey('7'));
    expect(codeKey('I1')).toBe('i1');
  });
});
