import 'i18next';
import type { en } from '#app/i18n/en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    keySeparator: false;
    nsSeparator: false;
    returnNull: false;
    resources: { translation: { [Key in keyof typeof en]: string } };
  }
}
