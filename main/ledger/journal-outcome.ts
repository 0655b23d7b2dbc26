/** How ledger and journal stood to each other when the ledger was opened, and what was done about it. */
export type JournalOutcome =
  /** The ledger was opened without a journal. */
  | { readonly kind: 'off' }
  | { readonly kind: 'in_step' }
  /** There was none: it begins with the period that holds what happened up to 100 days ago. */
  | { readonly kind: 'begun'; readonly entries: number }
  /** The ledger had entries that a crash or a failed disk kept from the journal; they are in it now. */
  | { readonly kind: 'caught_up'; readonly entries: number }
  /** A part of the journal could not be read and was written again from the ledger, which had it all. */
  | { readonly kind: 'repaired'; readonly fromSeq: number }
  /** The ledger was older than its journal, and has everything again. */
  | {
      readonly kind: 'restored_from_journal';
      readonly entries: number;
      readonly fromSeq: number;
      readonly toSeq: number;
      /** The ledger as it was found. */
      readonly copyFile: string;
    }
  /**
   * The ledger was older than its journal, and from `missingFromSeq` on the journal cannot be read or is not there. What came
   * before is back. The journal names entries up to `lastSeqNamed`; it was set aside and a new one begun.
   */
  | {
      readonly kind: 'partly_restored';
      readonly entries: number;
      readonly missingFromSeq: number;
      readonly lastSeqNamed: number;
      readonly copyFile: string;
      readonly asideFolder: string;
    }
  /** Ledger and journal tell different stories from `atSeq` on. Nothing was changed; the journal was set aside and a new one begun. */
  | { readonly kind: 'diverged'; readonly atSeq: number; readonly asideFolder: string }
  /** The journal is of another ledger. It was set aside and a new one begun. */
  | { readonly kind: 'other_ledger'; readonly ledgerId: string; readonly asideFolder: string }
  /** The journal's place could not be read; nothing was compared. */
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Whether every entry is in the journal. A sale never waits for it: `failing` is shown, and ends by itself. */
export type JournalHealth =
  | { readonly state: 'off' }
  | { readonly state: 'ok' }
  | {
      readonly state: 'failing';
      readonly sinceMs: number;
      readonly reason: string;
      readonly entriesBehind: number;
    };
