/**
 * Tells a scanner from a person. A keyboard-wedge scanner types its code as a burst of keys and ends it with Enter or Tab; a person
 * is an order of magnitude slower. Keys are held back for a moment until it is known who typed them: a scan never reaches the
 * field that has the focus, and what a person typed is handed on unchanged.
 *
 * Pure: the state goes in, the state and what to do come out. Times are milliseconds of one monotonic clock.
 */

/** Longest pause between two keys of one burst. */
export const BURST_GAP_MS = 35;
/** A held key with nothing after it for this long was the last of what was typed. */
export const HOLD_MS = 50;
/** Shorter bursts are a person rolling over the keys. */
export const MIN_SCAN_LENGTH = 4;
/** Codes are at most this long; a longer burst (an address in a QR code) is swallowed whole and reported. */
export const MAX_SCAN_LENGTH = 200;

export interface WedgeState {
  /** Keys held back, not handed on yet. */
  readonly held: string;
  /** Characters read beyond the longest code. */
  readonly surplus: number;
  readonly lastAtMs: number;
  readonly isCapsLock: boolean;
}

export const IDLE: WedgeState = { held: '', surplus: 0, lastAtMs: 0, isCapsLock: false };

export type WedgeInput =
  /** A key that makes one character, without Ctrl, Alt or Meta. */
  | {
      readonly kind: 'character';
      readonly character: string;
      readonly atMs: number;
      readonly isCapsLock: boolean;
    }
  /** Enter or Tab. */
  | { readonly kind: 'terminator'; readonly atMs: number }
  /** Any other key, a press of the mouse, a change of focus. */
  | { readonly kind: 'interruption' }
  /** Nothing came for {@link HOLD_MS}. */
  | { readonly kind: 'silence'; readonly target: WedgeTarget };

/** What has the focus: in an amount field a burst that lacks its terminator is a scan as well. */
export type WedgeTarget = 'amount' | 'other';

export type WedgeOutput =
  /** A scanner read this. `isCut`: it was longer than any code and is given cut. */
  | { readonly kind: 'scan'; readonly code: string; readonly isCut: boolean }
  /** A person typed this. */
  | { readonly kind: 'typed'; readonly text: string };

export interface WedgeStep {
  readonly state: WedgeState;
  readonly outputs: readonly WedgeOutput[];
  /** Whether the key is kept from the page. */
  readonly isHeld: boolean;
}

export function stepWedge(state: WedgeState, input: WedgeInput): WedgeStep {
  switch (input.kind) {
    case 'character':
      return takeCharacter(state, input);
    case 'terminator': {
      const isInBurst = isScanLength(state) && input.atMs - state.lastAtMs <= BURST_GAP_MS;
      if (isInBurst) return { state: IDLE, outputs: [scanOf(state)], isHeld: true };
      return { state: IDLE, outputs: typedOf(state), isHeld: false };
    }
    case 'interruption':
      return { state: IDLE, outputs: typedOf(state), isHeld: false };
    case 'silence': {
      const isScan = state.surplus > 0 || (input.target === 'amount' && isScanLength(state));
      return { state: IDLE, outputs: isScan ? [scanOf(state)] : typedOf(state), isHeld: false };
    }
  }
}

function takeCharacter(state: WedgeState, input: Extract<WedgeInput, { kind: 'character' }>): WedgeStep {
  const isInBurst = state.held !== '' && input.atMs - state.lastAtMs <= BURST_GAP_MS;
  // A space alone presses buttons: only inside a burst is it part of a code.
  if (!isInBurst && input.character === ' ') return { state: IDLE, outputs: typedOf(state), isHeld: false };
  const before = isInBurst ? state : IDLE;
  const outputs = isInBurst ? [] : typedOf(state);
  const isFull = before.held.length >= MAX_SCAN_LENGTH;
  return {
    state: {
      held: isFull ? before.held : before.held + input.character,
      surplus: before.surplus + (isFull ? 1 : 0),
      lastAtMs: input.atMs,
      isCapsLock: input.isCapsLock,
    },
    outputs,
    isHeld: true,
  };
}

function isScanLength(state: WedgeState): boolean {
  return state.held.length >= MIN_SCAN_LENGTH;
}

function scanOf(state: WedgeState): WedgeOutput {
  const code = (state.isCapsLock ? swapCase(state.held) : state.held).trim();
  return { kind: 'scan', code, isCut: state.surplus > 0 };
}

function typedOf(state: WedgeState): readonly WedgeOutput[] {
  return state.held === '' ? [] : [{ kind: 'typed', text: state.held }];
}

/** A scanner presses Shift for capitals; with Caps Lock on, the computer turns every letter round. */
function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
