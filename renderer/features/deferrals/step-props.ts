import type { DeferralView } from '#app/contract/deferrals.ts';

/** What every step with a deferral is given. */
export interface StepProps {
  readonly deferral: DeferralView;
  /** Back to the overview; nothing was done. */
  readonly onBack: () => void;
  /** It is done; `said` tells what, above the screen. Null where the overview itself shows it. */
  readonly onDone: (said: string | null) => void;
}
