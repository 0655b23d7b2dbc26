import type { CardBrand, DeclineDetail, Wallet } from '../customer.ts';
import type { OperatingMode } from '../terminal.ts';

/** How the card came to the reader. */
export type CardEntry = 'tap' | 'insert' | 'swipe';

/** Why the terminal asks for another card, or for the same one in another way. The order goes on meanwhile. */
export type AnotherCardReason = 'unreadable' | 'use_chip' | 'only_credit' | 'only_debit' | 'no_connection';

/** The rows of the terminal's menu, in their order. */
export const MENU_ITEMS = ['fetch', 'mode', 'last_operation', 'connection', 'paper', 'restart'] as const;
export type MenuItem = (typeof MENU_ITEMS)[number];

/** The modes the menu offers, in their order. */
export const MENU_MODES = ['PDV', 'STANDALONE'] as const satisfies readonly OperatingMode[];

/** A number of instalments and what each of them is, as decimal text of the currency. */
export interface InstallmentOption {
  readonly count: number;
  readonly eachText: string;
}

/** What every screen of an order shows. Amounts are decimal text of the site's currency, such as `150.00`. */
export interface OrderFacts {
  readonly orderId: string;
  readonly amountText: string;
  readonly description: string | null;
}

/** What the terminal's screen shows, as far as words and numbers go. */
export type Screen =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'restarting' }
  /** Operated by hand: what has been typed so far, and what became of it. */
  | { readonly kind: 'standalone'; readonly typedText: string; readonly hint: HandHint }
  | { readonly kind: 'not_set_up' }
  | { readonly kind: 'menu'; readonly selected: number }
  | {
      readonly kind: 'mode';
      readonly selected: number;
      readonly running: OperatingMode;
      /** Another terminal of the same point of sale is in PDV mode already. */
      readonly isRefused: boolean;
    }
  | {
      readonly kind: 'amount';
      readonly order: OrderFacts;
      /** The choice made here or fixed by the till; null before. */
      readonly installments: InstallmentOption | null;
      readonly canChooseInstallments: boolean;
      /** The only type of card the till lets pay; null for any. */
      readonly onlyType: 'credit_card' | 'debit_card' | null;
    }
  | {
      readonly kind: 'installments';
      readonly order: OrderFacts;
      readonly options: readonly InstallmentOption[];
      readonly selected: number;
    }
  | { readonly kind: 'confirm_cancel'; readonly order: OrderFacts }
  | { readonly kind: 'another_card'; readonly order: OrderFacts; readonly reason: AnotherCardReason }
  | { readonly kind: 'card_presented'; readonly order: OrderFacts; readonly entry: CardEntry }
  | { readonly kind: 'contacting_issuer'; readonly order: OrderFacts }
  /** The till has asked for the cancel; the terminal is about to obey. */
  | { readonly kind: 'canceling'; readonly order: OrderFacts }
  | {
      readonly kind: 'approved';
      readonly order: OrderFacts;
      readonly slip: 'printed' | 'no_paper' | 'not_wanted';
    }
  | { readonly kind: 'declined'; readonly order: OrderFacts; readonly detail: DeclineDetail }
  | { readonly kind: 'canceled'; readonly order: OrderFacts; readonly by: 'till' | 'terminal' }
  | { readonly kind: 'expired'; readonly order: OrderFacts }
  | {
      readonly kind: 'action_required';
      readonly order: OrderFacts;
      /** What really happened, once somebody has looked it up on the device. */
      readonly outcome: 'charged' | 'not_charged' | null;
    };

/** What a terminal that is operated by hand says below the amount. */
export type HandHint = 'none' | 'present_card' | 'another_card' | 'approved' | 'declined';

export type ScreenKind = Screen['kind'];

/** What the printer has put out and nobody has torn off yet. */
export type Slip =
  | {
      readonly kind: 'payment';
      /** Null, as the reference, for a payment made by hand. */
      readonly orderId: string | null;
      readonly externalReference: string | null;
      readonly description: string | null;
      readonly amountText: string;
      /** Null without a tip. */
      readonly tipText: string | null;
      readonly totalText: string;
      readonly installments: InstallmentOption | null;
      readonly brand: CardBrand | null;
      readonly cardType: 'credit_card' | 'debit_card' | null;
      readonly lastDigits: string | null;
      readonly wallet: Wallet | null;
      readonly entry: CardEntry;
      readonly authorizationCode: string | null;
      readonly referenceId: string | null;
      /** Simulated UTC epoch milliseconds. */
      readonly atMs: number;
    }
  /** Something the till has sent to be printed, as text. */
  | { readonly kind: 'print'; readonly actionId: string; readonly content: string };

/** One terminal as somebody in front of it sees it. */
export interface DeviceLook {
  readonly terminalId: string;
  readonly poiType: string;
  readonly serial: string;
  /** Null for a terminal that no store and POS were chosen on. */
  readonly externalPosId: string | null;
  readonly isOnline: boolean;
  readonly hasPaper: boolean;
  /** The mode in which it runs. */
  readonly runningMode: OperatingMode;
  /** The mode the API has set, which takes effect at the next restart; null when it runs in it. */
  readonly modeAfterRestart: OperatingMode | null;
  readonly screen: Screen;
  readonly slip: Slip | null;
}
