import { create } from 'zustand';
import { useNotices } from './notices.ts';
import type { Scan } from '#renderer/input/scan-store.ts';

export type Screen = 'till' | 'sales' | 'day' | 'catalogue' | 'account' | 'deferrals';

export type OpenDialog =
  | { readonly kind: 'cash'; readonly saleId: string; readonly totalMinor: number }
  /** `chargeId` null: not started. `saleId` null: a charge looked at from a list. */
  | {
      readonly kind: 'card';
      readonly saleId: string | null;
      readonly totalMinor: number;
      readonly chargeId: string | null;
    }
  /** A tender that is neither cash nor the terminal. */
  | { readonly kind: 'other'; readonly saleId: string; readonly totalMinor: number }
  /** The sale captured now and charged later. */
  | { readonly kind: 'defer'; readonly saleId: string; readonly totalMinor: number }
  /** One deferral with what can be done about it. */
  | { readonly kind: 'deferral'; readonly deferralId: string }
  /** Of all or part of what is owed. `chargeId` null: not started. */
  | {
      readonly kind: 'deferralCharge';
      readonly deferralId: string;
      readonly amountMinor: number;
      readonly chargeId: string | null;
    }
  | { readonly kind: 'receipt'; readonly saleId: string; readonly isNew: boolean }
  /** What goes back of a payment; `back` is shown again when it is closed. */
  | { readonly kind: 'refund'; readonly chargeId: string; readonly back: OpenDialog | null }
  | { readonly kind: 'history'; readonly chargeId: string; readonly back: OpenDialog | null }
  /** The least amount charged on a terminal and given back. `chargeId` null: not started. */
  | { readonly kind: 'testCharge'; readonly terminalId: string; readonly chargeId: string | null }
  | {
      readonly kind: 'clear';
      readonly saleId: string;
      readonly lineCount: number;
      readonly totalMinor: number;
    };

interface NavigationState {
  readonly screen: Screen;
  readonly dialog: OpenDialog | null;
  /** Read by the scanner over a receipt: the first product of the next sale. */
  readonly queuedScan: Scan | null;
  readonly go: (screen: Screen) => void;
  readonly open: (dialog: OpenDialog) => void;
  readonly close: () => void;
  /** Closes the dialog and shows the one it came from, if it came from one. */
  readonly goBack: (back: OpenDialog | null) => void;
  readonly queueScan: (scan: Scan | null) => void;
  /** Another shop was opened: its till screen, and nothing of the shop before. */
  readonly begin: () => void;
}

/** Which screen is shown and which dialog is over it. One dialog at most. */
export const useNavigation = create<NavigationState>((set) => ({
  screen: 'till',
  dialog: null,
  queuedScan: null,
  go: (screen) => set({ screen }),
  // What was said about the step before would cover this one.
  open: (dialog) => {
    useNotices.getState().dismiss();
    set({ dialog });
  },
  close: () => set({ dialog: null }),
  goBack: (back) => set({ dialog: back }),
  queueScan: (queuedScan) => set({ queuedScan }),
  begin: () => set({ screen: 'till', dialog: null, queuedScan: null }),
}));
