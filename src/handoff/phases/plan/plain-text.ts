const LINK = /!?\[([^[\]]{0,200})\]\([^()\s]{0,500}\)/g;
const MARKS = /\*\*|~~|`/g;
/** Emphasis by one mark, at the edges of words: the star of `3 * 4` and the lines of `a_b_c` stay. */
const EMPHASIS =
  /(?<![\p{L}\p{N}])[*_]{1,3}(?=[\p{L}\p{N}$€£(>≥<≤])|(?<=[\p{L}\p{N}%:.!?)])[*_]{1,3}(?![\p{L}\p{N}])/gu;
const BLANKS = /\s+/g;
const LOWER = /&lt;/gi;
const GREATER = /&gt;/gi;

/** Every expression of this file, for the test of blow-up. */
export const PLAIN_PATTERNS = [LINK, MARKS, EMPHASIS, BLANKS, LOWER, GREATER] as const;

/** How often one mark can hide another. */
const MOST_PASSES = 8;

/** The words of a line of Markdown, without its marks; a second time changes nothing. */
export function plainText(text: string): string {
  let plain = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = plain
      .replaceAll(LINK, '$1')
      .replaceAll(MARKS, '')
      .replaceAll(EMPHASIS, '')
      .replaceAll(LOWER, '<')
      .replaceAll(GREATER, '>')
      .replaceAll(BLANKS, ' ')
      .trim();
    if (next === plain) break;
    plain = next;
  }
  return plain;
}

/** Without any of these characters at its beginning and its end. */
export function trimMarks(text: string, front: string, back: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && front.includes(text.charAt(start))) start += 1;
  while (end > start && back.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** At most so many characters, none of them half. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const isSplit = /[\uD800-\uDBFF]/.test(text.charAt(most - 1));
  return text.slice(0, isSplit ? most - 1 : most).trimEnd();
}

/** `Retrieval baseline` as `retrieval-baseline`; `phase` where no letter or digit is left. */
export function kebab(text: string): string {
  const words =
    cutText(text, 60)
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? 'phase' : words.join('-');
}
