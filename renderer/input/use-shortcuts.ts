import { useEffect, useEffectEvent } from 'react';

/** `F8`, `Escape`, `Ctrl+Delete`, `Alt+Digit1` (digits by their place on the keyboard, as Alt changes what they make). */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

export function shortcutName(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): string {
  const key = event.altKey && event.code.startsWith('Digit') ? event.code : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key}`;
}

/** Runs shortcuts while `isActive`. A key held down counts once. */
export function useShortcuts(shortcuts: Shortcuts, isActive = true): void {
  const run = useEffectEvent((event: KeyboardEvent) => {
    const action = shortcuts[shortcutName(event)];
    if (action === undefined || event.defaultPrevented) return;
    // A list of the platform's own moves by the arrows.
    if (event.target instanceof HTMLSelectElement && event.key.startsWith('Arrow')) return;
    event.preventDefault();
    if (!event.repeat) action();
  });
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent) => run(event);
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isActive]);
}
