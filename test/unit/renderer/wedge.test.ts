import { describe, expect, test } from 'vitest';
import {
  BURST_GAP_MS,
  IDLE,
  MAX_SCAN_LENGTH,
  stepWedge,
  type WedgeInput,
  type WedgeOutput,
  type WedgeTarget,
} from '#renderer/input/wedge.ts';

/** Keys with the pause before each, run through the machine. */
function run(inputs: readonly WedgeInput[]) {
  let state = IDLE;
  const outputs: WedgeOutput[] = [];
  const held: boolean[] = [];
  for (const input of inputs) {
    const step = stepWedge(state, input);
    state = step.state;
    outputs.push(...step.outputs);
    held.push(step.isHeld);
  }
  return { state, outputs, held };
}

function typing(
  text: string,
  options: { gapMs: number; startMs?: number; isCapsLock?: boolean },
): WedgeInput[] {
  return Array.from(text).map((character, index) => ({
    kind: 'character',
    character,
    atMs: (options.startMs ?? 1_000) + index * options.gapMs,
    isCapsLock: options.isCapsLock ?? false,
  }));
}

const enterAt = (atMs: number): WedgeInput => ({ kind: 'terminator', atMs });
const silence = (target: WedgeTarget = 'other'): WedgeInput => ({ kind: 'silence', target });

describe('keyboard wedge', () => {
  test('a burst ended by Enter is a scan, and not one of its keys reaches the page', () => {
    const { outputs, held, state } = run([...typing('0007790001', { gapMs: 8 }), enterAt(1_088)]);
    expect(outputs).toEqual([{ kind: 'scan', code: '0007790001', isCut: false }]);
    expect(held.every(Boolean)).toBe(true);
    expect(state).toEqual(IDLE);
  });

  test('two scans glued in one burst are two codes', () => {
    const { outputs } = run([
      ...typing('7790001', { gapMs: 5, startMs: 0 }),
      enterAt(35),
      ...typing('7790002', { gapMs: 5, startMs: 40 }),
      enterAt(75),
    ]);
    expect(outputs.map((output) => output.kind === 'scan' && output.code)).toEqual(['7790001', '7790002']);
  });

  test('what a person types is handed on letter by letter and Enter stays theirs', () => {
    const { outputs, held } = run([...typing('leche', { gapMs: 90 }), enterAt(1_450)]);
    expect(outputs).toEqual(Array.from('leche').map((text) => ({ kind: 'typed', text })));
    expect(held.at(-1)).toBe(false);
  });

  test('a short roll over the keys is a person, whatever its speed', () => {
    const { outputs, held } = run([...typing('120', { gapMs: 10 }), enterAt(1_030)]);
    expect(outputs).toEqual([{ kind: 'typed', text: '120' }]);
    expect(held.at(-1)).toBe(false);
  });

  test('Enter pressed a moment after a fast word is a person’s Enter', () => {
    const { outputs, held } = run([...typing('arroz', { gapMs: 10 }), enterAt(1_040 + BURST_GAP_MS + 1)]);
    expect(outputs).toEqual([{ kind: 'typed', text: 'arroz' }]);
    expect(held.at(-1)).toBe(false);
  });

  test('a burst without Enter is given back when nothing follows', () => {
    const { outputs, state } = run([...typing('7790001582683', { gapMs: 8 }), silence()]);
    expect(outputs).toEqual([{ kind: 'typed', text: '7790001582683' }]);
    expect(state).toEqual(IDLE);
  });

  test('a burst without Enter over an amount is a scan: it is never typed into money', () => {
    const { outputs } = run([...typing('7890000000017', { gapMs: 8 }), silence('amount')]);
    expect(outputs).toEqual([{ kind: 'scan', code: '7890000000017', isCut: false }]);
  });

  test('an amount typed by hand reaches its field', () => {
    const { outputs } = run([...typing('1500', { gapMs: 110 }), silence('amount')]);
    expect(outputs).toEqual(Array.from('1500').map((text) => ({ kind: 'typed', text })));
  });

  test('with Caps Lock on the code still reads as printed', () => {
    const { outputs } = run([...typing('abC-12x', { gapMs: 8, isCapsLock: true }), enterAt(1_056)]);
    expect(outputs).toEqual([{ kind: 'scan', code: 'ABc-12X', isCut: false }]);
  });

  test('a text longer than any code is swallowed whole and reported cut', () => {
    const { outputs, held } = run([...typing('x'.repeat(4_000), { gapMs: 1, startMs: 0 }), enterAt(4_000)]);
    expect(outputs).toEqual([{ kind: 'scan', code: 'x'.repeat(MAX_SCAN_LENGTH), isCut: true }]);
    expect(held.every(Boolean)).toBe(true);
  });

  test('another key gives back what was held, before it acts', () => {
    const { outputs, held } = run([...typing('ab', { gapMs: 10 }), { kind: 'interruption' }]);
    expect(outputs).toEqual([{ kind: 'typed', text: 'ab' }]);
    expect(held.at(-1)).toBe(false);
  });

  test('a space alone is left to the page, a space inside a burst is part of the code', () => {
    expect(run(typing(' ', { gapMs: 0 })).held).toEqual([false]);
    const { outputs } = run([...typing('AB 12', { gapMs: 8 }), enterAt(1_040)]);
    expect(outputs).toEqual([{ kind: 'scan', code: 'AB 12', isCut: false }]);
  });

  test('a pause in the middle splits a person’s letters from the scan that follows', () => {
    const { outputs } = run([
      ...typing('3*', { gapMs: 120, startMs: 0 }),
      ...typing('7790001', { gapMs: 6, startMs: 900 }),
      enterAt(942),
    ]);
    expect(outputs).toEqual([
      { kind: 'typed', text: '3' },
      { kind: 'typed', text: '*' },
      { kind: 'scan', code: '7790001', isCut: false },
    ]);
  });
});
