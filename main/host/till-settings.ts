import { z } from 'zod';
import { LanguageSchema, SiteIdSchema, TerminalIdSchema } from '#app/contract/values.ts';
import { DeferralRules } from '#app/domain/deferral-rules.ts';
import { GATEWAY_KINDS } from '#app/domain/site.ts';
import type { TillSettings } from '../ports.ts';

export const DEFAULT_SETTINGS: TillSettings = {
  language: null,
  openShop: 'practice',
  account: null,
  shops: {},
};

/** Of what is written. A file of a higher one belongs to a newer till: it may mean something else by the same words. */
const VERSION = 1;

/** `practice-MLA`, `live-MLA-4711`. No other word becomes the name of a member. */
const ShopName = z.string().regex(/^(practice|test|live)-[A-Z]{3}(-\d{1,20})?$/);
const IntegratorId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

const StoredShop = z.object({
  terminalId: TerminalIdSchema.nullable().default(null),
  gateway: z.enum(GATEWAY_KINDS).default('orders'),
  printsOnTerminal: z.boolean().default(false),
  platformId: IntegratorId.nullable().default(null),
  integratorId: IntegratorId.nullable().default(null),
  deferralRules: DeferralRules.nullable().default(null),
});

const StoredSettings = z.object({
  version: z.literal(VERSION),
  language: LanguageSchema.nullable().default(null),
  openShop: z.enum(['practice', 'account']).default('practice'),
  account: z
    .object({
      userId: z.string().regex(/^\d{1,20}$/),
      nickname: z.string(),
      site: SiteIdSchema,
      isTest: z.boolean(),
    })
    .nullable()
    .default(null),
  shops: z.record(ShopName, StoredShop).default({}),
});

/** Before there were shops: one terminal for the whole till. Which shop that was is not in the file, so only the language stays. */
const UnnumberedSettings = z.object({
  version: z.undefined().optional(),
  language: LanguageSchema.nullable().default(null),
  terminalId: TerminalIdSchema.nullable().optional(),
  gateway: z.enum(GATEWAY_KINDS).optional(),
  printsOnTerminal: z.boolean().optional(),
});

/** The settings in `stored`, or undefined when it is something else, or of a newer version. */
export function readSettings(stored: unknown): TillSettings | undefined {
  const parsed = StoredSettings.safeParse(stored);
  if (parsed.success) {
    const { language, openShop, account, shops } = parsed.data;
    return { language, openShop, account, shops };
  }
  const older = UnnumberedSettings.safeParse(stored);
  return older.success ? { ...DEFAULT_SETTINGS, language: older.data.language } : undefined;
}

/** Whether a newer till wrote `stored`. */
export function isOfNewerVersion(stored: unknown): boolean {
  const numbered = z.object({ version: z.int() }).safeParse(stored);
  return numbered.success && numbered.data.version > VERSION;
}

/** What is written for `settings`. */
export function storedSettings(settings: TillSettings): Record<string, unknown> {
  return { version: VERSION, ...settings };
}

/**
 * `current` with `change` on top; a member set to undefined changes nothing.
 *
 * @throws when the result could not be read again at the next start: a fault in the program.
 */
export function withChange(current: TillSettings, change: Partial<TillSettings>): TillSettings {
  const changed: TillSettings = {
    language: change.language === undefined ? current.language : change.language,
    openShop: change.openShop ?? current.openShop,
    account: change.account === undefined ? current.account : change.account,
    shops: change.shops ?? current.shops,
  };
  const next = readSettings(storedSettings(changed));
  if (next === undefined) throw new Error('settings that cannot be read again are not written');
  return next;
}
