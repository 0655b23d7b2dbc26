/** What takes something off what is owed; impossible while anything is under way that may pay it already. */
export const SETTLING_STEPS = ['charge', 'cash', 'other', 'slip', 'link', 'return', 'writeOff'] as const;

/** What a person can begin in the dialog of a deferral. */
export type DeferralStep = (typeof SETTLING_STEPS)[number] | 'withdraw' | 'candidate' | 'reminder' | 'erase';
