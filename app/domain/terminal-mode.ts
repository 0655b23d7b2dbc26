/** Operating modes that a terminal can be set to (Point API, Update operation mode). `PDV`: it takes charges from a till. */
export const SETTABLE_MODES = ['PDV', 'STANDALONE'] as const;
export type SettableMode = (typeof SETTABLE_MODES)[number];
