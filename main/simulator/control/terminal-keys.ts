import { z } from 'zod';

/**
 * What a hand can do to a terminal: its keys, the customer's card at its reader, and its switch, cable and paper.
 * The page at `/terminal` and the control API press the same ones. The touch screens of the Smart models show the
 * keys that the keypad models have.
 */
export const TerminalKey = z.enum([
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  /** Confirms; while the terminal waits, asks the cloud for an order. */
  'green',
  /** Deletes the last digit, or goes one step back. */
  'yellow',
  /** Cancels. */
  'red',
  'menu',
  'up',
  'down',
  'tap_card',
  'insert_card',
  'swipe_card',
  /** Switches the terminal off and on again. */
  'restart',
  /** Cuts the connection, or gives it back. */
  'connection',
  /** Takes the paper out, or puts a new roll in. */
  'paper',
  /** Tears off what the printer has put out. */
  'tear_off',
]);
export type TerminalKey = z.infer<typeof TerminalKey>;
