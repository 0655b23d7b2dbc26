import { describe, expect, test } from 'vitest';
import { IMPORT_PROBLEMS } from '#app/contract/catalogue.ts';
import { ERROR_CODES } from '#app/contract/errors.ts';
import { catalogues, LANGUAGES } from '#app/i18n/catalogues.ts';
import { en } from '#app/i18n/en.ts';
import type { MessageKey } from '#app/i18n/messages.ts';
import { UNANSWERED_REASONS } from '#app/domain/charge-event.ts';
import {
  declineReasonOf,
  refusalReasonOf,
  UNREACHABLE_CAUSES,
  unreachableCauseOf,
} from '#app/i18n/reasons.ts';
import { translate } from '#app/i18n/translate.ts';

const keys = Object.keys(en) as MessageKey[];
const valuesIn = (sentence: string) =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe.each(LANGUAGES)('%s', (language) => {
  const messages = catalogues[language];

  test('says everything English says and nothing else', () => {
    expect(Object.keys(messages).sort()).toEqual([...keys].sort());
  });

  test('has no empty sentence and no stray spaces', () => {
    for (const key of keys) {
      expect(messages[key], key).toMatch(/\S/);
      expect(messages[key], key).toBe(messages[key].trim());
      expect(messages[key], key).not.toContain('  ');
    }
  });

  test('fills in the same values', () => {
    for (const key of keys) expect(valuesIn(messages[key]), key).toEqual(valuesIn(en[key]));
  });

  test('gives every error and every import problem a sentence of its own', () => {
    const sentences = [
      ...ERROR_CODES.map((code) => messages[`errors.${code}`]),
      ...UNREACHABLE_CAUSES.map((cause) => messages[`errors.unreachable.${cause}`]),
      ...IMPORT_PROBLEMS.map((code) => messages[`import.problem.${code}`]),
    ];
    for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

test('Mexico is not spoken to with vos, nor Argentina with tú', () => {
  const vos =
    /\b(vos|escaneá|escribí|elegí|probá|cobrá|revisá|mirá|guardalo|esperá|pedí|empezá|copiá|copialos?|conectá|conectala|buscá|cerrá|fijate|volvé|ingresá|usá|pegá|vinculala|prendela)(?![\wáéíóú])/i;
  const tu =
    /\b(escanea|escribe|elige|intenta|revisa|guárdalo|espera a|pide otra|cópial[ao]s?|conéctala|ciérrala|escríbel[ao]|vincúlala|enciéndela)(?![\wáéíóú])/i;
  for (const key of keys) {
    expect(catalogues['es-MX'][key], key).not.toMatch(vos);
    expect(catalogues['es-AR'][key], key).not.toMatch(tu);
  }
});

test('translate fills in values and leaves out what was not given', () => {
  expect(translate('es-AR', 'receipt.title', { number: 12 })).toBe('Venta n.º 12');
  expect(translate('en', 'cash.confirm', {})).toBe('Take ');
  expect(translate('pt-BR', 'till.unknownCode', { code: '{{x}} $&' })).toContain('{{x}} $&');
});

test('reasons nobody documented have a sentence all the same', () => {
  expect(declineReasonOf('insufficient_amount')).toBe('insufficient_amount');
  expect(declineReasonOf('brand_new_reason')).toBe('other');
  expect(declineReasonOf(null)).toBe('other');
  expect(refusalReasonOf({ httpStatus: 409, code: 'already_queued_order_for_terminal' })).toBe(
    'terminal_queue',
  );
  expect(refusalReasonOf({ httpStatus: 409, code: 'already_queued_order_on_terminal' })).toBe(
    'terminal_queue',
  );
  expect(refusalReasonOf({ httpStatus: 401, code: 'whatever' })).toBe('unauthorized');
  expect(refusalReasonOf({ httpStatus: 418, code: 'teapot' })).toBe('other');
});

test('every cause that is told apart is the cause of some request without an answer', () => {
  const causes = UNANSWERED_REASONS.map((reason) => unreachableCauseOf(reason));
  expect(new Set(causes)).toEqual(new Set([...UNREACHABLE_CAUSES, undefined]));
});
