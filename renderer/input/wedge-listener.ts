import { HOLD_MS, IDLE, stepWedge, type WedgeInput, type WedgeOutput, type WedgeTarget } from './wedge.ts';

/** Marks an input that takes money: no burst of keys may land in it. Its value is the decimal mark of the language. */
export const AMOUNT_FIELD_ATTRIBUTE = 'data-amount-field';

/**
 * Runs the wedge's state machine on the page's keys, before anything else sees them. `onTyped` gets what a person typed while no
 * text field had the focus; into a text field it is put back here. Answers how to stop.
 */
export function listenForScans(
  page: Window,
  handlers: {
    readonly onScan: (scan: Extract<WedgeOutput, { kind: 'scan' }>) => void;
    readonly onTyped: (text: string) => void;
  },
): () => void {
  let state = IDLE;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = (input: WedgeInput): boolean => {
    const step = stepWedge(state, input);
    state = step.state;
    clearTimeout(timer);
    if (state.held !== '') timer = setTimeout(onSilence, HOLD_MS);
    for (const output of step.outputs) {
      if (output.kind === 'scan') handlers.onScan(output);
      else if (!insertText(page.document, output.text)) handlers.onTyped(output.text);
    }
    return step.isHeld;
  };

  /** On a machine that is busy the timer can come before keys that were pressed in time: those are waited for. */
  const onSilence = (): void => {
    if (isInputPending(page.navigator)) timer = setTimeout(onSilence, HOLD_MS);
    else run({ kind: 'silence', target: targetOf(page.document) });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const input = readKey(event, page.document);
    if (input === null) return;
    if (run(input)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  const onInterruption = () => void run({ kind: 'interruption' });

  page.addEventListener('keydown', onKeyDown, true);
  page.addEventListener('pointerdown', onInterruption, true);
  page.addEventListener('blur', onInterruption);
  return () => {
    page.removeEventListener('keydown', onKeyDown, true);
    page.removeEventListener('pointerdown', onInterruption, true);
    page.removeEventListener('blur', onInterruption);
    clearTimeout(timer);
  };
}

/** Chromium's own answer whether keys or clicks wait to be handled; no other engine runs this page. */
function isInputPending(
  navigator: Navigator & { readonly scheduling?: { isInputPending?(): boolean } },
): boolean {
  return navigator.scheduling?.isInputPending?.() ?? false;
}

/** Null for keys the wedge has no opinion on: modifiers alone, and letters being composed. */
function readKey(event: KeyboardEvent, page: Document): WedgeInput | null {
  if (
    event.isComposing ||
    ['Shift', 'CapsLock', 'NumLock', 'AltGraph', 'Dead', 'Process'].includes(event.key)
  ) {
    return null;
  }
  const isChord = event.ctrlKey || event.metaKey || event.altKey || event.getModifierState('AltGraph');
  const atMs = event.timeStamp;
  if ((event.key === 'Enter' || event.key === 'Tab') && !isChord) return { kind: 'terminator', atMs };
  if (isChord || Array.from(event.key).length !== 1 || event.repeat) return { kind: 'interruption' };
  const isCapsLock = event.getModifierState('CapsLock');
  return { kind: 'character', character: markOf(event, page) ?? event.key, atMs, isCapsLock };
}

/** The decimal key of the number pad makes a full stop on many keyboards of shops that write a comma: in an amount it means the mark. */
function markOf(event: KeyboardEvent, page: Document): string | undefined {
  if (event.code !== 'NumpadDecimal') return undefined;
  return page.activeElement?.getAttribute(AMOUNT_FIELD_ATTRIBUTE) ?? undefined;
}

function targetOf(page: Document): WedgeTarget {
  return page.activeElement?.hasAttribute(AMOUNT_FIELD_ATTRIBUTE) === true ? 'amount' : 'other';
}

/** Puts text where the caret is, as typing would: through the browser, so that undo and the field's own rules hold. */
function insertText(page: Document, text: string): boolean {
  const field = page.activeElement;
  const isText =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && !['checkbox', 'radio', 'file', 'button'].includes(field.type));
  if (!isText || field.readOnly || field.disabled) return false;
  // Deprecated and without a successor: nothing else types into a field with its undo and its events.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return page.execCommand('insertText', false, text);
}
