/**
 * Text from outside (product names, answers of the API) as it may be shown: control characters, direction overrides and invisible
 * joiners are taken out, so that a name cannot reorder or hide what stands beside it. React already shows markup as text.
 */
export function visibleText(text: string): string {
  return text
    .replace(/[\t\n\r]+/g, ' ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
      '',
    )
    .replace(/[\u0300-\u036f]{4,}/g, (marks) => marks.slice(0, 3))
    .trim();
}

/** {@link visibleText} cut to `length` characters, with a mark where it was cut. */
export function shortText(text: string, length: number): string {
  const characters = Array.from(visibleText(text));
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}

/** Whether all of a text can be seen: nothing in it that {@link visibleText} would take out. For what is typed and kept. */
export function isReadableText(text: string): boolean {
  return visibleText(text) === text.trim();
}
