import type { Language } from '#app/domain/site.ts';
import { catalogues } from './catalogues.ts';
import type { MessageKey } from './messages.ts';

export type MessageParams = Readonly<Record<string, string | number>>;

/** One sentence in `language`, its `{{values}}` filled in. For papers and files; a value that was not given stays empty. */
export function translate(language: Language, key: MessageKey, params: MessageParams = {}): string {
  return catalogues[language][key].replace(/\{\{(\w+)\}\}/g, (_match, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : '',
  );
}
