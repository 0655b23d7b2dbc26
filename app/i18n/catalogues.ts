import type { Language } from '#app/domain/site.ts';
import { en } from './en.ts';
import { esAR } from './es-ar.ts';
import { esMX } from './es-mx.ts';
import type { Messages } from './messages.ts';
import { ptBR } from './pt-br.ts';

export const LANGUAGES = ['es-AR', 'es-MX', 'pt-BR', 'en'] as const satisfies readonly Language[];

export const catalogues: Readonly<Record<Language, Messages>> = {
  'es-AR': esAR,
  'es-MX': esMX,
  'pt-BR': ptBR,
  en,
};
