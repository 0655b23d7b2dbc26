import { describe, expect, test } from 'vitest';
import { refuseDrops } from '#renderer/input/refuse-drops.ts';

/** What a browser sends while something is dragged over a page. */
function dragEvent(type: string): Event & { readonly dataTransfer: { dropEffect: string } } {
  return Object.assign(new Event(type, { cancelable: true }), { dataTransfer: { dropEffect: 'copy' } });
}

describe('things dropped on the page', () => {
  test.each(['dragover', 'drop'])('%s: the browser goes nowhere and shows that it is refused', (type) => {
    const page = new EventTarget();
    refuseDrops(page);
    const event = dragEvent(type);
    page.dispatchEvent(event);
    expect([event.defaultPrevented, event.dataTransfer.dropEffect]).toEqual([true, 'none']);
  });

  test('what somebody on the page wants is left to them', () => {
    const page = new EventTarget();
    page.addEventListener('drop', (event) => {
      event.preventDefault();
    });
    refuseDrops(page);
    const event = dragEvent('drop');
    page.dispatchEvent(event);
    expect([event.defaultPrevented, event.dataTransfer.dropEffect]).toEqual([true, 'copy']);
  });

  test('an event without anything in it is no trouble, and after the end all is as before', () => {
    const page = new EventTarget();
    const stop = refuseDrops(page);
    const empty = new Event('drop', { cancelable: true });
    page.dispatchEvent(empty);
    expect(empty.defaultPrevented).toBe(true);
    stop();
    const after = dragEvent('drop');
    page.dispatchEvent(after);
    expect(after.defaultPrevented).toBe(false);
  });
});
