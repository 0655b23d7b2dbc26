import { z } from 'zod';
import { CONNECTION_STATES } from '#app/domain/connection.ts';
import { TILL_MODES } from '#app/domain/mode.ts';
import { SITE_IDS } from '#app/domain/site.ts';
import { command, query } from './method.ts';
import { AtMs } from './values.ts';

/** How the account was connected; each way keeps its permission fresh differently. */
export const CONNECTION_KINDS = ['token', 'authorization', 'client_credentials'] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

/** Why a permission is kept for this run only. */
export const KEEPING_OBSTACLES = [
  /** The till runs in a browser, which has no key store of the system. */
  'browser_host',
  /** The system has none that the program can use. */
  'no_key_store',
  /** Linux without a key ring: what it offers would be readable by anyone. */
  'plain_text_store',
] as const;
export type KeepingObstacle = (typeof KEEPING_OBSTACLES)[number];

/** Why the permission could not be renewed last time. */
export const RENEWAL_FAILURES = ['unreachable', 'refused', 'not_kept'] as const;
export type RenewalFailure = (typeof RENEWAL_FAILURES)[number];

/** What went wrong on the way back from Mercado Pago's page, when nobody's call could be told. */
export const AUTHORIZATION_PROBLEMS = [
  'denied',
  'state_mismatch',
  'code_refused',
  'client_refused',
  'expired',
  'unreachable',
  'country_unsupported',
  'other_account',
  'internal',
] as const;
export type AuthorizationProblem = (typeof AUTHORIZATION_PROBLEMS)[number];

/** Pages of Mercado Pago that the till can open in the person's browser: named here, never an address from the screen. */
export const PAGE_LINKS = ['applications'] as const;
export type PageLink = (typeof PAGE_LINKS)[number];

export const ConnectedAccount = z.strictObject({
  /** Mercado Pago's user id of the seller. */
  userId: z.string(),
  nickname: z.string(),
  site: z.enum(SITE_IDS),
  isTest: z.boolean(),
  /** Null while there is no permission. */
  kind: z.enum(CONNECTION_KINDS).nullable(),
  connection: z.enum(CONNECTION_STATES),
  /** When the permission ends; null when Mercado Pago did not say. */
  expiresAtMs: AtMs.nullable(),
  /** The last attempt to renew it, if it failed. */
  renewalFailure: z.strictObject({ reason: z.enum(RENEWAL_FAILURES), atMs: AtMs }).nullable(),
});
export type ConnectedAccount = z.infer<typeof ConnectedAccount>;

/** Everything about the account but what gives access to it: no output has a member for a token, a secret or a code. */
export const AccountStatus = z.strictObject({
  /** The shop that is open. */
  mode: z.enum(TILL_MODES),
  account: ConnectedAccount.nullable(),
  /** Null: the system's key store keeps the permission between runs. */
  keptOnlyNow: z.enum(KEEPING_OBSTACLES).nullable(),
  /** The way through Mercado Pago's page that is under way. */
  authorization: z
    .strictObject({
      /** What the person opens: the application's id, a challenge and a state, no secret. */
      url: z.string(),
      /** Whether the answer comes back by itself; else the final address is pasted. */
      isListening: z.boolean(),
      expiresAtMs: AtMs,
    })
    .nullable(),
  /** How the last one ended, when it ended badly and nobody's call could be told. */
  authorizationProblem: z.enum(AUTHORIZATION_PROBLEMS).nullable(),
  /** The return address that the till listens on, to be registered in the application. */
  loopbackRedirectUri: z.string(),
  /** How far this computer's clock is from Mercado Pago's, when that is more than five minutes; positive when it is ahead. */
  clockOffMs: z.int().nullable(),
});
export type AccountStatus = z.infer<typeof AccountStatus>;

const ClientId = z.string().trim().min(1).max(64);
const ClientSecret = z.string().trim().min(1).max(256);

export const accountMethods = {
  'account.status': query({}, AccountStatus),
  /** Connects with an access token of the application's page. Spaces around it and a leading `Bearer` are left out. */
  'account.connectToken': command({ accessToken: z.string().min(1).max(8192) }, AccountStatus),
  'account.connectClientCredentials': command(
    { clientId: ClientId, clientSecret: ClientSecret },
    AccountStatus,
  ),
  /** Begins the way through Mercado Pago's page and opens it in the system's browser. One at a time: a new one ends the old. */
  'account.beginAuthorization': command(
    { clientId: ClientId, clientSecret: ClientSecret, redirectUri: z.string().trim().min(1).max(500) },
    AccountStatus,
  ),
  /** Ends it with the address that the browser showed last. */
  'account.finishAuthorization': command({ address: z.string().trim().min(1).max(4000) }, AccountStatus),
  'account.cancelAuthorization': command({}, AccountStatus),
  /** Forgets the permission, here and in the key store, and goes back to practice. The account's ledger stays. */
  'account.disconnect': command({}, AccountStatus),
  /** Opens the shop of the connected account, or the practice shop: each has its own ledger. */
  'account.openShop': command({ shop: z.enum(['account', 'practice']) }, AccountStatus),
  'account.openPage': command({ page: z.enum(PAGE_LINKS) }, z.strictObject({})),
} as const;
