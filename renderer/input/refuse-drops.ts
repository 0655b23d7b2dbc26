/**
 * A file or an address that is dropped anywhere on the page but where it is wanted must not take the till's place: a browser would go to it.
 * Who wants it has called `preventDefault` before. Answers how to stop.
 */
export function refuseDrops(page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>): () => void {
  const refuse = (event: Event): void => {
    const isWanted = event.defaultPrevented;
    event.preventDefault();
    if (!isWanted && 'dataTransfer' in event && isDataTransfer(event.dataTransfer)) {
      event.dataTransfer.dropEffect = 'none';
    }
  };
  for (const type of ['dragover', 'drop']) page.addEventListener(type, refuse);
  return () => {
    for (const type of ['dragover', 'drop']) page.removeEventListener(type, refuse);
  };
}

function isDataTransfer(value: unknown): value is DataTransfer {
  return typeof value === 'object' && value !== null && 'dropEffect' in value;
}
