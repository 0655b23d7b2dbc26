import type { en } from './en.ts';

/** Every sentence the till can say. English names the keys; the other languages do not compile without all of them. */
export type MessageKey = keyof typeof en;

/** One language's sentences. Values go between double braces: `{{amount}}`. */
export type Messages = Readonly<Record<MessageKey, string>>;
