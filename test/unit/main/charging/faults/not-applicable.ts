/** A fault case that has no test of its own name in this folder. */
export interface Untested {
  readonly id: string;
  readonly reason: string;
  /** Tests that show what there is of it, by file and name; a file is named from the project's folder. */
  readonly shownBy: readonly { readonly file: string; readonly test: string }[];
}

const LEDGER_AND_DAY = 'test/unit/main/charging/faults/ledger-and-day.test.ts';
const LEDGER = 'test/unit/main/ledger';

/** The fault cases of the payment flow that are tested elsewhere, or cannot happen yet. Every other one is a test here. */
export const NOT_APPLICABLE: readonly Untested[] = [
  {
    id: 'P33',
    reason: 'No receipt is printed yet: it is on the screen, and is read from the ledger each time.',
    shownBy: [
      {
        file: LEDGER_AND_DAY,
        test: 'can be shown again as often as it is wanted, unchanged, and the sale stays paid',
      },
    ],
  },
  {
    id: 'P52',
    reason: 'A power cut takes what was not synced: replayed from the recorded writes, beside the ledger.',
    shownBy: [
      {
        file: `${LEDGER}/power-cut.test.ts`,
        test: 'takes nothing that was acknowledged, from the ledger or its journal',
      },
    ],
  },
  {
    id: 'P53',
    reason: 'A real process that is really killed, beside the ledger.',
    shownBy: [
      {
        file: `${LEDGER}/kill.test.ts`,
        test: 'leaves every entry it had acknowledged, and a sound ledger',
      },
    ],
  },
  {
    id: 'P55',
    reason:
      'Money that is owed and charged later does not exist yet: only a basket can wait, and it is no sale.',
    shownBy: [
      {
        file: LEDGER_AND_DAY,
        test: 'is as open to the next attempt after a decline as it was, and nothing is written off',
      },
    ],
  },
  {
    id: 'P56',
    reason:
      'There is no queue of charges: each is started by somebody, one for a basket and one for a terminal.',
    shownBy: [
      {
        file: LEDGER_AND_DAY,
        test: 'while the network is gone is charged later, when somebody starts it, and once',
      },
    ],
  },
  {
    id: 'P57',
    reason: 'No sale is captured before it is paid: a basket that waits is meant to be edited.',
    shownBy: [{ file: LEDGER_AND_DAY, test: 'cannot be changed once it has been sold' }],
  },
  {
    id: 'P60',
    reason: 'The second copy never gets as far as a ledger or a charge.',
    shownBy: [
      {
        file: 'test/unit/main/host/data-dir-lock.test.ts',
        test: 'a second till is refused and told which process has it, until the first lets go',
      },
      {
        file: 'test/unit/main/host/electron/boot.test.ts',
        test: 'a second start brings the window of the first to the front and ends',
      },
    ],
  },
  {
    id: 'P62',
    reason: 'Needs a disk that fails a sync, under a process of its own, beside the ledger.',
    shownBy: [
      {
        file: `${LEDGER}/failing-fsync.test.ts`,
        test: 'the ledger’s log: nothing is acknowledged until the file has been looked at, and nothing acknowledged is lost',
      },
    ],
  },
];
