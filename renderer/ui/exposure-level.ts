export type ExposureLevel = 'calm' | 'near' | 'full';

/** From four fifths of the limit on it is said; `limitMinor` null is no limit. Minor units. */
export function exposureLevel(owedMinor: number, limitMinor: number | null): ExposureLevel {
  if (limitMinor === null || owedMinor === 0) return 'calm';
  if (owedMinor >= limitMinor) return 'full';
  return owedMinor * 5 >= limitMinor * 4 ? 'near' : 'calm';
}
