/** Whether Mercado Pago takes a name for a point of sale (Point API, Create POS: name); an empty one is not judged yet. */
export function isPosName(text: string): boolean {
  const name = text.trim();
  return name === '' || (name.length <= 45 && /^[A-Za-z0-9_-]+(?: +[A-Za-z0-9_-]+)*$/.test(name));
}
