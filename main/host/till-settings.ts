import { z } from 'zod';
import { LanguageSchema, TerminalIdSchema } from '#app/contract/values.ts';
import { GATEWAY_KINDS } from '#app/domain/site.ts';
import type { TillSettings } from '../ports.ts';

export const DEFAULT_SETTINGS: TillSettings = {
  language: null,
  terminalId: null,
  gateway: 'orders',
  printsOnTerminal: false,
};

/** What a settings file may hold. Keys of a newer version are left out of what is read, not refused. */
const StoredSettings = z.object({
  language: LanguageSchema.nullable().default(null),
  terminalId: TerminalIdSchema.nullable().default(null),
  gateway: z.enum(GATEWAY_KINDS).default('orders'),
  printsOnTerminal: z.boolean().default(false),
});

/** The settings in `stored`, or undefined when it is something else. */
export function readSettings(stored: unknown): TillSettings | undefined {
  const parsed = StoredSettings.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}

/** `current` with `change` on top; a key set to undefined changes nothing. */
export function withChange(current: TillSettings, change: Partial<TillSettings>): TillSettings {
  return {
    language: change.language === undefined ? current.language : change.language,
    terminalId: change.terminalId === undefined ? current.terminalId : change.terminalId,
    gateway: change.gateway ?? current.gateway,
    printsOnTerminal: change.printsOnTerminal ?? current.printsOnTerminal,
  };
}
