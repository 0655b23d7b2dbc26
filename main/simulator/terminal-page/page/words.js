import { EN } from './words/en.js';
import { ES_AR } from './words/es-ar.js';
import { ES_MX } from './words/es-mx.js';
import { PT_BR } from './words/pt-br.js';

/** @import { TerminalFeed } from '../feed.ts' */
/** @import { Words } from './words/en.js' */
/** @typedef {(key: string, values?: Readonly<Record<string, string | number>>) => string} Say */

/**
 * The languages of the page, each under its own name.
 * @type {Readonly<Record<string, { name: string, words: Words }>>}
 */
export const LANGUAGES = {
  'es-AR': { name: 'Español (Argentina)', words: ES_AR },
  'es-MX': { name: 'Español (México)', words: ES_MX },
  'pt-BR': { name: 'Português (Brasil)', words: PT_BR },
  en: { name: 'English', words: EN },
};

/**
 * What the customers of a country read when nobody has chosen a language.
 * @type {Readonly<Record<TerminalFeed['site'], string>>}
 */
export const LANGUAGE_OF_SITE = { MLA: 'es-AR', MLB: 'pt-BR', MLC: 'es-MX', MLM: 'es-MX' };

/**
 * Says the words of a language, with `{names}` in them replaced. A key without words is shown itself.
 * @param {string} language
 * @returns {Say}
 */
export function sayIn(language) {
  const words = /** @type {Readonly<Record<string, string>>} */ (
    (LANGUAGES[language] ?? LANGUAGES.en)?.words ?? EN
  );
  return (key, values = {}) =>
    (words[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}
