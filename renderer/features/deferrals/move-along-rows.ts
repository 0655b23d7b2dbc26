import type { KeyboardEvent } from 'react';

const STEP: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** The arrows go from a row's button or tick to the same of the row above or below. */
export function moveAlongRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = STEP[event.key];
  const { target } = event;
  if (step === undefined || !(target instanceof HTMLElement)) return;
  const row = target.closest('tr');
  const rows = [...event.currentTarget.rows];
  const next = row === null ? undefined : rows[rows.indexOf(row) + step];
  const kind = target instanceof HTMLInputElement ? 'input:not(:disabled)' : 'button';
  const goal = next?.querySelector(kind) ?? next?.querySelector('button');
  if (!(goal instanceof HTMLElement)) return;
  event.preventDefault();
  goal.focus();
}
