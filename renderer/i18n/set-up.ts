import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogues, LANGUAGES } from '#app/i18n/catalogues.ts';
import type { Language } from '#app/domain/site.ts';

/** The language before the till has said its own: the machine's, where the till speaks it. */
export function guessLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const exact = LANGUAGES.find((language) => language.toLowerCase() === tag.toLowerCase());
    if (exact !== undefined) return exact;
    const prefix = tag.slice(0, 2).toLowerCase();
    if (prefix === 'pt') return 'pt-BR';
    if (prefix === 'en') return 'en';
    if (prefix === 'es') return 'es-AR';
  }
  return 'es-AR';
}

export function setUpLanguages(): void {
  void i18next.use(initReactI18next).init({
    lng: guessLanguage(navigator.languages),
    fallbackLng: false,
    supportedLngs: [...LANGUAGES],
    load: 'currentOnly',
    resources: Object.fromEntries(
      LANGUAGES.map((language) => [language, { translation: catalogues[language] }]),
    ),
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: () => '',
    react: { useSuspense: false },
  });
  document.documentElement.lang = i18next.language;
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
}
