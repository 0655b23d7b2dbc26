/** One number of degrees, with a point or a comma. */
const DEGREES = /^[+-]?\d{1,3}(?:[.,]\d{1,15})?$/;
/** Two of them, as maps write them: with points, between them a comma, a semicolon or a space. */
const PAIR = /^([+-]?\d{1,3}(?:\.\d{1,15})?)\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d{1,15})?)$/;

/** Decimal degrees up to `most` in either direction; undefined when the text is none. */
export function readDegrees(text: string, most: 90 | 180): number | undefined {
  const plain = plainMinus(text);
  if (!DEGREES.test(plain)) return undefined;
  const degrees = Number(plain.replace(',', '.'));
  return Math.abs(degrees) <= most ? degrees : undefined;
}

/** A latitude and a longitude pasted together, each as it was written; undefined when the text is something else. */
export function splitCoordinates(
  text: string,
): { readonly latitude: string; readonly longitude: string } | undefined {
  const match = PAIR.exec(
    plainMinus(text)
      .replace(/^\(|\)$/g, '')
      .trim(),
  );
  const [, latitude, longitude] = match ?? [];
  // `-34,60` is one number with a comma for a mark: two whole numbers are no place that a map gives.
  if (latitude === undefined || longitude === undefined || !latitude.includes('.')) return undefined;
  return { latitude, longitude };
}

/** Pages write a minus of their own. */
function plainMinus(text: string): string {
  return text.trim().replaceAll('\u2212', '-');
}
