import type { Language } from '#app/domain/site.ts';
import type { DayVocabulary } from './day-vocabulary.ts';
import { DAY_WORDS_EN } from './day-words-en.ts';
import { DAY_WORDS_ES_AR, DAY_WORDS_ES_MX } from './day-words-es.ts';
import { DAY_WORDS_PT_BR } from './day-words-pt.ts';

export const DAY_WORDS: Readonly<Record<Language, DayVocabulary>> = {
  'es-AR': DAY_WORDS_ES_AR,
  'es-MX': DAY_WORDS_ES_MX,
  'pt-BR': DAY_WORDS_PT_BR,
  en: DAY_WORDS_EN,
};
